using System.Runtime.CompilerServices;
using AsyncMachine.Benchmarks.Schemas;

namespace AsyncMachine.Tests.Allocations;

/// <summary>What must not allocate does not: bytes are counted, not estimated.</summary>
public class AllocationTests
{
    private const int Times = 1000;

    [Test]
    public void A_plain_state_is_added_and_removed_without_allocation()
    {
        Schema schema = new SchemaBuilder().State("Foo").Build();
        var machine = new Machine(schema);
        State foo = schema.State("Foo");
        Assert.That(BytesOf(() => { machine.Add(foo); machine.Remove(foo); }), Is.Zero);
    }

    [Test]
    public async Task A_hook_is_told_without_allocation()
    {
        Schema schema = new SchemaBuilder().State("Foo").State("Bar", multi: true).State("Baz", auto: true, require: ["Foo"]).Build();
        var machine = new Machine(schema);
        State foo = schema.State("Foo"), bar = schema.State("Bar");
        var hook = new CountingHook();
        await machine.Engine.AddHook(hook);
        Assert.That(BytesOf(() => { machine.Add(foo); machine.Add(bar); machine.Remove(foo); }), Is.Zero);
        Assert.That(hook.Ends, Is.GreaterThan(3 * Times));
    }

    private sealed class CountingHook : VectorHook
    {
        public int Ends { get; private set; }

        public override void Whole(Schema schema, ReadOnlySpan<ulong> ticks, ulong settled, uint machineTick)
        {
        }

        public override void Ended(ReadOnlySpan<ulong> ticks, ReadOnlySpan<ulong> changed, ulong settled) => Ends++;

        public override void Disposed()
        {
        }
    }

    [Test]
    public void Handlers_are_called_without_allocation()
    {
        var machine = Machine.Create(new Handled());
        Assert.That(BytesOf(() => { machine.Add(Handled.Foo); machine.Remove(Handled.Foo); }), Is.Zero);
        Assert.That(machine.Instance.Calls, Is.GreaterThan(4 * Times));
    }

    [Test]
    public void An_async_handler_that_completes_at_once_costs_no_allocation()
    {
        var machine = Machine.Create(new Handled());
        Assert.That(BytesOf(() => { machine.Add(Handled.Later); machine.Remove(Handled.Later); }), Is.Zero);
    }

    [Test]
    public void A_mutation_whose_result_is_awaited_costs_no_allocation_if_it_runs_at_once()
    {
        Schema schema = new SchemaBuilder().State("Foo").Build();
        var machine = new Machine(schema);
        State foo = schema.State("Foo");
        Assert.That(BytesOf(() => { _ = machine.AddAsync(foo).Result; _ = machine.MutateAsync(MutationType.Remove, [foo]).Result; }), Is.Zero);
    }

    [Test]
    public void A_delay_is_made_and_cancelled_without_allocation()
    {
        Schema schema = new SchemaBuilder().State("Foo").State("Bar").Build();
        var machine = new Machine(schema);
        State foo = schema.State("Foo"), bar = schema.State("Bar");
        machine.Add(foo);
        StateInstance owner = machine.InstanceOf(foo);
        var hour = TimeSpan.FromHours(1);
        Assert.That(BytesOf(() => machine.AddAfter(owner, hour, bar).Cancel()), Is.Zero);
        machine.AddAfter(owner, hour, bar);
        Assert.That(BytesOf(() => { machine.Add(bar); machine.Remove(bar); }), Is.Zero, "transitions of other states");
        Assert.That(BytesOf(() => { machine.AddAfter(machine.InstanceOf(bar), hour, foo); machine.Toggle(bar); }), Is.Zero, "one that dies with its owner");
    }

    [Test]
    public void A_flat_pipe_passes_on_without_allocation()
    {
        Schema schema = new SchemaBuilder().State("Foo").Build();
        Machine source = new(schema), target = new(schema);
        State foo = schema.State("Foo");
        _ = Pipe.AddFlat(source, foo, target);
        _ = Pipe.RemoveFlat(source, foo, target);
        Assert.That(BytesOf(() => { source.Add(foo); source.Remove(foo); }), Is.Zero);
        Assert.That(target.Tick(foo), Is.GreaterThan(Times));
    }

    [TestCase(100)]
    [TestCase(250)]
    [TestCase(1000)]
    public void Rotating_one_of_many_groups_costs_no_allocation(int states)
    {
        var builder = new SchemaBuilder();
        for (int i = 0; i < states; i++)
        {
            int group = i / 10 * 10;
            builder.State($"S{i}", remove: [.. Enumerable.Range(group, 10).Select(k => $"S{k}")]);
        }

        Schema schema = builder.Build();
        var machine = new Machine(schema);
        for (int group = 0; group < states; group += 10) machine.Add($"S{group}");
        State[] rotated = [.. Enumerable.Range(0, 10).Select(k => schema.State($"S{k}"))];
        int next = 0;
        Assert.That(BytesOf(() => machine.Add(rotated[next++ % 10])), Is.Zero);
        Assert.That(machine.ActiveStates, Has.Count.EqualTo(states / 10));
    }

