namespace AsyncMachine.Telemetry;

/// <summary>What of machines is logged, apart from what the levels of the logger let through. Read when logging begins.</summary>
public sealed class MachineLogOptions
{
    /// <summary>The args of mutations, as their <c>ToString</c> shows them, in the field <c>Args</c>. They may be private. Default: no.</summary>
    public bool Args { get; set; }

    /// <summary>Questions, too: <c>CanAdd</c> and <c>CanRemove</c>. Default: no.</summary>
    public bool Checks { get; set; }

    /// <summary>Chooses machines, once for each; one that throws chooses the machine. Default (null): all.</summary>
    public Func<IMachine, bool>? Machines { get; set; }

    internal MachineLogOptions Copy() => new() { Args = Args, Checks = Checks, Machines = Machines };
}
