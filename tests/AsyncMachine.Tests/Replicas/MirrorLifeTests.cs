using AsyncMachine.Tests.Concurrency;

namespace AsyncMachine.Tests.Replicas;

/// <summary>What becomes of tokens and waits when a mirror is not fed, when its machine begins anew, and of states that are not told.</summary>
public sealed class MirrorLifeTests
{
    private static readonly Schema Ab = new SchemaBuilder("Ab").State("A").State("B").Build();
    private static readonly State A = Ab.State("A"), B = Ab.State("B");

    private static MachineTime Time(ulong a, ulong b) => new(Ab, [0, a, b]);

    private sealed class Fed(Schema? schema = null) : Replica("fed", schema ?? Ab, null, null, tellsElsewhere: true)
    {
        public void Leave() => SetLive(false);

        public void Return() => SetLive(true);

        public void Track(params int[]? states) => SetTracked(states);
    }

    [Test]
    public void While_nobody_feeds_it_tokens_are_cancelled_and_none_comes_back()
    {
        var mirror = new Fed();
        CancellationToken before = mirror.StateToken(A);
        Assert.That(mirror.IsLive, Is.True);

        mirror.Leave();
        CancellationToken away = mirror.StateToken(A);
        Assert.That((mirror.IsLive, before.IsCancellationRequested, away.IsCancellationRequested), Is.EqualTo((false, true, true)));
        mirror.Return();

        Assert.That((mirror.IsLive, before.IsCancellationRequested, away.IsCancellationRequested), Is.EqualTo((true, true, true)));
        Assert.That(mirror.StateToken(A).IsCancellationRequested, Is.False);
    }

    [Test]
    public async Task A_disposed_one_is_not_fed_again()
    {
        var mirror = new Fed();
        await mirror.DisposeAsync();

        mirror.Return();

        Assert.That((mirror.IsLive, mirror.StateToken(A).IsCancellationRequested), Is.EqualTo((false, true)));
    }

    [Test]
    public void Who_sees_that_nobody_feeds_it_finds_every_token_cancelled()
    {
        var many = new SchemaBuilder("Many");
        for (int i = 0; i < 200; i++) many.State("S" + i);
        var mirror = new Fed(many.Build());
        State last = mirror.Schema.State("S199"); // its token is the last to be cancelled
        bool stop = false;
        int alive = 0, seen = 0;
        Soak.Together(
            () =>
            {
                for (int n = 0; n < Soak.Rounds(2_000) || Volatile.Read(ref seen) < 10; n++)
                {
                    for (int i = 0; i < mirror.Schema.Count; i++) mirror.StateToken(mirror.Schema[i]);
                    mirror.Leave();
                    Thread.SpinWait(20);
                    mirror.Return();
                }

                Volatile.Write(ref stop, true);
            },
            () =>
            {
                while (!Volatile.Read(ref stop))
                {
                    CancellationToken token = mirror.StateToken(last);
                    bool born = !token.IsCancellationRequested;
                    while (mirror.IsLive && !Volatile.Read(ref stop)) Thread.SpinWait(1);
                    if (mirror.IsLive || !born) continue;
                    if (!token.IsCancellationRequested) alive++;
                    Volatile.Write(ref seen, seen + 1);
                }
            });

        Assert.That(alive, Is.Zero, $"of {seen}");
    }

    [Test]
    public void A_restart_ends_waits_for_ticks_and_no_others()
    {
        var mirror = new Replica("m", Ab);
        mirror.Update(Time(5, 2), 9);
        CancellationToken same = mirror.StateToken(B);
        Task time = mirror.WhenTime(A, 7), ticks = mirror.WhenTicks(A, 1), next = mirror.WhenNextActive(B), a = mirror.WhenNot(A), both = mirror.When([A, B], default), query = mirror.WhenQuery(t => t[B] == 3);

        mirror.Restart(Time(2, 2), 1);

        foreach (Task over in (Task[])[time, ticks, next])
        {
            Assert.That(async () => await over, Throws.TypeOf<SourceRestartedException>().With.Message.Contains("Machine m"));
        }

        Assert.That(mirror.WhenTime(A, 7).IsCompleted || same.IsCancellationRequested == false, Is.False);
        Assert.That((a.IsCompleted, both.IsCompleted, query.IsCompleted), Is.EqualTo((true, false, false)));
        mirror.Update(Time(3, 3), 2);
        Assert.That((both.IsCompleted, query.IsCompleted), Is.EqualTo((true, true)));
    }

