namespace AsyncMachine.Analyzers;

/// <summary>Where the page of a diagnostic is.</summary>
internal static class HelpLink
{
    public const string Base = "https://github.com/asyncmachine/asyncmachine-dotnet/blob/main/docs/diagnostics/";

    public const string End = ".md";
}
