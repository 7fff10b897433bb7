namespace AsyncMachine.Benchmarks.Schemas;

/// <summary>Ten states: what memory and construction are measured on, and other states to wait for.</summary>
[StateSchema]
internal sealed partial class Ten
{
    public static partial State Foo { get; }

    public static partial State Open { get; }

    [State(Auto = true, Require = [nameof(Open)])]
    public static partial State Ready { get; }

    [State(Remove = [nameof(Busy)])]
    public static partial State Calm { get; }

    [State(Remove = [nameof(Calm)])]
    public static partial State Busy { get; }

    [State(Require = [nameof(Open)])]
    public static partial State Reading { get; }

    [State(Require = [nameof(Open)])]
    public static partial State Writing { get; }

    [State(Add = [nameof(Closing)])]
    public static partial State Failing { get; }

    public static partial State Closing { get; }

    public static partial State Closed { get; }
}
