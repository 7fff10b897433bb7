using System.Runtime.CompilerServices;

namespace AsyncMachine;

// Those who count transitions.
internal sealed partial class Core<TSet>
{
    private bool _counted; // the audience has tallies

    /// <summary>A transition without handlers has ended, or was refused by relations.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Count(JobKind kind, JobFlags flags, TallyOutcome outcome, in TSet entered)
    {
        if ((flags & JobFlags.Check) != 0) return;
        int index = TransitionTally.IndexOf((MutationType)kind, outcome, (flags & JobFlags.Auto) != 0);
        bool exception = outcome == TallyOutcome.Executed && StateSets.Has(in entered, _schema.Exception);
        foreach (TransitionTally tally in _audience.Tallies!) tally.Count(index, exception);
    }

    /// <summary>A state was called that concerns nothing and nobody else.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void CountPlain(int state, bool add)
    {
        int index = TransitionTally.IndexOf(add ? MutationType.Add : MutationType.Remove, TallyOutcome.Executed, auto: false);
        foreach (TransitionTally tally in _audience.Tallies!) tally.Count(index, add && state == _schema.Exception);
    }

    /// <summary>A transition of a cell has ended.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Count(Cell<TSet> cell)
    {
        if (cell.Job.Has(JobFlags.Check)) return;
        TallyOutcome outcome = cell.Succeeds ? TallyOutcome.Executed : cell.Failed ? TallyOutcome.Failed : TallyOutcome.Canceled;
        int index = TransitionTally.IndexOf((MutationType)cell.Job.Kind, outcome, cell.Job.Has(JobFlags.Auto));
        bool exception = cell.Committed && StateSets.Has(in cell.Entering, _schema.Exception) && StateSets.Has(in _active, _schema.Exception);
        foreach (TransitionTally tally in _audience.Tallies!) tally.Count(index, exception);
    }
}
