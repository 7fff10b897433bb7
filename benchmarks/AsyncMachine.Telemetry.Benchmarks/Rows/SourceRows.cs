using AsyncMachine.Benchmarks.Rows;
using AsyncMachine.Benchmarks.Schemas;
using AsyncMachine.Telemetry.Benchmarks.Schemas;
using AsyncMachine.Telemetry.Benchmarks.Watching;

namespace AsyncMachine.Telemetry.Benchmarks.Rows;

/// <summary>
/// What it costs a handler that mutations know it as their source, also those that it makes after an <c>await</c>: beyond the same with somebody
/// who is told of handlers as well, and wants no causes.
/// </summary>
internal static class SourceRows
{
    /// <summary>A handler that waits, and goes on later.</summary>
    public static Loops Awaiting() => Beyond(() =>
    {
        var handlers = new Gated();
        Machine<Gated> machine = Machine.Create(handlers);
        return (machine, times =>
        {
            for (int i = 0; i < times; i++)
            {
                machine.Add(Gated.Foo);
                handlers.Gate.Open();
                machine.Remove(Gated.Foo);
            }
        });
    });

    /// <summary>An asynchronous handler that has nothing to wait for.</summary>
    public static Loops AtOnce() => Beyond(() =>
    {
        Machine<AsyncHandler> machine = Machine.Create(new AsyncHandler());
        return (machine, times =>
        {
            for (int i = 0; i < times; i++)
            {
                machine.Add(AsyncHandler.Foo);
                machine.Remove(AsyncHandler.Foo);
            }
        });
    });

    private static Loops Beyond(Func<(Machine Machine, Action<int> Run)> make)
    {
        (Machine with, Action<int> caused) = make();
        (Machine without, Action<int> uncaused) = make();
        with.Engine.AddHook(new IdleProbe(wantsCauses: true)).GetAwaiter().GetResult();
        without.Engine.AddHook(new IdleProbe(wantsCauses: false)).GetAwaiter().GetResult();
        return new Loops { Main = new Loop(caused), Baseline = new Loop(uncaused), Against = Against.Beyond };
    }
}
