using System.Diagnostics;

namespace AsyncMachine.Telemetry.Tests.Tracing;

/// <summary>What a handler finds and leaves in the execution context of the thread that runs it.</summary>
public sealed partial class HandlerContextTests
{
    private static readonly AsyncLocal<string?> Left = new();

    [Test]
    public async Task What_a_handler_sets_stays_after_it_and_its_cause_and_its_span_do_not()
    {
        using var log = new SpanLog();
        using Activity outer = new Activity("outer").Start();
        await using Machine<Leaving> machine = Machine.Create(new Leaving());

        machine.Add(Leaving.Foo);

        Assert.That(Left.Value, Is.EqualTo("foo"));
        Assert.That(Activity.Current, Is.SameAs(outer));
        machine.Add(Leaving.Bar);
        Assert.That(log["[add] Bar"].Attribute("asyncmachine.source.machine.id"), Is.Null);
        Assert.That(log["[add] Bar"].ParentSpanId, Is.EqualTo(outer.SpanId));
    }

    [Test]
    public async Task An_activity_that_a_handler_has_ended_is_current_no_more()
    {
        using var log = new SpanLog();
        await using Machine<Leaving> machine = Machine.Create(new Leaving { Ends = new Activity("outer").Start() });

        machine.Add(Leaving.Bar);

        Assert.That(Activity.Current, Is.Null);
    }

    [Test]
    public async Task A_thread_whose_context_does_not_flow_has_its_activity_back_as_well()
    {
        using var log = new SpanLog();
        using Activity outer = new Activity("outer").Start();
        await using Machine<Leaving> machine = Machine.Create(new Leaving());

        using (ExecutionContext.SuppressFlow())
        {
            machine.Add(Leaving.Foo);
            Assert.That(Activity.Current, Is.SameAs(outer));
        }

        machine.Add(Leaving.Bar);
        Assert.That(log["[add] Bar"].Attribute("asyncmachine.source.machine.id"), Is.Null);
    }

    [StateSchema]
    private sealed partial class Leaving
    {
        public Activity? Ends { get; init; }

        [State]
        public static partial State Foo { get; }

        [State]
        public static partial State Bar { get; }

        private void FooState() => Left.Value = "foo";

        private void BarState()
        {
            Ends?.Stop();
        }
    }
}
