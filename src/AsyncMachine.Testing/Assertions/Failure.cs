using System.Globalization;
using System.Text;

namespace AsyncMachine.Testing;

/// <summary>The text of a failed assertion: what was expected, what the machine is, and what it did last.</summary>
internal static class Failure
{
    /// <summary>So many of the last transitions are shown.</summary>
    private const int LastTransitions = 12;

    /// <summary>A failure about a machine.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="time">Its ticks as the assertion saw them.</param>
    /// <param name="expectation">What it should be, as the end of a sentence that begins with the machine.</param>
    /// <param name="concerned">States that are shown even if they were never active.</param>
    /// <param name="cause">What went wrong, if it was an exception.</param>
    public static MachineAssertionException Of(
        IMachine machine, MachineTime time, string expectation, ReadOnlySpan<int> concerned = default, Exception? cause = null)
    {
        var text = new StringBuilder($"Machine '{machine.Id}' {expectation}");
        text.Append("\n  actual:  ").Append(States(time, concerned));
        if (machine.Error is { } error) text.Append("\n  error:   ").Append(Describe(error));
        if (machine is Machine { QueueLength: > 0 } busy)
        {
            text.Append("\n  waiting: ").AppendJoin(", ", busy.Queue.Take(LastTransitions)).Append(busy.QueueLength > LastTransitions ? ", …" : "");
        }

        AppendTransitions(text, machine);
        return new MachineAssertionException(text.ToString(), cause);
    }

    /// <summary>Names of states in a sentence.</summary>
    public static string Names(Schema schema, ReadOnlySpan<int> states)
    {
        if (states.Length == 0) return "nothing";
        var names = new string[states.Length];
        for (int i = 0; i < names.Length; i++) names[i] = schema[states[i]].Name;
        return string.Join(' ', names);
    }

    /// <summary>A state with its tick.</summary>
    public static string WithTick(MachineTime time, int state) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.Schema[state].Name}:{time[state]}");

    /// <summary>An error in one line.</summary>
    public static string Describe(Exception error) => $"{error.GetType().Name}: {error.Message.ReplaceLineEndings("\n").Split('\n')[0]}";

    /// <summary>Active states with their ticks, then inactive ones that were active before, or that the assertion is
    /// about.</summary>
    private static string States(MachineTime time, ReadOnlySpan<int> concerned)
    {
        if (time.Count == 0) return "the machine is disposed";
        var active = new List<string>();
        var inactive = new List<string>();
        for (int i = 0; i < time.Count; i++)
        {
            if ((time[i] & 1) != 0) active.Add(WithTick(time, i));
            else if (time[i] > 0 || concerned.Contains(i)) inactive.Add(WithTick(time, i));
        }

        string text = $"({string.Join(' ', active)})";
        return inactive.Count == 0 ? text : $"{text} [{string.Join(' ', inactive)}]";
    }

    private static void AppendTransitions(StringBuilder text, IMachine machine)
    {
        if (machine.Tracers.OfType<TransitionRecorder>().FirstOrDefault() is not { } recorder) return;
        IReadOnlyList<string> lines = recorder.Lines;
        text.Append("\n  last transitions:");
        if (lines.Count == 0) text.Append(" none");
        foreach (string line in lines.Skip(lines.Count - LastTransitions)) text.Append("\n    ").Append(line);
    }
}
