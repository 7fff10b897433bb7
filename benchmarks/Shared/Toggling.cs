using AsyncMachine.Benchmarks.Rows;

namespace AsyncMachine.Benchmarks.Shared;

/// <summary>A state comes and goes: what rows put their own subject on top of.</summary>
internal static class Toggling
{
    public static Loop Of(Machine machine, State state) => new(
        times =>
        {
            Machine toggled = machine;
            for (int i = 0; i < times; i++)
            {
                toggled.Add(state);
                toggled.Remove(state);
            }
        },
        Operations: 2);
}
