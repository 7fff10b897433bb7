namespace AsyncMachine.Tests.Timeouts;

/// <summary>Tracers and callbacks that do not return: the machine goes on without them, and everyone else is told what there is to tell.</summary>
public sealed class LeftBehindObserverTests
{
    private static readonly Schema Plain = new SchemaBuilder()
        .State("A").State("B").State("Later", auto: true, require: ["A"]).State("ErrHandlerTimeout").Build();

    /// <summary>Everything of others that the drain calls in a transition that fails, or that something follows.</summary>
    private static IEnumerable<TestCaseData> Places()
    {
        yield return Place("OnError", (hang, o) => o with { OnError = (_, e) => hang.Once(e.Error is NotSupportedException) });
        yield return Place("OnChange", (hang, o) => o with { OnChange = _ => hang.Once() });
        foreach (string hook in (string[])[
            "TransitionInit", "TransitionStart", "TransitionFinals", "TransitionEnd", "HandlerStart", "HandlerEnd", "QueueEnd",
            "MutationQueued", "ErrorReported"])
        {
            yield return Place(hook, (hang, o) => o with { Tracers = [new HangingTracer(hang, hook)] });
        }

        static TestCaseData Place(string name, Func<OnceHang, MachineOptions, MachineOptions> options) =>
            new TestCaseData(options).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Places))]
    public async Task The_machine_goes_on(Delegate with)
    {
        using var hang = new OnceHang();
        MachineOptions options = ((Func<OnceHang, MachineOptions, MachineOptions>)with)(hang, hang.Options);
        await using var machine = new Machine(Plain, options);
        machine.Bind(new HandlerMap()
            .On("AState", _ => { })
            .On("BState", (Action<Event>)(_ => throw new NotSupportedException())));

        Task call = Task.Run(() =>
        {
            machine.Add("A");
            machine.Add("B");
        });
        await hang.Reached;
        hang.PassDeadline();
        await machine.WhenQueueEnds().Soon();
        hang.Release();
        await call.Soon();

        Assert.That(machine.Is("Exception", "ErrHandlerTimeout"), Is.True);
        Assert.That((await machine.AddAsync(Plain.State("A")).AsTask().Soon()).IsExecuted, Is.True);
        await machine.WhenQueueEnds().Soon();
        Assert.That(machine.Is("A", "Later"), Is.True);
    }

    [Test]
    public async Task Of_an_end_everyone_is_told_once_and_its_result_stands()
    {
        using var hang = new OnceHang();
        var changes = new List<string>();
        var first = new HookRecorder();
        var last = new HookRecorder();
        await using var machine = new Machine(Plain, hang.Options with
        {
            OnChange = transition => changes.Add(transition.Mutation.ToString()),
            Tracers = [first, new HangingTracer(hang, "TransitionEnd"), last],
        });

        Task<Result> call = Task.Run(() => machine.Add("A"));
        await hang.Reached;
        hang.PassDeadline();
        await machine.WhenQueueEnds().Soon();
        hang.Release();
        await call.Soon();

        Assert.That(changes.Count(c => c == "[add] A"), Is.EqualTo(1));
        Assert.That(machine.Is("A", "Later"), Is.True, "the transition had ended");
        foreach (HookRecorder recorder in (HookRecorder[])[first, last])
        {
            Transition[] ended = [.. recorder.Transitions.Where(t => t.Mutation.ToString() == "[add] A")];
            Assert.That(ended, Has.Length.EqualTo(1));
            Assert.That((ended[0].Result, ended[0].IsAccepted), Is.EqualTo((Result.Executed, true)));
        }
    }

    [Test]
    public async Task Between_transitions_no_transition_ends()
    {
        using var hang = new OnceHang();
        var recorder = new HookRecorder();
        await using var machine = new Machine(Plain, hang.Options with { Tracers = [recorder, new HangingTracer(hang, "QueueEnd")] });

        Task<Result> call = Task.Run(() => machine.Add("B"));
        await hang.Reached;
        hang.PassDeadline();
        await machine.WhenQueueEnds().Soon();
        hang.Release();
        await call.Soon();

        Assert.That(recorder.Transitions.Select(t => t.Mutation.ToString()), Is.EqualTo(new[]
        {
            "[add] B", "[add] Later", "[add] Exception ErrHandlerTimeout", "[add] Later", // the auto mutation that its relation refuses
        }));
    }

    [TestCase(10)]
    [TestCase(70)]
    [TestCase(200)]
    public async Task A_tracer_may_hang_in_a_schema_change_of_any_width(int states)
    {
        using var hang = new OnceHang();
        await using var machine = new Machine(Plain, hang.Options with { Tracers = [new HangingTracer(hang, "SchemaChange")] });
        var builder = new SchemaBuilder(Plain);
        for (int i = 0; i < states; i++) builder.State($"X{i}");

        Task call = Task.Run(() => machine.SetSchemaAsync(builder.Build()));
        await hang.Reached;
        Result queued = machine.Add("X0");
        hang.PassDeadline();

        await machine.WhenQueue(queued).Soon();
        Assert.That(machine.Is("X0", "Exception"), Is.True);
        hang.Release();
        Assert.That(async () => await call.Soon(), Throws.InstanceOf<OperationCanceledException>(), "it never came to its end");
    }

    [Test]
    public async Task A_tracer_that_hangs_before_the_drain_is_passed_on_is_left_behind_too()
    {
        using var hang = new OnceHang();
        await using var machine = new Machine(Plain, hang.Options with
        {
            DrainOn = DrainExecutor.ThreadPool, Tracers = [new HangingTracer(hang, "MutationQueued")],
        });

        Task<Result> call = Task.Run(() => machine.Add("B"));
        await hang.Reached;
        hang.PassDeadline();
        await machine.When("B").Soon();
        hang.Release();

        Assert.That((await call.Soon()).IsQueued, Is.True);
        await machine.WhenQueueEnds().Soon();
        Assert.That(machine.Is("B", "Exception"), Is.True);
    }

    /// <summary>Hangs the first time only, on any thread but the test's own.</summary>
    private sealed class OnceHang : IDisposable
    {
        private readonly Hang _hang = new();
        private readonly Thread _test = Thread.CurrentThread;
        private int _hung;

        public Task Reached => _hang.Reached;

        public MachineOptions Options => _hang.Options;

        public void Once(bool when = true)
        {
            if (when && Thread.CurrentThread != _test && Interlocked.Exchange(ref _hung, 1) == 0) _hang.Here();
        }

        public void PassDeadline() => _hang.PassDeadline();

        public void Release() => _hang.Release();

        public void Dispose() => _hang.Dispose();
    }

    private sealed class HangingTracer(OnceHang hang, string hook) : Tracer
    {
        private void At(string name) => hang.Once(name == hook);

        public override void SchemaChange(IMachine machine, Schema previous) => At(nameof(SchemaChange));

        public override void MutationQueued(IMachine machine, Mutation mutation) => At(nameof(MutationQueued));

        public override void TransitionInit(Transition transition) => At(nameof(TransitionInit));

        public override void TransitionStart(Transition transition) => At(nameof(TransitionStart));

        public override void TransitionFinals(Transition transition) => At(nameof(TransitionFinals));

        public override void TransitionEnd(Transition transition) => At(nameof(TransitionEnd));

        public override void HandlerStart(Transition transition, in HandlerInfo handler) => At(nameof(HandlerStart));

        public override void HandlerEnd(Transition transition, in HandlerInfo handler) => At(nameof(HandlerEnd));

        public override void QueueEnd(IMachine machine) => At(nameof(QueueEnd));

        public override void ErrorReported(IMachine machine, ErrorArgs error) => At(nameof(ErrorReported));
    }
}
