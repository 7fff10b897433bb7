namespace AsyncMachine.Generators;

/// <summary>Names of the pipeline's steps, by which tests ask whether a step ran again.</summary>
internal static class TrackingNames
{
    public const string Schemas = nameof(Schemas);
    public const string Handlers = nameof(Handlers);
    public const string Args = nameof(Args);

    /// <summary>What an attribute of the assembly asks codecs for.</summary>
    public const string CodecRequests = nameof(CodecRequests);

    /// <summary>What the assembly's file of codecs is made of.</summary>
    public const string Codecs = nameof(Codecs);

    /// <summary>File names that differ by case only.</summary>
    public const string Clashes = nameof(Clashes);

    /// <summary>What the output steps get.</summary>
    public const string Outputs = nameof(Outputs);
}
