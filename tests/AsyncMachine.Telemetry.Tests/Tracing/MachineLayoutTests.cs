using System.Diagnostics;

namespace AsyncMachine.Telemetry.Tests.Tracing;

public sealed partial class MachineLayoutTests
{
    [Test]
    public async Task All_machines_are_one_trace_with_causes_as_links()
    {
        using var log = new SpanLog(new MachineTracingOptions { Layout = TraceLayout.Machines });
        await using Machine<Child> child = Machine.Create(new Child(), new MachineOptions { Id = "first" });
        await using Machine<Parent> parent = Machine.Create(new Parent { Called = child }, new MachineOptions { Id = "parent" });
        await using Machine<Child> below = Machine.Create(new Child(), new MachineOptions { Id = "below", Parent = parent });

        parent.Add(Parent.Calling);
        below.Add(Child.Busy);
        parent.Remove(Parent.Calling);

        Assert.That(log.Begun.Tree(), Is.EqualTo(
            """
            root
              machine first
                transitions
                  [add] Busy
                states
                  Busy
                    Busy
              machine parent
                machine below
                  transitions
                    [add] Busy
                  states
                    Busy
                      Busy
                transitions
                  [add] Calling
                  [remove] Calling
                states
                  Calling
                    Calling
            """));
        Activity calling = log["[add] Calling"], caused = log.Begun.First(span => span.DisplayName == "[add] Busy");
        Activity activation = log.Begun.Last(span => span.DisplayName == "Calling");
        Assert.That(calling.LinksOf(), Is.EqualTo(new[] { (activation.SpanId, (object?)"activated") }));
        Assert.That(log["[remove] Calling"].LinksOf(), Is.EqualTo(new[] { (activation.SpanId, (object?)"deactivated") }));
        Assert.That(caused.LinksOf().First(), Is.EqualTo((calling.SpanId, (object?)"source")));
        Assert.That(log.Begun.Select(span => span.TraceId).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task The_root_hangs_under_a_span_of_another_process()
    {
        var afar = new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded, isRemote: true);
        using var log = new SpanLog(new MachineTracingOptions { Layout = TraceLayout.Machines, Root = afar });
        await using Machine<Child> child = Machine.Create(new Child());

        child.Add(Child.Busy);

        Assert.That((log["root"].TraceId, log["root"].ParentSpanId), Is.EqualTo((afar.TraceId, afar.SpanId)));
        Assert.That(log["[add] Busy"].TraceId, Is.EqualTo(afar.TraceId));
    }

    [Test]
    public async Task A_callers_activity_is_linked_to()
    {
        using var log = new SpanLog(new MachineTracingOptions { Layout = TraceLayout.Machines });
        await using Machine<Child> child = Machine.Create(new Child());
        using Activity caller = new Activity("caller").Start();

        child.Add(Child.Busy);

        Assert.That(log["[add] Busy"].LinksOf().First(), Is.EqualTo((caller.SpanId, (object?)"source")));
    }

    [StateSchema]
    private sealed partial class Parent
    {
        [State]
        public static partial State Calling { get; }

        public required Machine Called { get; init; }

        private void CallingState() => Called.Add(Child.Busy);
    }

    [StateSchema]
    private sealed partial class Child
    {
        [State]
        public static partial State Busy { get; }
    }
}
