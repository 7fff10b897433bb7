namespace AsyncMachine.Rpc.Tests.Server;

/// <summary>What moments between two looks could hide is told all the same.</summary>
public sealed class ClockViewTests
{
    private static readonly Schema Early = new SchemaBuilder("S").State("A").Build();
    private static readonly Schema Late = new SchemaBuilder(Early).State("B").Build();

    [TestCase(SyncMode.Full)]
    [TestCase(SyncMode.EveryMutation)]
    [TestCase(SyncMode.Shallow)]
    public void Ticks_of_new_states_that_came_before_the_client_knew_them_come_after(SyncMode mode)
    {
        var published = new Published();
        published.Whole(Early, [0, 0], 1, 0);
        var view = new ClockView(published, mode, Early, null);
        published.WantEvery(true);
        view.TakeWhole();
        published.Whole(Late, [0, 0, 0], 1, 0);
        published.Ended([0, 1, 1], [0b110], 2);

        Assert.That(Told(view, published), Is.EqualTo(new[] { (1, 1UL) }), "as if somebody else had been quicker than who tells of the schema");
        view.Grow(Late, null);

        Assert.That(Told(view, published), Is.EqualTo(new[] { (2, 1UL) }));
        Assert.That((Told(view, published), view.IsBehind), Is.EqualTo((Array.Empty<(int, ulong)>(), false)));
    }

    [Test]
    public void An_import_is_no_difference_whenever_it_comes()
    {
        var published = new Published();
        published.Whole(Early, [0, 0], 1, 0);
        var view = new ClockView(published, SyncMode.Full, Early, null);
        view.TakeWhole();
        published.Ended([0, 1], [0b10], 2);
        published.Whole(Early, [0, 0], 2, 1);

        Assert.That(view.Collect(ClockDelta.OfThread, queueTick: true), Is.EqualTo(ClockView.News.Whole));
        Assert.That((view.TakeWhole().MachineTick, view.IsBehind), Is.EqualTo((1U, false)));
    }

    [Test]
    public void What_a_client_does_not_see_leaves_it_up_to_date()
    {
        var published = new Published();
        published.Whole(Late, [0, 0, 0], 1, 0);
        var view = new ClockView(published, SyncMode.Full, Late, [1]);
        view.TakeWhole();
        published.Ended([0, 0, 1], [0b100], 2);

        Assert.That((view.IsBehind, view.Collect(ClockDelta.OfThread, queueTick: false), view.IsBehind), Is.EqualTo((true, ClockView.News.None, false)));
    }

    private static (int State, ulong Tick)[] Told(ClockView view, Published published)
    {
        ClockDelta delta = ClockDelta.OfThread;
        ClockView.News news = view.WantsEvery ? view.CollectNext(delta, published.Version, out _) : view.Collect(delta, queueTick: false);
        if (news == ClockView.News.None) return [];
        (int, ulong)[] told = [.. delta.Entries.ToArray().Select(entry => (entry.State, entry.After))];
        view.Held.Advance(delta);
        return told;
    }
}
