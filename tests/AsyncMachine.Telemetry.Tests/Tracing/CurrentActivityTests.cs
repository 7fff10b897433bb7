using System.Diagnostics;

namespace AsyncMachine.Telemetry.Tests.Tracing;

public sealed partial class CurrentActivityTests
{
    [Test]
    public async Task Handlers_run_in_the_span_of_their_state_before_and_after_an_await()
    {
        using var log = new SpanLog();
        var job = new Job();
        await using Machine<Job> machine = Machine.Create(job);

        machine.Add(Job.Running);
        job.Gate.SetResult();
        await machine.When(Job.Done).Soon();

        Assert.That(job.Seen, Is.EqualTo(new[] { "[add] Running", "Running", "Running", "Done" }));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task The_callers_activity_is_current_again_when_the_mutation_returns(bool throws)
    {
        using var log = new SpanLog();
        await using Machine<Job> machine = Machine.Create(new Job { Throws = throws });
        using Activity caller = new Activity("caller").Start();

        machine.Add(Job.Running);

        Assert.That(Activity.Current, Is.SameAs(caller));
        caller.Stop();
        machine.Remove(Job.Running);
        Assert.That(Activity.Current, Is.Null);
    }

    [Test]
    public async Task A_transition_without_a_source_continues_the_callers_trace()
    {
        using var log = new SpanLog();
        await using Machine<Job> machine = Machine.Create(new Job());
        using Activity caller = new Activity("caller").Start();

        machine.Add(Job.Running);

        Assert.That(log["[add] Running"].ParentSpanId, Is.EqualTo(caller.SpanId));
        Assert.That(log["Running"].TraceId, Is.EqualTo(caller.TraceId));
    }

    [Test]
    public async Task A_mutation_that_waits_continues_the_trace_of_whoever_made_it_and_not_of_whoever_runs_it()
    {
        using var log = new SpanLog();
        using var entered = new ManualResetEventSlim();
        using var leave = new ManualResetEventSlim();
        await using Machine<Job> machine = Machine.Create(new Job
        {
            Blocks = () =>
            {
                entered.Set();
                leave.Wait();
            },
        });
        Task running = Task.Run(() => machine.Add(Job.Running));
        entered.Wait();
        using Activity caller = new Activity("caller").Start();

        machine.Add(Job.Other);
        caller.Stop();
        leave.Set();
        await running.Soon();

        Assert.That(log["[add] Other"].ParentSpanId, Is.EqualTo(caller.SpanId));
        Assert.That(log["[add] Running"].ParentSpanId, Is.EqualTo(default(ActivitySpanId)));
    }

    [Test]
    public async Task The_end_of_an_async_handler_is_an_event_of_its_states_span()
    {
        using var log = new SpanLog();
        var job = new Job();
        Machine<Job> machine = Machine.Create(job);
        machine.Add(Job.Running);
        Activity running = log["Running"];
        Assert.That(running.Events, Is.Empty);

        job.Gate.SetResult();
        await machine.DisposeAsync().AsTask().Soon(); // waits for the handler, and ends the span

        ActivityEvent ended = running.Events.Single();
        Assert.That((ended.Name, ended.Tags.Single()), Is.EqualTo(("RunningState", new KeyValuePair<string, object?>("asyncmachine.handler.end", "completed"))));
    }

    [Test]
    public async Task A_span_that_the_program_starts_in_a_handler_lies_between_the_state_and_what_it_causes()
    {
        using var source = new ActivitySource("Program");
        using var log = new SpanLog(also: source.Name);
        await using Machine<Job> machine = Machine.Create(new Job { Source = source });

        machine.Add(Job.Running);

        Assert.That(log.Begun.Tree(), Is.EqualTo("[add] Running\n  Running\n    work\n      [add] Other\n        Other"));
    }

    [StateSchema]
    private sealed partial class Job
    {
        [State]
        public static partial State Running { get; }

        [State]
        public static partial State Done { get; }

        [State]
        public static partial State Other { get; }

        public List<string?> Seen { get; } = [];

        public TaskCompletionSource Gate { get; } = new();

        public Action? Blocks { get; init; }

        public bool Throws { get; init; }

        public ActivitySource? Source { get; init; }

        private bool RunningEnter()
        {
            Seen.Add(Activity.Current?.DisplayName);
            return true;
        }

        private async Task RunningState(Event e, CancellationToken token)
        {
            Seen.Add(Activity.Current?.DisplayName);
            Blocks?.Invoke();
            if (Throws) throw new InvalidOperationException();
            using (Source?.StartActivity("work"))
            {
                if (Source is not null) e.Machine.Add(Other);
            }

            await Gate.Task.WaitAsync(token);
            Seen.Add(Activity.Current?.DisplayName);
            e.Machine.Add(Done);
        }

        private void DoneState() => Seen.Add(Activity.Current?.DisplayName);
    }
}
