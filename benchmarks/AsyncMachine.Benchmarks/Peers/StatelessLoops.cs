using AsyncMachine.Benchmarks.Rows;
using Stateless;

namespace AsyncMachine.Benchmarks.Peers;

/// <summary>What Stateless has for the same: two states instead of one that comes and goes, and two triggers.</summary>
internal static class StatelessLoops
{
    private enum Light
    {
        Off,
        On,
    }

    private enum Knob
    {
        TurnOn,
        TurnOff,
    }

    public static Loop Fire() => Toggle(Make());

    public static Loop FireWithEntry()
    {
        StateMachine<Light, Knob> machine = Make();
        int calls = 0;
        machine.Configure(Light.On).OnEntry(() => calls++);
        return Toggle(machine);
    }

    public static Loop CanFire()
    {
        StateMachine<Light, Knob> machine = Make();
        return new Loop(times =>
        {
            for (int i = 0; i < times; i++) machine.CanFire(Knob.TurnOn);
        });
    }

    public static Loop FireAsync()
    {
        StateMachine<Light, Knob> machine = Make();
        int calls = 0;
        machine.Configure(Light.On).OnEntryAsync(async () =>
        {
            calls++;
            await Task.CompletedTask;
        });
        return new Loop(
            times =>
            {
                for (int i = 0; i < times; i++)
                {
                    machine.FireAsync(Knob.TurnOn).GetAwaiter().GetResult();
                    machine.FireAsync(Knob.TurnOff).GetAwaiter().GetResult();
                }
            },
            2);
    }

    private static StateMachine<Light, Knob> Make()
    {
        var machine = new StateMachine<Light, Knob>(Light.Off);
        machine.Configure(Light.Off).Permit(Knob.TurnOn, Light.On);
        machine.Configure(Light.On).Permit(Knob.TurnOff, Light.Off);
        return machine;
    }

    private static Loop Toggle(StateMachine<Light, Knob> machine) => new(
        times =>
        {
            for (int i = 0; i < times; i++)
            {
                machine.Fire(Knob.TurnOn);
                machine.Fire(Knob.TurnOff);
            }
        },
        2);
}
