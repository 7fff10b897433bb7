using AsyncMachine.Tests.Concurrency;

namespace AsyncMachine.Tests.Replicas;

/// <summary>A mirror sees several transitions as one change: it may miss a joint instant, it never invents one.</summary>
public sealed class MirrorRulesTests
{
    private static readonly Schema Abm = new SchemaBuilder("Abm").State("A").State("B").State("M", multi: true).Build();
    private static readonly int A = Abm.State("A").Index, B = Abm.State("B").Index, M = Abm.State("M").Index;

    private static MachineTime Time(ulong a, ulong b, ulong m) => new(Abm, [0, a, b, m]);

    private static ReadOnlySpan<State> States(params string[] names) => Array.ConvertAll(names, name => Abm.State(name));

    [Test]
    public void One_state_that_flipped_while_the_others_held_has_met_them()
    {
        var mirror = new Replica("m", Abm);
        mirror.Update(Time(0, 1, 1), 1);
        Task both = mirror.When(["A", "B"]), withMulti = mirror.When(["A", "M"]), neither = mirror.WhenNot("A", default), none = mirror.WhenNot(["A", "B"]);

        mirror.Update([new(A, 0, 2), new(M, 1, 3, Unseen: true)], 2, 0);

        Assert.That((both.IsCompleted, withMulti.IsCompleted, neither.IsCompleted, none.IsCompleted), Is.EqualTo((true, true, true, false)));
    }

