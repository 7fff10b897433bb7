using System.Diagnostics;
using System.Text.RegularExpressions;

namespace AsyncMachine.Telemetry.Tests.Tracing;

public sealed partial class FilterTests
{
    [Test]
    public async Task What_is_skipped_goes_before_what_is_allowed()
    {
        var options = new MachineTracingOptions { AllowStates = { "A", "B", "m:C" }, SkipStates = { "m:B", "other:A" } };

        Assert.That(await Trace(options, "A", "B", "C", "D"), Is.EqualTo(new[] { "[add] A", "A", "[add] C", "C" }));
    }

    [Test]
    public async Task Patterns_are_matched_with_machine_and_state()
    {
        var options = new MachineTracingOptions { AllowPattern = new Regex("^m:[ABD]$"), SkipPattern = new Regex(":B$") };

        Assert.That(await Trace(options, "A", "B", "C", "D"), Is.EqualTo(new[] { "[add] A", "A", "[add] D", "D" }));
    }

    [Test]
    public async Task A_transition_is_traced_if_one_of_the_states_that_it_calls_is()
    {
        var options = new MachineTracingOptions { AllowStates = { "B" } };

        Assert.That(await Trace(options, "A B"), Is.EqualTo(new[] { "[add] A B", "B" }));
    }

    [TestCase(false, new string[0])]
    [TestCase(true, new[] { "[add] Healthcheck", "Healthcheck" })]
    public async Task Health_checks_are_left_out_unless_they_are_asked_for(bool health, string[] expected) =>
        Assert.That(await Trace(new MachineTracingOptions { Health = health }, "Healthcheck"), Is.EqualTo(expected));

    [TestCase(true, new[] { "[add] A", "A", "[auto] Follower", "Follower" })]
    [TestCase(false, new[] { "[add] A", "A", "Follower" })]
    public async Task Auto_transitions_can_be_left_out(bool auto, string[] expected) =>
        Assert.That(await Trace(new MachineTracingOptions { Auto = auto, SkipStates = { "B" } }, followed: true, "A"), Is.EqualTo(expected));

    [TestCase(true, new[] { "[add] Refused", "[add] Vetoed" })]
    [TestCase(false, new string[0])]
    public async Task Canceled_transitions_can_be_left_out(bool canceled, string[] expected) =>
        Assert.That(await Trace(new MachineTracingOptions { Canceled = canceled }, "Refused", "Vetoed"), Is.EqualTo(expected));

    [TestCase(true, new[] { "[add] A", "A", "[add] A" })]
    [TestCase(false, new[] { "[add] A", "A" })]
    public async Task Empty_transitions_can_be_left_out(bool empty, string[] expected) =>
        Assert.That(await Trace(new MachineTracingOptions { Empty = empty }, "A", "A"), Is.EqualTo(expected));

    [Test]
    public async Task States_transitions_and_events_can_be_left_out_as_a_whole()
    {
        Assert.That(await Trace(new MachineTracingOptions { States = false }, "A", "B"), Is.EqualTo(new[] { "[add] A", "[add] B" }));
        Assert.That(await Trace(new MachineTracingOptions { Transitions = false }, "A", "B"), Is.EqualTo(new[] { "A", "B" }));
        using var log = new SpanLog(new MachineTracingOptions { Handlers = false });
        await using Machine machine = Make(followed: false);
        machine.Add("Vetoed");
        Assert.That(log["[add] Vetoed"].Events, Is.Empty);
    }

    [Test]
    public async Task Machines_can_be_chosen_and_one_whose_choice_fails_is_traced()
    {
        var options = new MachineTracingOptions { Machines = machine => machine.Id == "m" ? throw new InvalidOperationException() : false };
        using var log = new SpanLog(options);
        await using Machine chosen = Make(followed: false);
        await using var other = new Machine(chosen.Schema, new MachineOptions { Id = "other" });

        chosen.Add("A");
        other.Add("B");

        Assert.That(log.Begun.Select(span => span.DisplayName), Is.EqualTo(new[] { "[add] A", "A" }));
    }

    [Test]
    public async Task Checks_make_no_span()
    {
        using var log = new SpanLog();
        await using Machine machine = Make(followed: false);

        Assert.That(machine.CanAdd("A").IsExecuted);

        Assert.That(log.Begun, Is.Empty);
    }

    private static Task<string[]> Trace(MachineTracingOptions options, params string[] calls) => Trace(options, followed: false, calls);

    /// <summary>Names of the recorded spans, in order of their start.</summary>
    private static async Task<string[]> Trace(MachineTracingOptions options, bool followed, params string[] calls)
    {
        using var log = new SpanLog(options);
        await using (Machine machine = Make(followed))
        {
            foreach (string call in calls) machine.Add(call.Split(' '));
        }

        return [.. log.Begun.Where(span => span.Recorded).Select(span => span.DisplayName)];
    }

    private static Machine Make(bool followed)
    {
        SchemaBuilder builder = new SchemaBuilder("Filtered").State("A").State("B").State("C").State("D").State("Healthcheck", multi: true)
            .State("Refused", require: ["D"]).State("Vetoed");
        if (followed) builder = builder.State("Follower", auto: true, require: ["A"]);
        var machine = new Machine(builder.Build(), new MachineOptions { Id = "m" });
        machine.Bind(new HandlerMap().On("VetoedEnter", (Event _) => false));
        return machine;
    }
}
