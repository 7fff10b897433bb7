namespace AsyncMachine;

// What mutations would make of other active states than the present ones, handlers aside: for tools that walk through a schema.
internal sealed partial class Core<TSet>
{
    /// <summary>What the schema says of its states.</summary>
    public SchemaMasks<TSet> Masks => _masks;

    /// <summary>Resolves a mutation, and the auto mutation that it would cause. Reads and changes nothing of the machine.</summary>
    /// <param name="job">The mutation.</param>
    /// <param name="before">Active states before.</param>
    /// <param name="between">Active states after the mutation's own transition; those before if it is refused.</param>
    /// <param name="after">Active states after the auto transition; the same as <paramref name="between"/> if there is none.</param>
    /// <returns>False if relations refuse it.</returns>
    public bool Predict(in Job<TSet> job, in TSet before, out TSet between, out TSet after)
    {
        if (!Resolve(job, before, exact: false, out between))
        {
            between = after = before;
            return false;
        }

        after = between;
        if (!_schema.HasAuto || (TSet.Equal(in between, in before) && TSet.IsEmpty(Again(job, before))) || IsHealth(job)) return true;
        after = PredictAuto(between);
        return true;
    }

    /// <summary>What the auto mutation that follows a transition would make of the active states.</summary>
    public TSet PredictAuto(in TSet active)
    {
        TSet ready = ReadyAutos(active);
        if (TSet.IsEmpty(ready)) return active;
        var auto = new Job<TSet> { Called = ready, Flags = JobFlags.Auto };
        return Resolve(auto, active, exact: false, out TSet target) ? target : active;
    }
}
