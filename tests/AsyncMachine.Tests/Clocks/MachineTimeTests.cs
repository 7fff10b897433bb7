namespace AsyncMachine.Tests.Clocks;

public sealed class MachineTimeTests
{
    private static readonly Schema Two = new SchemaBuilder().State("A").State("B").Build();

    private static MachineTime Of(params ReadOnlySpan<ulong> ticks) => new(Two, ticks);

    [Test]
    public void A_time_tells_ticks_by_index_and_by_state()
    {
        MachineTime time = Of(2, 1, 3);

        Assert.That(time.Count, Is.EqualTo(3));
        Assert.That((time[0], time[1], time[2]), Is.EqualTo((2UL, 1UL, 3UL)));
        Assert.That((time[-1], time[3]), Is.EqualTo((0UL, 0UL)));
        Assert.That(time[Two.State("B")], Is.EqualTo(3));
        Assert.That(time.Is(Two.State("A")), Is.True);
        Assert.That(time.Is(Two.State("Exception")), Is.False);
        Assert.That(time.ActiveStates.Select(s => s.Name), Is.EqualTo(new[] { "A", "B" }));
        Assert.That(time.Sum, Is.EqualTo(6));
        Assert.That(time.ToString(), Is.EqualTo("2 1 3"));
        Assert.That(time, Is.EqualTo(new ulong[] { 2, 1, 3 }));
        Assert.That(time.Ticks.ToArray(), Is.EqualTo(new ulong[] { 2, 1, 3 }));
        Assert.That(time.Schema, Is.SameAs(Two));
    }

    [Test]
    public void Times_compare()
    {
        MachineTime before = Of(0, 1, 0), after = Of(0, 2, 0), aside = Of(1, 0, 0);

        Assert.That(after.IsAfter(before), Is.True);
        Assert.That(before.IsBefore(after), Is.True);
        Assert.That(before.IsAtLeast(before), Is.True);
        Assert.That(before.IsAfter(before), Is.False);
        Assert.That(aside.IsAfter(before) || aside.IsBefore(before), Is.False, "neither is behind the other everywhere");
        Assert.That(before.Equals(Of(0, 1, 0)), Is.True);
        Assert.That(before.GetHashCode(), Is.EqualTo(Of(0, 1, 0).GetHashCode()));
        Assert.That(before.Equals(after), Is.False);
        Assert.That(before.Equals(null), Is.False);
    }

    [Test]
    public void Times_add_and_differ()
    {
        MachineTime time = Of(2, 1, 3);

        Assert.That(time.Add(time).DiffSince(time), Is.EqualTo(time));
        Assert.That(time.DiffSince(Of(2, 0, 0)).ToString(), Is.EqualTo("0 1 3"));
        Assert.That(time.DiffSince(Of(2, 0, 0)).NonZeroStates.Select(s => s.Name), Is.EqualTo(new[] { "A", "B" }));
    }

    [Test]
    public void Sums_and_differences_wrap_around()
    {
        Assert.That(Of(ulong.MaxValue, 2, 0).Sum, Is.EqualTo(1));
        Assert.That(Of(0, 0, 0).DiffSince(Of(1, 0, 0))[0], Is.EqualTo(ulong.MaxValue));
    }

    [Test]
    public void A_time_of_the_wrong_length_is_refused()
    {
        Assert.That(() => Of(1, 2), Throws.ArgumentException.With.Message.StartsWith("Schema Schema has 3 states, but 2 ticks were given."));
        Assert.That(Of().Count, Is.Zero);
        Assert.That(() => new MachineTime(null!, []), Throws.ArgumentNullException);
    }

    [Test]
    public void A_time_of_an_earlier_version_counts_what_it_lacks_as_zero()
    {
        Schema later = new SchemaBuilder(Two).State("C").Build();
        var time = new MachineTime(later, [2, 1, 3, 5]);

        Assert.That(time.IsAfter(Of(2, 1, 3)), Is.True);
        Assert.That(time.DiffSince(Of(2, 1, 3)).ToString(), Is.EqualTo("0 0 0 5"));
        Assert.That(time[Two.State("B")], Is.EqualTo(3));
    }

    [Test]
    public void A_snapshot_does_not_change()
    {
        var machine = new Machine(Two);
        MachineTime before = machine.Time();

        machine.Add("A");

        Assert.That(before.Sum, Is.Zero);
        Assert.That(before, Is.Not.EqualTo(machine.Time()));
        Assert.That(() => before.IsAtLeast(null!), Throws.ArgumentNullException);
        Assert.That(() => before[new SchemaBuilder("X").State("A").Build().State("A")], Throws.TypeOf<UnknownStateException>());
    }
}
