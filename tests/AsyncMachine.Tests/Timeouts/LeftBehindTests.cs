namespace AsyncMachine.Tests.Timeouts;

/// <summary>Handlers that do not return by the deadline: the machine goes on without them.</summary>
public sealed class LeftBehindTests
{
    private static readonly Schema Plain = new SchemaBuilder()
        .State("A").State("B").State("C").State("M", multi: true).State("Later", auto: true, require: ["C"]).State("ErrHandlerTimeout").Build();

    [Test]
    public async Task The_transition_ends_as_if_the_handler_had_thrown_and_the_queue_goes_on()
    {
        using var hang = new Hang();
        var errors = new List<ErrorArgs>();
        await using var machine = new Machine(Plain, hang.Options with { OnError = (_, error) => errors.Add(error) });
        machine.Bind(new HandlerMap().On("AState", _ => hang.Here()));

        Task<Result> call = Task.Run(() => machine.Add("A"));
        await hang.Reached;
        Result queued = machine.Add("B");
        Task<Result> own = machine.AddAsync(Plain.State("C")).AsTask();
        hang.PassDeadline();

        await machine.WhenQueue(queued).Soon();
        Assert.That(await own.Soon(), Is.EqualTo(Result.Executed));
        await machine.WhenQueueEnds().Soon();
        Assert.That(machine.Is("B", "C", "Later", "Exception", "ErrHandlerTimeout"), Is.True);
        Assert.That((machine.Is("A"), machine.Tick("A")), Is.EqualTo((false, 2UL)), "rolled back");
        Assert.That(errors.ConvertAll(e => e.Handler), Is.EqualTo(new[] { "AState", "AState" }), "reported, then left behind");
        hang.Release();
        Assert.That(await call.Soon(), Is.EqualTo(Result.Canceled));
        Assert.That(machine.Add("A").IsExecuted || machine.Add("A").IsQueued, Is.True);
    }

    [Test]
    public async Task What_it_does_later_is_void_but_it_may_read_and_wait()
    {
        using var hang = new Hang();
        await using var machine = new Machine(Plain, hang.Options);
        var results = new List<Result>();
        bool? reads = null;
        Task? waits = null;
        machine.Bind(new HandlerMap().On("AState", e =>
        {
            hang.Here();
            results.Add(e.Machine.Add("B"));
            results.Add(e.Machine.Add(e, "B"));
            results.Add(e.Machine.AddAsync(Plain.State("B")).AsTask().Result);
            results.Add(e.Machine.CanAdd("B"));
            reads = e.Machine.Is("Exception");
            waits = e.Machine.When("Exception");
        }));

        Task<Result> call = Task.Run(() => machine.Add("A"));
        await hang.Reached;
        hang.PassDeadline();
        await machine.WhenQueueEnds().Soon();
        hang.Release();

        Assert.That(await call.Soon(), Is.EqualTo(Result.Canceled));
        Assert.That(results, Is.EqualTo(Enumerable.Repeat(Result.Canceled, 4)));
        Assert.That((reads, waits!.IsCompletedSuccessfully), Is.EqualTo(((bool?)true, true)));
        Assert.That(machine.Tick("B"), Is.Zero);
    }

    [Test]
    public async Task Its_event_as_source_is_void_from_anywhere()
    {
        using var hang = new Hang();
        await using var machine = new Machine(Plain, hang.Options);
        Event kept = default;
        machine.Bind(new HandlerMap().On("AState", e =>
        {
            kept = e;
            hang.Here();
        }));

        Task<Result> call = Task.Run(() => machine.Add("A"));
        await hang.Reached;
        hang.PassDeadline();
        await machine.WhenQueueEnds().Soon();

        Assert.That(machine.Add(kept, "B"), Is.EqualTo(Result.Canceled));
        Assert.That(await machine.AddAsync(Plain.State("B")).AsTask().Soon(), Is.EqualTo(Result.Executed), "without the source it is anybody's");
        hang.Release();
        await call.Soon();
    }

    [Test]
    public async Task An_event_of_a_handler_that_has_returned_stays_good()
    {
        using var hang = new Hang();
        await using var machine = new Machine(Plain, hang.Options);
        Event first = default, same = default;
        machine.Bind(new HandlerMap()
            .On("BState", e => { first = e; })
            .On("AEnter", (Action<Event>)(e => { same = e; }))
            .On("AState", _ => hang.Here()));
        machine.Add("B");

        Task<Result> call = Task.Run(() => machine.Add("A"));
        await hang.Reached;
        hang.PassDeadline();
        await machine.WhenQueueEnds().Soon();

        Assert.That(await Executed(machine, machine.Add(first, "M")), Is.True);
        Assert.That(await Executed(machine, machine.Add(same, "C")), Is.True, "another handler of the same transition was left behind");
        hang.Release();
        await call.Soon();
    }