    [Test]
    public void Several_that_flipped_may_never_have_met()
    {
        var mirror = new Replica("m", Abm);
        Task both = mirror.When(["A", "B"]), one = mirror.When("A"), other = mirror.When("B");

        mirror.Update([new(A, 0, 2), new(B, 0, 2)], 2, 0);
        Assert.That((both.IsCompleted, one.IsCompleted, other.IsCompleted), Is.EqualTo((false, true, true)));
        mirror.Update([new(A, 2, 3), new(B, 2, 4)], 3, 0);
        Assert.That(both.IsCompleted, Is.False, "A was activated meanwhile, so it did not hold");
        mirror.Update([new(B, 4, 6)], 4, 0);

        Assert.That(both.IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public void What_nobody_saw_is_no_flip()
    {
        var mirror = new Replica("m", Abm);
        mirror.Update(Time(0, 1, 1), 1);
        Task rolledBack = mirror.When("A"), recalled = mirror.WhenNot("M"), held = mirror.WhenNot("B");

        mirror.Update([new(A, 0, 2, Unseen: true), new(B, 1, 3, Unseen: true), new(M, 1, 5, Unseen: true)], 2, 0);

        Assert.That((rolledBack.IsCompleted, recalled.IsCompleted, held.IsCompleted), Is.EqualTo((false, false, false)));
        mirror.Update([new(B, 3, 5), new(M, 5, 7)], 3, 0);
        Assert.That((held.IsCompleted, recalled.IsCompleted), Is.EqualTo((true, true)));
    }

    [Test]
    public void A_whole_vector_tells_of_flips_except_of_multi_states_which_may_have_been_anything()
    {
        var mirror = new Replica("m", Abm);
        mirror.Update(Time(0, 1, 1), 1);
        Task plain = mirror.When(["A", "B"]), multi = mirror.WhenNot("M"), mixed = mirror.When(["A", "M"]);

        mirror.Update(Time(2, 1, 3), 2);

        Assert.That((plain.IsCompleted, multi.IsCompleted, mixed.IsCompleted), Is.EqualTo((true, false, false)));
    }

    [Test]
    public void After_an_import_only_what_is_true_counts()
    {
        var mirror = new Replica("m", Abm);
        mirror.Update(Time(0, 1, 5), 1);
        CancellationToken same = mirror.StateToken("B");
        Task pulse = mirror.When(["A", "B"]), now = mirror.WhenNot("M"), ticks = mirror.WhenTicks(Abm.State("A"), 4);

        mirror.Update(Time(2, 1, 4), 2, machineTick: 1);

        Assert.That((pulse.IsCompleted, now.IsCompleted, ticks.IsCompleted), Is.EqualTo((false, true, false)));
        Assert.That(same.IsCancellationRequested, Is.True, "the same tick is another instance");
        mirror.Update([new(A, 2, 4)], 3, 1);
        Assert.That((pulse.IsCompleted, ticks.IsCompleted), Is.EqualTo((true, true)));
    }

    [Test]
    public void Ticks_are_reckoned_and_queries_asked_on_every_change()
    {
        var mirror = new Replica("m", Abm);
        State a = Abm.State("A");
        Task time = mirror.WhenTime(a, 4), ticks = mirror.WhenTicks(a, 3), next = mirror.WhenNextActive(a), query = mirror.WhenQuery(t => t[a] == 2, [a]), missed = mirror.WhenQuery(t => t[a] == 3);

        mirror.Update([new(A, 0, 2)], 2, 0);
        Assert.That((time.IsCompleted, ticks.IsCompleted, next.IsCompleted, query.IsCompleted), Is.EqualTo((false, false, true, true)));
        mirror.Update(Time(4, 0, 0), 3);

        Assert.That((time.IsCompleted, ticks.IsCompleted, missed.IsCompleted), Is.EqualTo((true, true, false)));
    }

    [Test]
    public void A_wait_is_nothing_to_a_pulse_before_it()
    {
        var mirror = new Replica("m", Abm);
        mirror.Update([new(A, 0, 2)], 2, 0);

        Task late = mirror.When("A");
        mirror.Update([new(B, 0, 1)], 3, 0);

        Assert.That(late.IsCompleted, Is.False);
    }

    [Test]
    public void A_change_that_does_not_go_on_from_the_present_tick_is_refused_and_nothing_is_shown()
    {
        var mirror = new Replica("m", Abm);
        mirror.Update(Time(1, 0, 0), 1);

        Assert.That(() => mirror.Update([new(B, 0, 1), new(A, 0, 1)], 2, 0), Throws.ArgumentException.With.Message.Contains("State A is at tick 1"));
        Assert.That(() => mirror.Update([new(A, 1, 1)], 2, 0), Throws.ArgumentException);
        Assert.That(() => mirror.Update([new(9, 0, 1)], 2, 0), Throws.ArgumentException.With.Message.Contains("state 9"));

        Assert.That((mirror.ToString(), mirror.QueueTick), Is.EqualTo(("(A:1)", 1UL)));
        mirror.Update([], 7, 0);
        Assert.That(mirror.QueueTick, Is.EqualTo(7));
    }

    [Test]
    public void Changes_cost_no_memory_while_nobody_listens()
    {
        var mirror = new Replica("m", Abm);
        Task never = mirror.When("B");
        var changes = new ClockChange[1];
        ulong tick = 0;

        Update(100); // warm
        long before = GC.GetAllocatedBytesForCurrentThread();
        Update(1_000);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
        Assert.That(never.IsCompleted, Is.False);

        void Update(int times)
        {
            for (int i = 0; i < times; i++)
            {
                changes[0] = new ClockChange(A, tick, tick + 1);
                mirror.Update(changes, ++tick, 0);
            }
        }
    }

    [Test]
    public void Nobody_joins_a_wait_that_ends_by_a_pulse_of_before()
    {
        var mirror = new Replica("m", Abm);
        State a = Abm[A];
        mirror.AddTracer(new Hooks()); // an update takes longer
        int invented = 0;
        bool stop = false;
        Soak.Together(
            () =>
            {
                ulong tick = 0;
                for (int n = 0; n < Soak.Rounds(30_000); n++)
                {
                    mirror.When(a); // for the other to join
                    mirror.Update([new(A, tick, tick += 2)], (ulong)n, 0);
                    Thread.SpinWait(50);
                }

                Volatile.Write(ref stop, true);
            },
            () =>
            {
                while (!Volatile.Read(ref stop))
                {
                    ulong before = mirror.Tick(a);
                    Task wait = mirror.When(a);
                    while (!wait.IsCompleted && before == mirror.Tick(a) && !Volatile.Read(ref stop)) Thread.SpinWait(1);
                    if (wait.IsCompleted && before == mirror.Tick(a)) invented++;
                }
            });

        Assert.That(invented, Is.Zero);
    }

    /// <summary>
    /// Random histories, of which the mirror sees every few transitions' end. Every wait that ends has held at some end since it was made; one that holds at an
    /// end that the mirror sees has ended; one on a single state has ended if it held at any end at all.
    /// </summary>
    [Test]
    public void No_wait_ends_by_what_never_was([Values(1, 2, 3, 4)] int seed, [Values] bool whole)
    {
        var random = new Random(seed);
        var mirror = new Replica("m", Abm);
        var ticks = new ulong[Abm.Count];
        var ends = new List<ulong[]> { (ulong[])ticks.Clone() };
        var waits = new List<(Task Task, int[] States, bool Active, int Made)>();
        int invented = 0, missed = 0, ended = 0, pulses = 0;
        for (int update = 0; update < 5_000; update++)
        {
            int[] states = [.. new[] { A, B, M }.Where(_ => random.Next(2) == 0)];
            bool active = random.Next(2) == 0;
            if (states.Length > 0)
            {
                State[] of = Array.ConvertAll(states, i => Abm[i]);
                waits.Add((active ? mirror.When(of) : mirror.WhenNot(of), states, active, ends.Count - 1));
            }

            var before = (ulong[])ticks.Clone();
            var flips = new bool[ticks.Length];
            int count = random.Next(1, 4);
            for (int t = 0; t < count; t++) Transition(flips);
            if (whole) mirror.Update(new MachineTime(Abm, ticks), (ulong)update);
            else mirror.Update([.. Enumerable.Range(0, ticks.Length).Where(i => ticks[i] != before[i]).Select(i => new ClockChange(i, before[i], ticks[i], !flips[i]))], (ulong)update, 0);

            waits.RemoveAll(wait =>
            {
                bool HoldsAt(ulong[] end) => wait.States.All(i => (end[i] & 1) != 0 == wait.Active);
                bool ever = ends.Skip(wait.Made).Any(HoldsAt), now = HoldsAt(ticks), done = wait.Task.IsCompleted;
                if (done && !ever) invented++;
                if (done && !now) pulses++;
                if (!done && (now || (ever && wait.States.Length == 1 && !whole))) missed++;
                if (done) ended++;
                return done;
            });
        }

        Assert.That((invented, missed), Is.EqualTo((0, 0)));
        Assert.That((ended > 1_000, pulses > 50), Is.EqualTo((true, true)), $"{ended} ended, {pulses} of them by what was in between");

        void Transition(bool[] flips)
        {
            foreach (int state in (int[])[A, B, M])
            {
                switch (random.Next(whole && state != M ? 3 : 4))
                {
                    case 0:
                        ticks[state]++;
                        flips[state] = true;
                        break;
                    case 3:
                        ticks[state] += 2; // called again, or rolled back
                        break;
                }
            }

            ends.Add((ulong[])ticks.Clone());
        }
    }
}
