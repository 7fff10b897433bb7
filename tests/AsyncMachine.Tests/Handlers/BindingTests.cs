namespace AsyncMachine.Tests.Handlers;

public sealed class BindingTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("A").State("B").Build();

    [Test]
    public void A_released_binding_is_called_no_more()
    {
        var machine = new Machine(Plain);
        int calls = 0;
        IDisposable binding = machine.Bind(new HandlerMap().On("AState", _ => { calls++; }));
        machine.Add("A");

        binding.Dispose();
        binding.Dispose();
        machine.Remove("A");
        machine.Add("A");

        Assert.That(calls, Is.EqualTo(1));
        Assert.That(machine.Bindings, Is.Empty);
    }

    [Test]
    public void One_map_serves_several_machines()
    {
        var seen = new List<string>();
        HandlerMap map = new HandlerMap().On("AState", e => { seen.Add(e.Machine.Id); });
        foreach (string id in new[] { "one", "two" })
        {
            var machine = new Machine(Plain, new MachineOptions { Id = id });
            machine.Bind(map);
            machine.Add("A");
        }

        Assert.That(seen, Is.EqualTo(new[] { "one", "two" }));
    }

    [Test]
    public void A_binding_made_inside_a_handler_counts_after_the_present_transition()
    {
        var machine = new Machine(Plain);
        var late = new List<string>();
        machine.Bind(new HandlerMap().On("AEnter", e =>
        {
            e.Machine.Bind(new HandlerMap().On("AState", x => { late.Add(x.Mutation.ToString()); }).On("BState", x => { late.Add(x.Mutation.ToString()); }));
            e.Machine.Add("B");
        }));

        machine.Add("A");

        Assert.That(late, Is.EqualTo(new[] { "[add] B" }));
    }

    [Test]
    public void A_handler_may_release_itself()
    {
        var machine = new Machine(Plain);
        int calls = 0;
        IDisposable? binding = null;
        binding = machine.Bind(new HandlerMap().On("AState", _ =>
        {
            calls++;
            binding!.Dispose();
        }));

        machine.Add("A");
        machine.Remove("A");
        machine.Add("A");

        Assert.That(calls, Is.EqualTo(1));
    }

    [Test]
    public void All_faults_of_a_map_come_at_once()
    {
        var machine = new Machine(new SchemaBuilder().State("A").State("AB").State("B").State("BB").State("ABB").Build());
        HandlerMap map = new HandlerMap()
            .On("XEnter", _ => true)
            .On("AEntre", _ => true)
            .On("ABBEnter", _ => true)
            .On("AState", _ => true)
            .On("BEnter", (_, _) => Task.CompletedTask)
            .On("ABB", _ => true);

        var exception = Assert.Throws<SchemaException>(() => machine.Bind(map));

        Assert.That(exception!.Message, Is.EqualTo(
            "HandlerMap: 'XEnter' is no handler of Schema: expected a state and Enter, Exit, State or End, two states, AnyEnter or AnyState; " +
            "'AEntre' is no handler of Schema: expected a state and Enter, Exit, State or End, two states, AnyEnter or AnyState; " +
            "'AState' is a final handler and cannot return bool; " +
            "'BEnter' negotiates and cannot be asynchronous; " +
            "'ABB' can be read in 2 ways; rename a state."));
        Assert.That(machine.Bindings, Is.Empty);
    }

    [Test]
    public void Null_names_and_handlers_are_refused()
    {
        var map = new HandlerMap();

        Assert.That(() => map.On(null!, _ => true), Throws.ArgumentNullException);
        Assert.That(() => map.On(" ", _ => true), Throws.ArgumentException);
        Assert.That(() => map.On("AEnter", (Func<Event, bool>)null!), Throws.ArgumentNullException);
        Assert.That(() => map.On("AState", (Action<Event>)null!), Throws.ArgumentNullException);
        Assert.That(() => map.On("AState", (Func<Event, CancellationToken, Task>)null!), Throws.ArgumentNullException);
        Assert.That(() => new Machine(Plain).Bind(null!), Throws.ArgumentNullException);
    }

    [Test]
    public void Bindings_have_names()
    {
        var machine = new Machine(Plain);
        machine.Bind(new HandlerMap().On("AState", _ => { }));
        machine.Bind(new HandlerMap());

        Assert.That(machine.Bindings, Is.EqualTo(new[] { "HandlerMap", "HandlerMap" }));
    }

    [Test]
    public void Handlers_do_not_see_the_callers_synchronization_context()
    {
        var machine = new Machine(Plain);
        var seen = new List<SynchronizationContext?>();
        machine.Bind(new HandlerMap().On("AEnter", _ => { seen.Add(SynchronizationContext.Current); }).On("AState", _ => { seen.Add(SynchronizationContext.Current); }));
        var context = new SynchronizationContext();
        SynchronizationContext? before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(context);
        try
        {
            machine.Add("A");
            _ = machine.EvalAsync(() => seen.Add(SynchronizationContext.Current));

            Assert.That(SynchronizationContext.Current, Is.SameAs(context), "the caller keeps its own");
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }

        Assert.That(seen, Is.EqualTo(new SynchronizationContext?[] { null, null, null }));
    }
}
