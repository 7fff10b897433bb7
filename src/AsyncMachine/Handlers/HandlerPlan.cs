namespace AsyncMachine;

/// <summary>
/// Which handlers a machine has, by kind and state, over all its bindings in bind order. Immutable; for machines that have only
/// their schema class's handlers it is made once per class.
/// </summary>
internal sealed class HandlerPlan
{
    private const int PerState = (int)HandlerKind.AnyState + 1;
    private readonly int[] _first;                          // state, kind → slot + 1; 0 if there is none
    private readonly Dictionary<uint, int> _pairs = [];     // pair key → slot + 1
    private readonly List<Slot> _building = [];
    private readonly HandlerTable[] _tables;

    private HandlerPlan(Schema schema, HandlerTable[] tables)
    {
        Schema = schema;
        _tables = tables;
        _first = new int[schema.Count * PerState];
        Slots = [];
    }

    /// <summary>One handler method.</summary>
    /// <param name="Table">The class's dispatch.</param>
    /// <param name="Id">The method's id in it.</param>
    /// <param name="Target">Index of the binding whose object it is called on.</param>
    /// <param name="Key">Kind and states, in indexes of the machine's schema.</param>
    public record struct Slot(HandlerTable Table, int Id, int Target, uint Key)
    {
        /// <summary>The next handler of the same key, + 1; 0 if there is none.</summary>
        public int Next { get; set; }
    }

    public Schema Schema { get; }

    public Slot[] Slots { get; private set; }

    /// <summary>First slot of <c>AnyEnter</c>, + 1.</summary>
    public int AnyEnter { get; private set; }

    /// <summary>First slot of <c>AnyState</c>, + 1.</summary>
    public int AnyState { get; private set; }

    /// <summary>All pair keys.</summary>
    public IEnumerable<uint> Pairs => _pairs.Keys;

    /// <summary>Masks in the width of the machine's core; a core that finds none of its width makes them.</summary>
    public object? Masks { get; set; }

    /// <summary>First slot of a state's handler, + 1; 0 if it has none.</summary>
    public int First(HandlerKind kind, int state) => _first[state * PerState + (int)kind];

    /// <summary>First slot of a pair's handler, + 1; 0 if it has none.</summary>
    public int FirstPair(int from, int to) =>
        _pairs.GetValueOrDefault(HandlerTable.Key(HandlerKind.Pair, from, to));

    public TSet Having<TSet>(HandlerKind kind) where TSet : struct, IStateSet<TSet>
    {
        TSet set = default;
        for (int i = 0; i < Schema.Count; i++)
        {
            if (First(kind, i) != 0) StateSets.Include(ref set, i);
        }

        return set;
    }

    /// <summary>The plan for bindings in their order; null if they have no handlers.</summary>
    public static HandlerPlan? For(Schema schema, IReadOnlyList<HandlerTable[]> bindings)
    {
        if (bindings.Count == 1 && bindings[0] is [.., HandlerTable last])
        {
            if (last.Plan is HandlerPlan known && ReferenceEquals(known.Schema, schema) &&
                known._tables.AsSpan().SequenceEqual(bindings[0]))
            {
                return known;
            }

            HandlerPlan? made = Make(schema, bindings);
            last.Plan = made;
            return made;
        }

        return Make(schema, bindings);
    }

    private static HandlerPlan? Make(Schema schema, IReadOnlyList<HandlerTable[]> bindings)
    {
        var plan = new HandlerPlan(schema, bindings.Count == 1 ? bindings[0] : []);
        for (int target = 0; target < bindings.Count; target++)
        {
            foreach (HandlerTable table in bindings[target]) plan.Append(table, target);
        }

        plan.Slots = [.. plan._building];
        return plan.Slots.Length == 0 ? null : plan;
    }

    private void Append(HandlerTable table, int target)
    {
        ReadOnlySpan<uint> keys = table.Keys;
        for (int id = 0; id < keys.Length; id++)
        {
            HandlerKind kind = HandlerTable.KindOf(keys[id]);
            int state = 0, other = 0;
            if (kind is not (HandlerKind.AnyEnter or HandlerKind.AnyState))
            {
                state = Schema.Resolve(table.Schema[HandlerTable.StateOf(keys[id])]);
                if (kind == HandlerKind.Pair) other = Schema.Resolve(table.Schema[HandlerTable.OtherOf(keys[id])]);
            }

            uint key = HandlerTable.Key(kind, state, other);
            _building.Add(new Slot(table, id, target, key));
            int added = _building.Count;
            switch (kind)
            {
                case HandlerKind.AnyEnter:
                    AnyEnter = Chain(AnyEnter, added);
                    break;
                case HandlerKind.AnyState:
                    AnyState = Chain(AnyState, added);
                    break;
                case HandlerKind.Pair:
                    _pairs[key] = Chain(_pairs.GetValueOrDefault(key), added);
                    break;
                default:
                    ref int first = ref _first[state * PerState + (int)kind];
                    first = Chain(first, added);
                    break;
            }
        }
    }

    /// <summary>Puts a slot at the end of a chain; returns the chain's first.</summary>
    private int Chain(int first, int added)
    {
        if (first == 0) return added;
        int last = first;
        while (_building[last - 1].Next != 0) last = _building[last - 1].Next;
        _building[last - 1] = _building[last - 1] with { Next = added };
        return first;
    }
}

/// <summary>A plan's masks in one width.</summary>
internal sealed class PlanMasks<TSet>
    where TSet : struct, IStateSet<TSet>
{
    public readonly TSet Exit, Enter, Self, End, State;

    /// <summary>States that are the first of a pair.</summary>
    public readonly TSet PairFrom;

    /// <summary>For each state, the second states of its pairs; empty if there are no pairs.</summary>
    public readonly TSet[] PairTo = [];

    /// <summary>Enter or State; Exit or End.</summary>
    public readonly TSet Entering, Leaving;

    public readonly bool AnyGlobal;

    /// <summary>Negotiation handlers that may be concerned whatever enters or leaves.</summary>
    public readonly bool AsksAll;

    private PlanMasks(HandlerPlan plan)
    {
        Exit = plan.Having<TSet>(HandlerKind.Exit);
        Enter = plan.Having<TSet>(HandlerKind.Enter);
        Self = plan.Having<TSet>(HandlerKind.Self);
        End = plan.Having<TSet>(HandlerKind.End);
        State = plan.Having<TSet>(HandlerKind.State);
        Entering = TSet.Or(Enter, State);
        Leaving = TSet.Or(Exit, End);
        AnyGlobal = plan.AnyEnter != 0 || plan.AnyState != 0;
        foreach (uint key in plan.Pairs)
        {
            if (PairTo.Length == 0) PairTo = new TSet[plan.Schema.Count];
            StateSets.Include(ref PairFrom, HandlerTable.StateOf(key));
            StateSets.Include(ref PairTo[HandlerTable.StateOf(key)], HandlerTable.OtherOf(key));
        }

        AsksAll = plan.AnyEnter != 0 || !TSet.IsEmpty(PairFrom) || !TSet.IsEmpty(Self);
    }

    public static PlanMasks<TSet> Of(HandlerPlan plan)
    {
        if (plan.Masks is PlanMasks<TSet> known) return known;
        var made = new PlanMasks<TSet>(plan);
        plan.Masks = made;
        return made;
    }
}
