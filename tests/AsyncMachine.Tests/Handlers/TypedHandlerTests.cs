namespace AsyncMachine.Tests.Handlers;

[StateSchema]
public partial class TypedSample
{
    public static partial State Foo { get; }

    [State(Multi = true, Require = [nameof(Foo)])]
    public static partial State<Payload> Loaded { get; }

    public List<string> Calls { get; } = [];

    public bool Accepts { get; set; } = true;

    private bool FooEnter(Event e)
    {
        Calls.Add($"FooEnter {e.Mutation}");
        return Accepts;
    }

    private bool LoadedEnter(Payload payload)
    {
        Calls.Add($"LoadedEnter {payload.Size}");
        return payload.Size > 0;
    }

    private async Task LoadedState(Payload payload, CancellationToken token)
    {
        Calls.Add($"LoadedState {payload.Size} {token.IsCancellationRequested}");
        await Task.CompletedTask;
    }

    private void LoadedEnd(Payload? payload) => Calls.Add($"LoadedEnd {payload?.Size.ToString() ?? "none"}");

    protected virtual void FooState() => Calls.Add("FooState");
}

[StateArgs]
public sealed partial record Payload(int Size);

[StateSchema]
[Include<BasicStates>]
public partial class TypedDerived : TypedSample
{
    [State(Require = [nameof(Ready), nameof(Foo)])]
    public static partial State Bar { get; }

    protected override void FooState()
    {
        base.FooState();
        Calls.Add("FooState derived");
    }

    private void BarState() => Calls.Add("BarState");
}

[StateHandlers<TypedSample>]
public partial class TypedExtra(List<string> calls)
{
    private void FooState() => calls.Add("FooState extra");

    private bool FooEnter()
    {
        calls.Add("FooEnter extra");
        return true;
    }
}

[StateHandlers<TypedSample>]
public partial class MirrorHandlers
{
    public List<string> Calls { get; } = [];

    public bool Fails { get; init; }

    private void FooState(MirrorEvent e)
    {
        if (Fails) throw new InvalidOperationException("mirror");
        Calls.Add($"FooState {e.Machine.Id} {e.IsValid}");
    }

    private void FooEnd() => Calls.Add("FooEnd");

    private void AnyState() => Calls.Add("any");
}

public sealed class TypedHandlerTests
{
    [Test]
    public void Handlers_of_the_class_are_called_with_their_args()
    {
        var sample = new TypedSample();
        Machine<TypedSample> machine = Machine.Create(sample);

        machine.Add(TypedSample.Foo);
        Assert.That(machine.Add(TypedSample.Loaded, new(3)), Is.EqualTo(Result.Executed));
        Assert.That(machine.Add(TypedSample.Loaded, new(0)), Is.EqualTo(Result.Canceled));
        machine.Remove(TypedSample.Loaded);

        Assert.That(machine.Instance, Is.SameAs(sample));
        Assert.That(sample.Calls, Is.EqualTo(new[]
        {
            "FooEnter [add] Foo", "FooState", "LoadedEnter 3", "LoadedState 3 False", "LoadedEnter 0", "LoadedEnd none",
        }));
    }

    [Test]
    public async Task Missing_and_wrong_args_cancel_before_any_handler()
    {
        var lines = new List<string>();
        var sample = new TypedSample();
        Machine<TypedSample> machine = Machine.Create(sample, new MachineOptions { LogLevel = LogLevel.Operations, Log = (_, line) => lines.Add(line) });
        machine.Add(TypedSample.Foo);
        sample.Calls.Clear();
        lines.Clear();
        State loaded = TypedSample.Loaded;
        ulong tick = machine.QueueTick;

        Assert.That(machine.Add(loaded), Is.EqualTo(Result.Canceled));
        Assert.That(machine.Set(loaded, TypedSample.Foo), Is.EqualTo(Result.Canceled));
        Assert.That(machine.Toggle(loaded), Is.EqualTo(Result.Canceled));
        Assert.That(machine.CanAdd(loaded), Is.EqualTo(Result.Canceled));
        Assert.That(await machine.AddAsync(loaded), Is.EqualTo(Result.Canceled));
        Assert.That(machine.Mutate(MutationType.Add, [loaded], "text"), Is.EqualTo(Result.Canceled));
        Assert.That(machine.Remove(loaded), Is.EqualTo(Result.Executed), "a remove needs none");

        Assert.That(sample.Calls, Is.Empty);
        Assert.That(machine.QueueTick, Is.EqualTo(tick + 1));
        Assert.That(lines[0], Is.EqualTo("[cancel] Loaded needs args of type Payload, none were given"));
        Assert.That(lines, Does.Contain("[cancel] Loaded needs args of type Payload, String was given"));
    }

