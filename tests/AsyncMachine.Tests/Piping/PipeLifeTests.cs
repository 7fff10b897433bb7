using System.Runtime.CompilerServices;

namespace AsyncMachine.Tests.Piping;

/// <summary>When a pipe is there, and who is told of it.</summary>
public sealed class PipeLifeTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("A").State("B", multi: true).Build();

    private static Machine Of(string id, params Tracer[] tracers) => new(Plain, new MachineOptions { Id = id, Tracers = tracers });

    [Test]
    public void A_disposed_pipe_passes_nothing_on()
    {
        Machine source = Of("a"), target = Of("b");
        Pipe pipe = Pipe.Bind(source, Plain.State("A"), target);
        Assert.That((pipe.IsAttached, source.Bindings), Is.EqualTo((true, new[] { "Pipe(A)" })));

        pipe.Dispose();
        pipe.Dispose();
        source.Add("A");

        Assert.That((pipe.IsAttached, source.Bindings.Count, target.Is("A")), Is.EqualTo((false, 0, false)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task The_end_of_either_end_detaches(bool ofSource)
    {
        Machine source = Of("a"), target = Of("b");
        var detached = new PipeWatch();
        (ofSource ? target : source).AddTracer(detached);
        Pipe pipe = Pipe.Bind(source, Plain.State("A"), target);

        await (ofSource ? source : target).DisposeAsync();

        Assert.That(await detached.Detached.Soon(), Is.SameAs(pipe));
        Assert.That(pipe.IsAttached, Is.False);
        if (!ofSource)
        {
            Assert.That(source.Add("A"), Is.EqualTo(Result.Executed));
            Assert.That(source.Bindings, Is.Empty);
        }
    }

    [Test]
    public async Task A_pipe_to_a_machine_that_has_ended_is_not_attached()
    {
        Machine source = Of("a"), target = Of("b");
        await target.DisposeAsync();
        using Pipe pipe = Pipe.Bind(source, Plain.State("A"), target);
        Assert.That((pipe.IsAttached, source.Bindings.Count), Is.EqualTo((false, 0)));
    }

    [Test]
    public async Task A_source_does_not_keep_a_target_that_has_ended()
    {
        Machine source = Of("a");
        WeakReference gone = await Piped(source);
        for (int i = 0; i < 20 && gone.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Yield();
        }

        Assert.That(gone.IsAlive, Is.False);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static async Task<WeakReference> Piped(Machine source)
        {
            Machine target = Of("b");
            var detached = new PipeWatch();
            source.AddTracer(detached);
            _ = Pipe.Bind(source, Plain.State("A"), target);
            await target.DisposeAsync();
            await detached.Detached.Soon();
            source.RemoveTracer(detached);
            source.Add("A");
            return new WeakReference(target);
        }
    }

    [Test]
    public void Tracers_of_both_ends_see_the_pipe()
    {
        PipeWatch atSource = new(), atTarget = new();
        Machine source = Of("a", atSource), target = Of("b", atTarget);

        Pipe pipe = Pipe.Bind(source, Plain.State("A"), target);
        source.Add("A");
        pipe.Dispose();

        Assert.That(atSource.Lines, Is.EqualTo(new[] { "a + Pipe(A) a -> b", "AState of Pipe(A)", "a - Pipe(A) a -> b" }));
        Assert.That(atTarget.Lines, Is.EqualTo(new[] { "b + Pipe(A) a -> b", "[add] A from a", "b - Pipe(A) a -> b" }));
        Assert.That(pipe.Routes.Select(route => route.ToString()), Is.EqualTo(new[] { "A -> [add] A", "A ends -> [remove] A" }));
    }

    [Test]
    public void Whoever_traces_a_flat_pipe_sees_where_it_comes_from()
    {
        var atTarget = new PipeWatch();
        Machine source = Of("a"), target = Of("b", atTarget);
        using Pipe pipe = Pipe.AddFlat(source, Plain.State("A"), target);
        source.Add("A");
        Assert.That(atTarget.Lines, Has.Member("[add] A from a"));
    }

    [Test]
    public void The_text_log_tells_of_pipes_at_both_ends()
    {
        var lines = new List<string>();
        var options = new MachineOptions { LogLevel = LogLevel.Operations, Log = (_, line) => lines.Add(line) };
        Machine source = new(Plain, options with { Id = "a" }), target = new(Plain, options with { Id = "b" });
        Pipe.Bind(source, Plain.State("A"), target).Dispose();
        Assert.That(lines, Is.EqualTo(new[]
        {
            "[pipe:out] Pipe(A) a -> b", "[pipe:in] Pipe(A) a -> b", "[pipe:out:end] Pipe(A) a -> b", "[pipe:in:end] Pipe(A) a -> b",
        }));
    }

    [Test]
    public void A_tracer_that_fails_at_a_pipe_is_reported_and_the_pipe_is_there()
    {
        var errors = new List<string?>();
        var source = new Machine(Plain, new MachineOptions { Tracers = [new Failing()], OnError = (_, error) => errors.Add(error.Handler) });
        Machine target = Of("b");

        using Pipe pipe = Pipe.Bind(source, Plain.State("A"), target);
        source.Add("A");

        Assert.That((errors.Single(), target.Is("A")), Is.EqualTo(("Failing of Pipe(A)", true)));
    }

    private sealed class Failing : Tracer
    {
        public override void PipeAttached(IMachine machine, Pipe pipe) => throw new InvalidOperationException();
    }

    private sealed class PipeWatch : Tracer
    {
        private readonly TaskCompletionSource<Pipe> _detached = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<string> Lines { get; } = [];

        public Task<Pipe> Detached => _detached.Task;

        public override void PipeAttached(IMachine machine, Pipe pipe) => Lines.Add($"{machine.Id} + {pipe}");

        public override void PipeDetached(IMachine machine, Pipe pipe)
        {
            Lines.Add($"{machine.Id} - {pipe}");
            _detached.TrySetResult(pipe);
        }

        public override void HandlerStart(Transition transition, in HandlerInfo handler) => Lines.Add($"{handler.Name} of {handler.Binding}");

        public override void TransitionInit(Transition transition)
        {
            if (transition.Mutation.Source is { } source) Lines.Add($"{transition.Mutation} from {source.MachineId}");
        }
    }
}