    [Test]
    public void A_wait_that_counts_from_earlier_ticks_never_goes_on_with_later_ones()
    {
        var mirror = new Replica("m", Ab);
        var waits = new List<Task>();
        bool stop = false;
        Soak.Together(
            () =>
            {
                for (int n = 0; n < Soak.Rounds(20_000); n++)
                {
                    mirror.Restart(Time((ulong)(n % 2 == 0 ? 10_001 : 1), 0));
                    Thread.SpinWait(n % 64);
                }

                Volatile.Write(ref stop, true);
            },
            () =>
            {
                while (!Volatile.Read(ref stop)) waits.Add(mirror.WhenTicks(A, 2));
            });
        mirror.Restart(Time(1, 0));

        // Within one epoch the tick never grows: what is reached was counted from a lower tick of another.
        Assert.That(waits.Count(wait => !wait.IsFaulted), Is.Zero, $"of {waits.Count}");
    }

    [Test]
    public void A_state_that_is_not_told_is_inactive_and_nothing_can_hang_on_it()
    {
        var mirror = new Fed();
        Task before = mirror.When(B), other = mirror.When(A);
        mirror.Track(A.Index);

        mirror.Update(Time(0, 1), 1);

        Assert.That((mirror.Is(B), mirror.Tick(B), mirror.IsTracked(B), mirror.IsTracked(A)), Is.EqualTo((false, 0UL, false, true)));
        Assert.That(async () => await before, Throws.TypeOf<UntrackedStateException>());
        Assert.That(other.IsCompleted, Is.False);
        foreach (Action ask in (Action[])
        [
            () => mirror.When(B), () => mirror.WhenNot(B), () => mirror.When([A, B], default), () => mirror.WhenNot([A, B], default), () => mirror.WhenTime(B, 1), () => mirror.WhenTicks(B, 1),
            () => mirror.WhenNextActive(B), () => mirror.WhenArgs("B"), () => mirror.WhenQuery(_ => true, [B]), () => mirror.StateToken(B), () => mirror.StateToken("B"), () => mirror.WhenError(),
        ])
        {
            Assert.That(ask, Throws.TypeOf<UntrackedStateException>().With.Message.Contains("is not tracked"));
        }

        mirror.Track(null);
        mirror.Update(Time(0, 1), 1);
        Assert.That((mirror.Is(B), mirror.When(B).IsCompleted), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task Code_of_others_runs_elsewhere_in_order_and_waits_do_not_stand_behind_it()
    {
        var mirror = new Fed();
        using var blocked = new SemaphoreSlim(0);
        var told = new List<string>();
        var last = new TaskCompletionSource();
        int updater = Environment.CurrentManagedThreadId;
        bool here = false;
        mirror.AddTracer(new Hooks
        {
            Init = transition =>
            {
                here |= Environment.CurrentManagedThreadId == updater && transition.QueueTick < 3; // 3 is made after an await
                blocked.Wait();
                told.Add(transition.TimeAfter.ToString());
                if (transition.QueueTick == 3) last.SetResult();
            },
        });
        Task wait = mirror.WhenTime(A, 2), query = mirror.WhenQuery(time => time[A] == 1);

        mirror.Update([new(A.Index, 0, 1)], 1, 0);
        mirror.Update([new(A.Index, 1, 2)], 2, 0);
        Assert.That(wait.IsCompletedSuccessfully, Is.True);
        Assert.That(query.IsCompleted, Is.False, "its turn has not come");
        blocked.Release(3);
        await query.Soon();
        mirror.Update([new(A.Index, 2, 3)], 3, 0);
        await last.Task.Soon();

        Assert.That((string.Join(", ", told), here), Is.EqualTo(("0 1 0, 0 2 0, 0 3 0", false)));
    }
}