    [Test]
    public async Task Mutations_from_outside_wait_out_the_back_off()
    {
        using var hang = new Hang();
        await using var machine = new Machine(Plain, hang.Options with { HandlerBackoff = TimeSpan.FromSeconds(3) });
        machine.Bind(new HandlerMap()
            .On("AState", _ => hang.Here())
            .On("ExceptionState", e => { e.Machine.Add("B"); }));

        Task<Result> call = Task.Run(() => machine.Add("A"));
        await hang.Reached;
        hang.PassDeadline();
        await machine.WhenQueueEnds().Soon();

        Assert.That(machine.Is("B"), Is.True, "what handlers make is queued as always");
        Assert.That(machine.Add("C"), Is.EqualTo(Result.Canceled));
        hang.Pass(TimeSpan.FromSeconds(3));
        Assert.That(await Executed(machine, machine.Add("C")), Is.True);
        hang.Release();
        await call.Soon();
    }

    [Test]
    public async Task In_the_back_off_no_form_of_mutation_passes()
    {
        using var hang = new Hang();
        await using var machine = new Machine(Plain, hang.Options with { HandlerBackoff = TimeSpan.FromSeconds(3) });
        State b = Plain.State("B");
        machine.Bind(new HandlerMap().On("AState", _ => hang.Here()));
        Task<Result> call = Task.Run(() => machine.Add("A"));
        await hang.Reached;
        hang.PassDeadline();
        await machine.WhenQueueEnds().Soon();
        MachineTime before = machine.Time();

        machine.Post(MutationType.Add, [b]);
        Result[] results =
        [
            machine.Add(b), machine.Remove("Exception"), machine.Set(b), machine.Set(), machine.Toggle(b), machine.Mutate(MutationType.Set, "B", 1),
            machine.AddError(new InvalidOperationException()), machine.CanAdd(b), await machine.AddAsync(b), await machine.RemoveAsync(b),
            await machine.SetAsync(b), await machine.ToggleAsync(b), await machine.AddErrorAsync(new InvalidOperationException()),
        ];

        Assert.That(results, Is.All.EqualTo(Result.Canceled));
        Assert.That(machine.EvalAsync(() => 1).IsCanceled, Is.True);
        Assert.That(machine.Time(), Is.EqualTo(before));
        hang.Release();
        await call.Soon();
    }

    [Test]
    public async Task An_eval_that_hangs_is_canceled()
    {
        using var hang = new Hang();
        await using var machine = new Machine(Plain, hang.Options);

        Task eval = Task.Run(() => machine.EvalAsync(hang.Here));
        await hang.Reached;
        Result queued = machine.Add("B");
        hang.PassDeadline();

        await machine.WhenQueue(queued).Soon();
        Assert.That(machine.Is("B", "Exception"), Is.True);
        hang.Release();
        Assert.That(async () => await eval.Soon(), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_handler_that_blocks_on_its_own_machine_is_freed_by_the_deadline()
    {
        using var hang = new Hang();
        await using var machine = new Machine(Plain, hang.Options);
        var blocks = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Result? seen = null;
        machine.Bind(new HandlerMap().On("AState", e =>
        {
            Task<Result> own = e.Machine.AddAsync(Plain.State("B")).AsTask();
            blocks.SetResult();
            seen = own.Result;
        }));

        Task<Result> call = Task.Run(() => machine.Add("A"));
        await blocks.Task.Soon();
        Task ended = machine.WhenQueue(Result.Queued(2));
        Assert.That(ended.IsCompleted, Is.False);
        hang.PassDeadline();

        Assert.That(await call.Soon(), Is.EqualTo(Result.Canceled));
        Assert.That(seen, Is.EqualTo(Result.Executed), "what waited for it has run on another thread");
        await ended.Soon();
        Assert.That(machine.ToStringAll(), Is.EqualTo("(Exception:1 B:1 ErrHandlerTimeout:1) [A:2 C:0 M:0 Later:0]"));
        Assert.That(machine.QueueTick, Is.EqualTo(3), "no tick is given out twice");
    }

    private static async Task<bool> Executed(Machine machine, Result result)
    {
        if (result.IsQueued) await machine.WhenQueue(result).Soon();
        return !result.IsCanceled;
    }
}
