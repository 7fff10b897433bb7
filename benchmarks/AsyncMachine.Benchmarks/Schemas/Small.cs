namespace AsyncMachine.Benchmarks.Schemas;

/// <summary>A state without relations or handlers.</summary>
[StateSchema]
internal sealed partial class Bare
{
    public static partial State Foo { get; }
}

/// <summary>One handler; counting is what it does, so that it is not optimised away.</summary>
[StateSchema]
internal sealed partial class OneHandler
{
    public int Calls;

    public static partial State Foo { get; }

    private void FooState() => Calls++;
}

/// <summary>Every handler that a state without relations can have.</summary>
[StateSchema]
internal sealed partial class FourHandlers
{
    public int Calls;

    public static partial State Foo { get; }

    private bool FooEnter() => ++Calls != 0;

    private void FooState() => Calls++;

    private bool FooExit() => ++Calls != 0;

    private void FooEnd() => Calls++;
}

/// <summary>An asynchronous handler with nothing to wait for.</summary>
[StateSchema]
internal sealed partial class AsyncHandler
{
    public int Calls;

    public static partial State Foo { get; }

    private async Task FooStateAsync()
    {
        Calls++;
        await Task.CompletedTask;
    }
}

/// <summary>Args of <see cref="WithArgs.Foo"/>.</summary>
[StateArgs]
internal sealed partial record Load(int Thread, int Number);

/// <summary>A handler that asks for all it can be told. A Multi state: every mutation calls it.</summary>
[StateSchema]
internal sealed partial class WithArgs
{
    public int Sum;

    /// <summary>The last transition.</summary>
    public Transition? Last;

    [State(Multi = true)]
    public static partial State<Load> Foo { get; }

    private void FooState(Event e, Load args)
    {
        Sum += args.Number;
        Last = e.Transition;
    }
}

/// <summary>The same state, unobserved: what many threads add.</summary>
[StateSchema]
internal sealed partial class Shared
{
    [State(Multi = true)]
    public static partial State<Load> Foo { get; }
}

/// <summary>The same state with a handler that checks that no thread's mutations overtake each other.</summary>
[StateSchema]
internal sealed partial class Ordered(int threads)
{
    private readonly int[] _next = new int[threads];

    public int Handled;

    public int OutOfOrder;

    [State(Multi = true)]
    public static partial State<Load> Foo { get; }

    private void FooState(Load args)
    {
        Handled++;
        if (_next[args.Thread]++ != args.Number) OutOfOrder++;
    }
}
