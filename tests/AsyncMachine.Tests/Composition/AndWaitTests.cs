using AsyncMachine.Tests.Piping;

namespace AsyncMachine.Tests.Composition;

/// <summary>A mutation, and the activation of another state as its answer.</summary>
public sealed class AndWaitTests
{
    private static Machine Server() => new(new SchemaBuilder()
        .State("Start").State("Asked", multi: true, require: ["Start"]).State("Answered", multi: true).State("Stopped", remove: ["Start"]).Build());

    private static State S(IMachine machine, string name) => machine.Schema.State(name);

    private static int Waits(Machine machine) => machine.Engine.GetWaiters().Count;

    [Test]
    public async Task An_answer_that_comes_within_the_mutation_is_not_missed()
    {
        Machine machine = Server();
        machine.Bind(new HandlerMap().On("AskedState", e => { e.Machine.Add(e, "Answered"); }));
        machine.Add("Start");

        Result result = await machine.AddAndWaitAsync(S(machine, "Asked"), S(machine, "Answered")).Soon();

        Assert.That(result, Is.EqualTo(Result.Executed));
        Assert.That((machine.Tick("Answered"), Waits(machine)), Is.EqualTo((1UL, 0)));
    }

    [Test]
    public async Task A_state_that_is_active_already_has_to_be_activated_anew()
    {
        Machine machine = Server();
        machine.Add("Start", "Answered");

        Task<Result> waiting = machine.AddAndWaitAsync(S(machine, "Asked"), S(machine, "Answered"));
        Assert.That(waiting.IsCompleted, Is.False);
        machine.Add("Answered");

        Assert.That(await waiting.Soon(), Is.EqualTo(Result.Executed));
    }

    [Test]
    public async Task A_canceled_mutation_ends_it_at_once_and_leaves_no_wait_behind()
    {
        Machine machine = Server();

        Result result = await machine.AddAndWaitAsync([S(machine, "Asked")], S(machine, "Answered")).Soon();

        Assert.That((result, Waits(machine)), Is.EqualTo((Result.Canceled, 0)));
    }

    [Test]
    public async Task The_token_ends_it_and_leaves_no_wait_behind()
    {
        Machine machine = Server();
        machine.Add("Start");
        using var source = new CancellationTokenSource();

        Task<Result> waiting = machine.AddAndWaitAsync(S(machine, "Asked"), S(machine, "Answered"), source.Token);
        source.Cancel();

        OperationCanceledException? ended = await Assert.CatchAsync<OperationCanceledException>(() => waiting.Soon());
        Assert.That((ended!.CancellationToken, Waits(machine)), Is.EqualTo((source.Token, 0)));
        Assert.That(machine.Is("Asked"), "the mutation was made");
        await machine.DisposeAsync();
    }

    [Test]
    public async Task A_token_that_is_cancelled_before_prevents_the_mutation()
    {
        Machine machine = Server();
        machine.Add("Start");

        await Assert.CatchAsync<OperationCanceledException>(
            () => machine.AddAndWaitAsync(S(machine, "Asked"), S(machine, "Answered"), new CancellationToken(true)));

        Assert.That(machine.Tick("Asked"), Is.Zero);
    }

    [Test]
    public async Task The_token_ends_it_also_while_the_mutation_waits_in_the_queue()
    {
        using var hang = new Hang();
        Machine machine = Server();
        machine.Bind(new HandlerMap().On("StartState", _ => hang.Here()));
        Task busy = Task.Run(() => machine.Add("Start"));
        await hang.Reached;
        using var source = new CancellationTokenSource();

        Task<Result> waiting = machine.RemoveAndWaitAsync(S(machine, "Start"), S(machine, "Stopped"), source.Token);
        source.Cancel();

        await Assert.CatchAsync<OperationCanceledException>(() => waiting.Soon());
        hang.Release();
        await busy.Soon();
        await machine.WhenQueueEnds().Soon();
        Assert.That(machine.Not("Start"), "it ran all the same");
    }

    [Test]
    public async Task A_removal_waits_for_what_it_leads_to()
    {
        Machine machine = Server();
        machine.Bind(new HandlerMap().On("StartEnd", e => { e.Machine.Add(e, "Stopped"); }));
        machine.Add("Start");

        Assert.That(await machine.RemoveAndWaitAsync([S(machine, "Start")], S(machine, "Stopped")).Soon(), Is.EqualTo(Result.Executed));
    }

    [Test]
    public async Task Args_are_passed_and_any_kind_of_machine_will_do()
    {
        await using var machine = Machine.Create(new Calls());
        IMachine elsewhere = new Elsewhere(machine);

        Result result = await elsewhere.AddAndWaitAsync(Calls.Called, "hello", Calls.Heard).Soon();

        Assert.That((result, machine.Instance.Last), Is.EqualTo((Result.Executed, "hello")));
    }

    [Test]
    public async Task The_end_of_the_machine_ends_it()
    {
        Machine machine = Server();
        machine.Add("Start");

        Task<Result> waiting = machine.AddAndWaitAsync(S(machine, "Asked"), S(machine, "Answered"));
        await machine.DisposeAsync();

        await Assert.CatchAsync<OperationCanceledException>(() => waiting.Soon());
        Assert.That(await machine.AddAndWaitAsync(S(machine, "Asked"), S(machine, "Answered")).Soon(), Is.EqualTo(Result.Canceled));
    }

    [Test]
    public async Task A_state_of_another_schema_is_a_mistake()
    {
        Machine machine = Server(), other = Server();

        await Assert.ThrowsAsync<UnknownStateException>(() => machine.AddAndWaitAsync(S(other, "Asked"), S(machine, "Answered")));
        Assert.That(Waits(machine), Is.Zero);
    }
}

[StateSchema]
internal partial class Calls
{
    public string? Last { get; private set; }

    [State(Multi = true)]
    public static partial State<string> Called { get; }

    [State(Multi = true)]
    public static partial State Heard { get; }

    void CalledState(string text, Event e)
    {
        Last = text;
        e.Machine.Add(e, Heard);
    }
}