    [Test]
    public void Base_handlers_come_first_and_bound_sets_last()
    {
        var derived = new TypedDerived();
        Machine<TypedDerived> machine = Machine.Create(derived);
        IDisposable extra = machine.Bind(new TypedExtra(derived.Calls));

        machine.Add(TypedSample.Foo);
        Assert.That(derived.Calls, Is.EqualTo(new[] { "FooEnter [add] Foo", "FooEnter extra", "FooState", "FooState derived", "FooState extra" }));
        extra.Dispose();
        machine.Remove(TypedDerived.Foo);
        derived.Calls.Clear();
        machine.Add(TypedDerived.Foo);

        Assert.That(derived.Calls, Is.EqualTo(new[] { "FooEnter [add] Foo", "FooState", "FooState derived" }));
    }

    [Test]
    public void The_first_veto_stops_later_bindings()
    {
        var sample = new TypedSample { Accepts = false };
        Machine<TypedSample> machine = Machine.Create(sample);
        machine.Bind(new TypedExtra(sample.Calls));

        Assert.That(machine.Add(TypedSample.Foo), Is.EqualTo(Result.Canceled));

        Assert.That(sample.Calls, Is.EqualTo(new[] { "FooEnter [add] Foo" }));
    }

    [Test]
    public void States_of_included_and_base_schemas_are_accepted()
    {
        Machine<TypedDerived> machine = Machine.Create(new TypedDerived());

        machine.Add(BasicStates.Start, BasicStates.Ready);
        machine.Add(TypedSample.Foo);
        Assert.That(machine.Add(TypedDerived.Bar), Is.EqualTo(Result.Executed));

        Assert.That(machine.Is(TypedDerived.Start, BasicStates.Ready, TypedSample.Foo, TypedDerived.Foo), Is.True);
        Assert.That(machine.Bindings, Is.EqualTo(new[] { "TypedDerived" }));
        machine.Remove(BasicStates.Start);
        Assert.That(machine.Not(TypedDerived.Bar, TypedDerived.Ready), Is.True);
    }

    [Test]
    public void A_state_of_a_derived_schema_is_none_of_its_base() =>
        Assert.That(() => Machine.Create(new TypedSample()).Add(TypedDerived.Schema.State("Bar")), Throws.TypeOf<UnknownStateException>());

    [Test]
    public void Handlers_of_a_schema_that_the_machine_does_not_include_are_refused()
    {
        Machine<BasicStates> machine = Machine.Create(new BasicStates());

        Assert.That(() => machine.Bind(new TypedExtra([])), Throws.TypeOf<SchemaException>().With.Message.EqualTo(
            "TypedExtra handles states of TypedSample, which BasicStates neither is nor includes."));
    }

    [Test]
    public void Basic_states_follow_their_relations()
    {
        Machine<BasicStates> machine = Machine.Create(new BasicStates());

        Assert.That(machine.Add(BasicStates.Ready), Is.EqualTo(Result.Canceled));
        machine.Add(BasicStates.ErrNetwork, null);
        machine.Add(BasicStates.Healthcheck);
        machine.Add(BasicStates.Healthcheck);

        Assert.That(machine.ToString(), Is.EqualTo("(Exception:1 ErrNetwork:1 Healthcheck:3)"));
        machine.Remove(BasicStates.Exception);
        Assert.That(machine.ToString(), Is.EqualTo("(Healthcheck:3)"));
    }

    [Test]
    public void Args_print_in_the_log_without_secrets()
    {
        var lines = new List<string>();
        Machine<TypedSample> machine = Machine.Create(new TypedSample(), new MachineOptions { LogLevel = LogLevel.Changes, Log = (_, line) => lines.Add(line) });
        machine.Add(TypedSample.Foo);

        machine.Add(TypedSample.Loaded, new(3));

        Assert.That(lines[^1], Is.EqualTo("[state] +Loaded (Payload { Size = 3 })"));
    }
}
