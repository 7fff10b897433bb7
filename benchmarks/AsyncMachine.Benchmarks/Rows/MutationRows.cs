using AsyncMachine.Benchmarks.Schemas;

namespace AsyncMachine.Benchmarks.Rows;

/// <summary>A state comes and goes, with more and more handlers; a step of a flow; one of many groups.</summary>
internal static class MutationRows
{
    public static Loops AddRemove(Loop? peer) => new() { Main = Toggle(Machine.Create(new Bare()), Bare.Foo), Peer = peer };

    public static Loops StateHandler(Loop? peer) =>
        new() { Main = Toggle(Machine.Create(new OneHandler()), OneHandler.Foo), Peer = peer };

    public static Loops FourHandlers() =>
        new() { Main = Toggle(Machine.Create(new FourHandlers()), Schemas.FourHandlers.Foo) };

    public static Loops AsyncHandler(Loop? peer) =>
        new() { Main = Toggle(Machine.Create(new AsyncHandler()), Schemas.AsyncHandler.Foo), Peer = peer };

    public static Loops EventArgs()
    {
        var handlers = new WithArgs();
        Machine<WithArgs> machine = Machine.Create(handlers);
        var args = new Load(0, 1);
        return new Loops
        {
            Main = new Loop(times =>
            {
                for (int i = 0; i < times; i++) machine.Add(WithArgs.Foo, args);
            }),
            Check = measured => new() { ["≤ 1 object beyond the args"] = measured.Bytes <= ObjectSize.Of(handlers.Last!) },
        };
    }

    public static Loops Flow()
    {
        Machine<Flow> machine = Schemas.Flow.Started();
        ulong before = machine.Time().Sum;
        Schemas.Flow.Cycle(machine);
        if (machine.Time().Sum - before != Schemas.Flow.Ticks) throw new InvalidOperationException("A step of the flow is missing.");
        return new Loops
        {
            Main = new Loop(
                times =>
                {
                    for (int i = 0; i < times; i++) Schemas.Flow.Cycle(machine);
                },
                Schemas.Flow.Transitions),
        };
    }

    public static Loops Rotate(int states)
    {
        Machine machine = Groups.Make(states, out State[] rotated);
        return new Loops
        {
            Main = new Loop(
                times =>
                {
                    for (int i = 0; i < times; i++)
                    {
                        foreach (State state in rotated) machine.Add(state);
                    }
                },
                rotated.Length),
        };
    }

    public static Loop Toggle(Machine machine, State state) => new(
        times =>
        {
            Machine toggled = machine;
            for (int i = 0; i < times; i++)
            {
                toggled.Add(state);
                toggled.Remove(state);
            }
        },
        2);
}
