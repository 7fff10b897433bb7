using AsyncMachine.Conformance;

namespace AsyncMachine.Tests.Oracle;

// One transition: resolve, negotiate, commit, final handlers, what follows.
internal sealed partial class OracleMachine
{
    private bool Transition(Job job)
    {
        HashSet<int> before = [.. _active];
        ulong[] ticks = [.. _ticks];
        HashSet<int>? target = _target = OracleResolver.Resolve(_schema, job.Kind, job.Called, before);
        int missing = job.Called.Count(x => !_target.Contains(x));
        bool accepted = job.Kind == "r" || (job.IsAuto ? missing < job.Called.Count : missing == 0);
        bool failed = false, changed = false;
        if (accepted)
        {
            try
            {
                target = Negotiate(job, before, target);
            }
            catch (ScriptedException)
            {
                target = null;
                failed = true;
            }

            accepted = target is not null;
        }

        if (accepted && !job.IsCheck) (accepted, changed) = Commit(job, before, target!);
        _target = [];
        string flags = (job.IsAuto ? "a" : "") + (job.IsCheck ? "c" : "") + (accepted ? "x" : "");
        _trace.Add($"[\"{job.Kind}\",{Text.Of(job.Called)},\"{flags}\",{(_ticks.SequenceEqual(ticks) ? "0" : Text.Of(_ticks))}]");
        if (failed) Error(job);
        if (!accepted || job.IsCheck) return accepted;
        bool health = job.Kind == "a" && job.Called.Count == 1 && _schema.Names[job.Called[0]] is "Healthcheck" or "Heartbeat";
        if (changed && !job.IsAuto && !health && !job.IsQuiet) Auto();
        return job.Kind != "r" || !job.Called.Any(_active.Contains);
    }

    /// <summary>Asks the negotiation handlers.</summary>
    /// <returns>The target states, fewer if Auto states were vetoed; null if the transition is canceled.</returns>
    private HashSet<int>? Negotiate(Job job, HashSet<int> before, HashSet<int> target)
    {
        string[] n = _schema.Names;
        List<int> leaving = _schema.Sort(before.Except(target));
        List<int> entering = _schema.Sort(target.Where(x => !before.Contains(x) || Again(job, x)));
        var vetoed = new HashSet<int>();

        // False: the whole transition is canceled.
        bool Ask(string name, int owner = -1)
        {
            if (Handle(name)) return true;
            if (!job.IsAuto || !entering.Contains(owner) || !_schema.Auto[owner]) return false;
            vetoed.Add(owner);
            return true;
        }

        foreach (int x in leaving)
        {
            if (!Ask(n[x] + "Exit")) return null;
        }

        foreach (int x in entering)
        {
            if (!Ask(n[x] + "Enter", x)) return null;
        }

        if (job.Kind != "r")
        {
            foreach (int x in _schema.Sort(target.Intersect(before)))
            {
                if (!Ask(n[x] + n[x], x)) return null;
            }
        }

        foreach (int x in _schema.Sort(before))
        {
            foreach (int y in _schema.Sort(target.Except(vetoed)))
            {
                if (x != y && !Ask(n[x] + n[y], y)) return null;
            }
        }

        List<int> left = [.. job.Called.Where(x => target.Contains(x) && !vetoed.Contains(x))];
        if (job.IsAuto && left.Count == 0) return null;
        if (!Ask("AnyEnter")) return null;
        if (vetoed.Count == 0) return target;

        HashSet<int> again = OracleResolver.Resolve(_schema, "a", left, before);
        again.RemoveWhere(x => !before.Contains(x) && (!target.Contains(x) || vetoed.Contains(x)));
        again.UnionWith(before.Intersect(target));
        again = [.. OracleResolver.RequireFilter(_schema, [.. again.Order()])];
        return job.Called.Any(again.Contains) ? again : null;
    }

    /// <summary>A called Multi state that is active enters again.</summary>
    private bool Again(Job job, int x) => _schema.Multi[x] && job.Called.Contains(x) && !job.IsAuto && job.Kind != "r";

    private (bool Accepted, bool Changed) Commit(Job job, HashSet<int> before, HashSet<int> target)
    {
        List<int> leaving = _schema.Sort(before.Except(target));
        List<int> entering = _schema.Sort(target.Where(x => !before.Contains(x) || Again(job, x)));
        foreach (int x in leaving) _ticks[x]++;
        foreach (int x in entering) _ticks[x] += before.Contains(x) ? 2UL : 1UL;
        _active = [.. target];
        var done = new HashSet<int>();
        try
        {
            foreach (int x in leaving) Handle(_schema.Names[x] + "End");
            foreach (int x in entering)
            {
                Handle(_schema.Names[x] + "State");
                done.Add(x);
            }

            Handle("AnyState");
            return (true, leaving.Count + entering.Count > 0);
        }
        catch (ScriptedException)
        {
            bool handling = job.Called.Contains(_schema.Exception);
            IEnumerable<int> keep = _active.Where(x => !entering.Contains(x) || done.Contains(x) || (handling && x == _schema.Exception));
            HashSet<int> kept = [.. OracleResolver.RequireFilter(_schema, [.. keep.Order()])];
            foreach (int x in _active.Except(kept)) _ticks[x]++;
            _active = kept;
            Error(job);
            return (false, true);
        }
    }

    /// <summary>A failing auto transition does not retry itself through its error.</summary>
    private void Error(Job job)
    {
        if (!job.Called.Contains(_schema.Exception)) _next = new Job("a", [_schema.Exception]) { HasArgs = true, IsQuiet = job.IsAuto };
    }

    private void Auto()
    {
        List<int> ready = [.. Enumerable.Range(0, _schema.Count)
            .Where(x => _schema.Auto[x] && !_active.Contains(x) && !_active.Any(b => _schema.Remove[b].Contains(x)))];
        if (ready.Count > 0) _next = new Job("a", ready) { IsAuto = true };
    }
}
