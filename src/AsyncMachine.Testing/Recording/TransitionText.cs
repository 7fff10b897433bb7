using System.Globalization;
using System.Text;

namespace AsyncMachine.Testing;

/// <summary>The line of one transition; its grammar stands at <see cref="TransitionRecorder"/>.</summary>
internal static class TransitionText
{
    public static string Of(Transition transition, List<string>? handlers, RecordedParts parts)
    {
        Mutation mutation = transition.Mutation;
        var text = new StringBuilder();
        if ((parts & RecordedParts.Machine) != 0) text.Append(transition.Machine.Id).Append(": ");
        if ((parts & RecordedParts.Source) != 0) text.Append(CultureInfo.InvariantCulture, $"#{transition.Id} ");
        text.Append('[').Append(mutation.IsCheck ? "can " : mutation.IsAuto ? "auto " : "").Append(Mutation.Text(mutation.Type)).Append(']');
        foreach (State state in mutation.Called) text.Append(' ').Append(state.Name);
        if (transition.Args is ErrorArgs { Error: { } error }) text.Append(" (").Append(Failure.Describe(error)).Append(')');
        text.Append(':');
        AppendOutcome(text, transition, (parts & RecordedParts.Ticks) != 0);
        if (handlers is { Count: > 0 }) text.Append(" | ").AppendJoin(' ', handlers);
        if ((parts & RecordedParts.Source) != 0 && mutation.Source is { } source)
        {
            string other = source.MachineId == transition.Machine.Id ? "" : source.MachineId;
            text.Append(CultureInfo.InvariantCulture, $" from {other}#{source.TransitionId}");
        }

        return text.ToString();
    }

    private static void AppendOutcome(StringBuilder text, Transition transition, bool ticks)
    {
        bool canceled = transition.Result.IsCanceled;
        if (transition.Mutation.IsCheck)
        {
            text.Append(canceled ? " no" : " yes");
        }
        else
        {
            if (canceled) text.Append(" canceled");
            bool changed = AppendChanges(text, transition, ticks);
            if (!changed && !canceled) text.Append(" =");
        }

        if (canceled && transition.Refusal is { } refusal) text.Append(", ").Append(refusal.Reason);
    }

    /// <summary>A final handler that throws leaves changes behind, so a canceled mutation has some too.</summary>
    private static bool AppendChanges(StringBuilder text, Transition transition, bool ticks)
    {
        bool any = false;
        MachineTime before = transition.TimeBefore, after = transition.TimeAfter;
        for (int i = 0; i < Math.Min(before.Count, after.Count); i++)
        {
            // A canceled transition that was never committed keeps its predicted ticks out of the text.
            if (before[i] == after[i]) continue;
            bool wasActive = (before[i] & 1) != 0, isActive = (after[i] & 1) != 0;
            char mark = wasActive == isActive ? wasActive ? '*' : '~' : isActive ? '+' : '-';
            text.Append(' ').Append(mark).Append(after.Schema[i].Name);
            if (ticks) text.Append(CultureInfo.InvariantCulture, $":{after[i]}");
            any = true;
        }

        return any;
    }
}
