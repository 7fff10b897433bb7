using System.Collections.Concurrent;

namespace AsyncMachine.Rpc.Tests.Support;

/// <summary>Records what each transition changes: <c>+A -B</c>, and <c>*C</c> for a Multi state that was called again.</summary>
internal sealed class Changes : Tracer
{
    private readonly ConcurrentQueue<string> _lines = new();

    /// <summary>The transitions that have changed something, in order.</summary>
    public string[] Lines => [.. _lines];

    /// <summary>The machine that was traced last.</summary>
    public Machine? Machine { get; private set; }

    public override void MachineInit(IMachine machine) => Machine = (Machine)machine;

    public override void TransitionEnd(Transition transition)
    {
        MachineTime before = transition.TimeBefore, after = transition.TimeAfter;
        Schema schema = transition.Machine.Schema;
        string line = string.Join(' ', Enumerable.Range(0, after.Count).Where(i => before.Ticks[i] != after.Ticks[i]).Select(Change));
        if (line.Length > 0) _lines.Enqueue(line);

        string Change(int i) => (after.Ticks[i] - before.Ticks[i] > 1 ? "*" : after.Ticks[i] % 2 == 1 ? "+" : "-") + schema.StateNames[i];
    }
}
