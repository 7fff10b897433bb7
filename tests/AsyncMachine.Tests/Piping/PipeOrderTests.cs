using AsyncMachine.Tests.Concurrency;

namespace AsyncMachine.Tests.Piping;

/// <summary>Pipes keep order, need no more stack than a few machines do, and go in circles without locking up.</summary>
public sealed class PipeOrderTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("A").State("B").State("N", multi: true).Build();

    private static State A => Plain.State("A");

    private static State B => Plain.State("B");

    private static State N => Plain.State("N");

    [Test]
    public void An_idle_target_has_changed_when_the_next_handler_of_the_source_runs()
    {
        Machine source = new(Plain), target = new(Plain);
        using Pipe pipe = Pipe.Bind(source, A, target);
        bool seen = false;
        source.Bind(new HandlerMap().On("AState", (Action<Event>)(_ => seen = target.Is(A))));

        source.Add(A);

        Assert.That(seen);
    }

    [Test]
    public void A_long_chain_needs_little_stack()
    {
        const int Length = 20_000;
        Machine[] chain = [.. Enumerable.Range(0, Length).Select(_ => new Machine(Plain))];
        for (int i = 1; i < Length; i++) _ = Pipe.Bind(chain[i - 1], A, chain[i]);
        int active = -1, inactive = -1;

        var thread = new Thread(
            () =>
            {
                chain[0].Add(A);
                active = chain.Count(machine => machine.Is(A));
                chain[0].Remove(A);
                inactive = chain.Count(machine => machine.Tick(A) == 2);
            },
            maxStackSize: 1 << 20);
        thread.Start();
        Assert.That(thread.Join(TimeSpan.FromMinutes(1)));

        Assert.That((active, inactive), Is.EqualTo((Length, Length)), "all of it before the first call returns");
    }

    [Test]
    public void Beyond_eight_machines_the_turn_comes_when_the_first_transition_has_ended()
    {
        Machine[] chain = [.. Enumerable.Range(0, 12).Select(_ => new Machine(Plain))];
        for (int i = 1; i < chain.Length; i++) _ = Pipe.Bind(chain[i - 1], A, chain[i]);
        int reached = 0, waiting = 0;
        chain[0].Bind(new HandlerMap().On("AState", _ =>
        {
            reached = chain.Count(machine => machine.Is(A));
            waiting = chain.Sum(machine => machine.QueueLength);
        }));

        chain[0].Add(A);

        Assert.That((reached, waiting), Is.EqualTo((9, 1)));
        Assert.That(chain.All(machine => machine.Is(A)));
    }

    [Test]
    public void A_machine_whose_turn_is_to_come_keeps_the_order_of_what_it_is_sent()
    {
        Machine[] chain = [.. Enumerable.Range(0, 10).Select(_ => new Machine(Plain))];
        for (int i = 1; i < chain.Length; i++)
        {
            _ = Pipe.Bind(chain[i - 1], A, chain[i]);
            _ = Pipe.Bind(chain[i - 1], B, chain[i]);
        }

        Journal journal = Journal.On(chain[^1], "AState", "AEnd", "BState", "BEnd");
        Machine last = chain[^2];
        last.Bind(new HandlerMap().On("AState", e =>
        {
            e.Machine.Add(B);
            e.Machine.Remove(A);
        }));

        chain[0].Add(A);

        Assert.That(journal.Text, Is.EqualTo("AState BState AEnd"));
    }

    [Test]
    public async Task Order_is_kept_from_many_threads_over_many_machines()
    {
        const int Threads = 4;
        int each = Soak.Rounds(2_000);
        var options = new MachineOptions { QueueLimit = int.MaxValue };
        Machine[] chain = [.. Enumerable.Range(0, 12).Select(_ => new Machine(Plain, options))];
        for (int i = 1; i < chain.Length; i++) _ = Pipe.Add(chain[i - 1], N, chain[i]);
        List<object?> sent = [], received = [];
        chain[0].Bind(new HandlerMap().On("NState", e => sent.Add(e.Args)));
        chain[^1].Bind(new HandlerMap().On("NState", e => received.Add(e.Args)));

        Soak.Together([.. Enumerable.Range(0, Threads).Select(t => (Action)(() =>
        {
            for (int i = 0; i < each; i++) chain[0].Engine.Core.Mutate(MutationType.Add, [N], (t, i), JobFlags.Args, default);
        }))]);
        foreach (Machine machine in chain) await machine.WhenQueueEnds().Soon();

        Assert.That(sent, Has.Count.EqualTo(Threads * each));
        Assert.That(received, Is.EqualTo(sent));
    }

    [Test]
    public void A_circle_comes_to_rest()
    {
        Machine[] ring = [.. Enumerable.Range(0, 20).Select(_ => new Machine(Plain))];
        for (int i = 0; i < ring.Length; i++) _ = Pipe.Bind(ring[i], A, ring[(i + 1) % ring.Length]);

        ring[7].Add(A);
        Assert.That(ring.Select(machine => machine.Tick(A)), Is.All.EqualTo(1));
        ring[3].Remove(A);

        Assert.That(ring.Select(machine => machine.Tick(A)), Is.All.EqualTo(2));
    }

    [Test]
    public async Task Circles_driven_from_all_sides_do_not_lock_up()
    {
        for (int round = 0; round < Soak.Rounds(50); round++)
        {
            Machine a = new(Plain), b = new(Plain);
            using Pipe ab = Pipe.Bind(a, A, b), ba = Pipe.Bind(b, B, a);
            using Pipe flat = Pipe.AddFlat(b, A, a), back = Pipe.AddFlat(a, B, b);
            Soak.Together(
                () => Drive(a, round),
                () => Drive(b, ~round));
            await Task.WhenAll(a.WhenQueueEnds(), b.WhenQueueEnds()).Soon();
            Assert.That((a.QueueLength, b.QueueLength), Is.EqualTo((0, 0)));
        }

        static void Drive(Machine machine, int seed)
        {
            var random = new Random(seed);
            for (int i = 0; i < 200; i++)
            {
                State state = random.Next(2) == 0 ? A : B;
                _ = random.Next(2) == 0 ? machine.Add(state) : machine.Remove(state);
            }
        }
    }

    [Test]
    public async Task Once_all_is_quiet_every_machine_of_a_tree_is_as_its_root()
    {
        for (int round = 0; round < Soak.Rounds(30); round++)
        {
            var random = new Random(round);
            Machine[] tree = [.. Enumerable.Range(0, 40).Select(i => new Machine(Plain, new MachineOptions
            {
                QueueLimit = int.MaxValue,
                DrainOn = i % 7 == 3 ? DrainExecutor.ThreadPool : null,
            }))];
            for (int i = 1; i < tree.Length; i++) // mostly deep: a chain with a few branches
            {
                Machine parent = tree[random.Next(3) == 0 ? random.Next(i) : i - 1];
                if (random.Next(2) == 0)
                {
                    _ = Pipe.Many(parent, [A, B], tree[i]);
                }
                else
                {
                    foreach (State state in new[] { A, B })
                    {
                        _ = Pipe.AddFlat(parent, state, tree[i]);
                        _ = Pipe.RemoveFlat(parent, state, tree[i]);
                    }
                }
            }

            Soak.Together([.. Enumerable.Range(0, 3).Select(t => (Action)(() =>
            {
                var own = new Random(round * 31 + t);
                for (int i = 0; i < 100; i++)
                {
                    State state = own.Next(2) == 0 ? A : B;
                    _ = own.Next(2) == 0 ? tree[0].Add(state) : tree[0].Remove(state);
                    Soak.Jitter(own);
                }
            }))]);

            // Quiet in the order of the tree: a parent that is quiet has sent everything.
            foreach (Machine machine in tree) await machine.WhenQueueEnds().Soon();
            string[] names = [.. tree.Select(machine => string.Join(' ', machine.ActiveStates.Select(state => state.Name))).Distinct()];
            Assert.That(names, Has.Length.EqualTo(1), $"round {round}");
        }
    }
}