    [Test]
    public void Refusals_questions_and_checks_cost_no_allocation()
    {
        Schema schema = new SchemaBuilder().State("Foo", require: ["Bar"]).State("Bar").State("Baz", remove: ["Qux"]).State("Qux").Build();
        var machine = new Machine(schema);
        State foo = schema.State("Foo"), qux = schema.State("Qux"), baz = schema.State("Baz");
        machine.Add(baz);
        Assert.That(machine.Add(foo).IsCanceled && machine.Add(qux).IsCanceled);
        Assert.That(
            BytesOf(() =>
            {
                machine.Add(foo);
                machine.Add(qux);
                machine.CanAdd(foo);
                machine.CanAdd(baz);
                machine.Is(foo);
                machine.Is(foo, baz);
                machine.Any(foo, baz);
                machine.Tick(baz);
            }),
            Is.Zero);
    }

    [Test]
    public void Waits_and_tokens_of_other_states_cost_a_mutation_no_allocation()
    {
        Schema schema = new SchemaBuilder().State("Foo").State("Bar").State("Needs", require: ["Foo"]).Build();
        var machine = new Machine(schema);
        State foo = schema.State("Foo"), bar = schema.State("Bar"), needs = schema.State("Needs");
        Task[] waits = [machine.When(bar), machine.When([bar, needs]), machine.WhenTime(bar, 9)];
        CancellationToken token = machine.StateToken(bar);
        Assert.That(BytesOf(() => { machine.Add(foo); machine.Remove(foo); machine.CanAdd(foo); }), Is.Zero);
        Assert.That((waits.Any(wait => wait.IsCompleted), token.IsCancellationRequested), Is.EqualTo((false, false)));
    }

    [Test]
    public void A_flow_through_ten_states_costs_no_allocation()
    {
        Machine<Flow> machine = Flow.Started();
        Assert.That(BytesOf(() => Flow.Cycle(machine)), Is.Zero);
    }

    [Test]
    public void Of_a_handler_that_takes_event_and_args_only_the_transition_is_allocated()
    {
        var machine = Machine.Create(new WithEvent());
        var args = new object();
        machine.Add(WithEvent.Foo, args);

        long bytes = BytesOf(() => machine.Add(WithEvent.Foo, args));

        Assert.That(bytes, Is.EqualTo(Times * SizeOf(machine.Instance.Last.Transition)));
    }

    [Test]
    public void A_machine_of_ten_states_takes_512_bytes_until_the_first_wait()
    {
        const int Machines = 10_000;
        Machine[] kept = new Machine[Machines];
        var instance = new Ten(); // the user's own
        kept[0] = Machine.Create(instance);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < Machines; i++) kept[i] = Machine.Create(instance);
        Assert.That((GC.GetTotalMemory(forceFullCollection: true) - before) / Machines, Is.LessThanOrEqualTo(512));

        foreach (Machine machine in kept) machine.Add(Ten.Foo);
        long used = GC.GetAllocatedBytesForCurrentThread();
        foreach (Machine machine in kept) machine.Remove(Ten.Foo);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - used, Is.Zero, "nor does it grow by being used");
    }

    [TestCase(10)]
    [TestCase(1000)]
    public void A_further_machine_costs_its_ticks_and_little_more(int states)
    {
        var builder = new SchemaBuilder();
        for (int i = 0; i < states; i++) builder.State($"S{i}", require: i > 0 ? [$"S{i - 1}"] : null, add: [$"S{(i + 1) % states}"]);
        Schema schema = builder.Build();
        Assert.That(BytesOf(() => new Machine(schema)) / Times, Is.LessThan((8 * states) + 1536));
    }

    [Test]
    public void Machines_of_a_class_share_its_schema()
    {
        Machine first = Machine.Create(new Handled()), second = Machine.Create(new Handled());

        Assert.That(second.Schema, Is.SameAs(first.Schema).And.SameAs(Handled.Schema));
    }

    private static long BytesOf(Action action)
    {
        for (int i = 0; i < Times; i++) action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Times; i++) action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Bytes that one object takes on the heap: a copy of it is allocated and counted.</summary>
    private static long SizeOf(object counted)
    {
        Copy(counted);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Copy(counted);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "MemberwiseClone")]
    private static extern object Copy(object original);
}

/// <summary>A state with all four handlers, and one with an async one.</summary>
[StateSchema]
internal partial class Handled
{
    /// <summary>Has four handlers.</summary>
    public static partial State Foo { get; }

    /// <summary>Has an async one.</summary>
    public static partial State Later { get; }

    public int Calls { get; private set; }

    bool FooEnter() => ++Calls > 0;

    bool FooExit() => ++Calls > 0;

    void FooState() => Calls++;

    void FooEnd() => Calls++;

    Task LaterState() => Task.CompletedTask;
}

/// <summary>A handler that asks for everything.</summary>
[StateSchema]
internal partial class WithEvent
{
    /// <summary>Enters anew with each call.</summary>
    [State(Multi = true)]
    public static partial State<object> Foo { get; }

    public Event Last { get; private set; }

    void FooState(Event e, object args) => Last = ReferenceEquals(e.Args, args) ? e : default;
}
