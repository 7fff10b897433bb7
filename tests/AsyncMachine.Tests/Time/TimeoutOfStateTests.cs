using Microsoft.Extensions.Time.Testing;

namespace AsyncMachine.Tests.Time;

/// <summary>A state that declares how long it may last.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TimeoutOfStateTests
{
    private static readonly TimeSpan Thirty = TimeSpan.FromSeconds(30);

    private static readonly Schema Plain = new SchemaBuilder()
        .State("Connecting", remove: ["Failed"], timeout: Thirty, onTimeout: "Failed")
        .State("Failed", remove: ["Connecting"]).State("Other").State("Start", timeout: Thirty, onTimeout: "Other")
        .State("Ping", multi: true, timeout: Thirty, onTimeout: "Lost").State("Lost", remove: ["Ping"])
        .State("Ready", auto: true, require: ["Other"], timeout: Thirty, onTimeout: "Failed").Build();

    private readonly FakeTimeProvider _time = new();

    private Machine Make() => new(Plain, new MachineOptions { Id = "m", TimeProvider = _time });

    [Test]
    public void The_state_that_it_names_is_added_when_it_has_lasted_so_long()
    {
        Machine machine = Make();
        machine.Add("Connecting");
        _time.Advance(Thirty - TimeSpan.FromTicks(1));
        Assert.That(machine.ToString(), Is.EqualTo("(Connecting:1)"));
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.That(machine.ToString(), Is.EqualTo("(Failed:1)"));
    }

    [Test]
    public void Only_a_new_instance_starts_the_time_again()
    {
        Machine machine = Make();
        machine.Add("Connecting", "Ping");
        _time.Advance(TimeSpan.FromSeconds(20));

        machine.Add("Connecting"); // the same instance
        machine.Add("Ping");       // a new one
        machine.Toggle("Other");
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.That((machine.Is("Failed"), machine.Is("Lost")), Is.EqualTo((true, false)));
        _time.Advance(TimeSpan.FromSeconds(20));

        Assert.That(machine.Is("Lost"));
    }

    [Test]
    public void Leaving_ends_it_at_once()
    {
        Machine machine = Make();
        machine.Add("Connecting");
        Assert.That(machine.Delays.Single().IsTimeout);
        machine.Remove("Connecting");
        Assert.That(machine.Delays, Is.Empty);
        machine.Add("Connecting");
        _time.Advance(TimeSpan.FromSeconds(29));
        Assert.That(machine.Is("Connecting"));
    }

    [Test]
    public void It_counts_from_an_auto_transition_and_for_implied_states_too()
    {
        Machine machine = Make();
        machine.Add("Start");
        _time.Advance(Thirty);
        Assert.That((machine.Is("Other", "Ready"), machine.Delays.Single().Owner), Is.EqualTo((true, "Ready")));
        _time.Advance(Thirty);
        Assert.That(machine.Is("Failed"));
    }

    [Test]
    public void A_handler_sees_it_running()
    {
        Machine machine = Make();
        int pending = 0;
        machine.Bind(new HandlerMap().On("ConnectingState", (Action<Event>)(e => pending = e.Machine.Delays.Count)));
        machine.Add("Connecting");
        Assert.That(pending, Is.EqualTo(1));
    }

    [Test]
    public void A_state_that_is_rolled_back_has_none()
    {
        Machine machine = Make();
        machine.Bind(new HandlerMap().On("ConnectingState", (Action<Event>)(_ => throw new InvalidOperationException())));
        machine.Add("Connecting");
        Assert.That((machine.Is("Connecting"), machine.Delays.Count), Is.EqualTo((false, 0)));
    }

    [Test]
    public void What_a_handler_refuses_stays_and_is_not_tried_again()
    {
        Machine machine = Make();
        int asked = 0;
        machine.Bind(new HandlerMap().On("FailedEnter", _ => ++asked < 0));
        machine.Add("Connecting");
        _time.Advance(Thirty);
        _time.Advance(Thirty);
        Assert.That((machine.Is("Connecting"), asked), Is.EqualTo((true, 1)));
    }

    [Test]
    public async Task A_later_version_of_the_schema_may_declare_more()
    {
        var machine = new Machine(new SchemaBuilder().State("A").State("B").Build(), new MachineOptions { TimeProvider = _time });
        machine.Add("A");
        await machine.SetSchemaAsync(new SchemaBuilder(machine.Schema).State("A", timeout: Thirty, onTimeout: "B").State("C").Build()).Soon();
        _time.Advance(Thirty);
        Assert.That(machine.Is("B"), Is.False, "the instance began without");

        machine.Toggle("A");
        machine.Toggle("A");
        _time.Advance(Thirty);

        Assert.That(machine.Is("B"));
        StateInfo info = machine.Schema.Describe(machine.Schema.State("A").Index);
        Assert.That((info.Timeout, info.OnTimeout?.Name, info.OnImport), Is.EqualTo(((TimeSpan?)Thirty, "B", DelayImport.Resume)));
        Schema third = new SchemaBuilder(machine.Schema).State("D").Build();
        Assert.That(third.Describe(third.State("A").Index).Timeout, Is.EqualTo(Thirty));
    }

    [TestCase(null, "B", "has no length")]
    [TestCase(0, "B", "more than zero")]
    [TestCase(-1, "B", "more than zero")]
    [TestCase(1, null, "leads nowhere")]
    [TestCase(1, "Bee", "did you mean 'Been'")]
    public void What_makes_no_sense_is_refused(int? seconds, string? target, string message)
    {
        SchemaBuilder builder = new SchemaBuilder().State("Been").State("B")
            .State("A", timeout: seconds is { } length ? TimeSpan.FromSeconds(length) : null, onTimeout: target);
        Assert.That(() => builder.Build(), Throws.TypeOf<SchemaException>().With.Message.Contains("AM0401").And.Message.Contains(message));
    }
}
