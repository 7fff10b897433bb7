namespace AsyncMachine.Aot;

/// <summary>One check per feature.</summary>
internal static class Features
{
    public static readonly (string Name, Func<Task<bool>> Check)[] All =
    [
        ("typed mutations", TypedMutations),
        ("waits and tokens", WaitsAndTokens),
        ("bound handlers, forks and errors", BoundHandlers),
        ("untyped machines", Untyped),
        ("asynchronous mutations and evals", Asynchronous),
        ("tracers, log, steps and breakpoints", Tracing),
        ("export, import and a later schema", Life),
        ("replica", Replicas),
        ("wide schemas", Wide),
        ("drain elsewhere", DrainElsewhere),
        ("pipes", Pipes),
        ("delays and time-outs of states", Delays),
        ("an end in the open", Disposal),
        ("waiting and acting", Acting.Waits),
        ("mirrors, copied and forwarded states, fan-out", Acting.Others),
    ];

    private static async Task<bool> TypedMutations()
    {
        var lamp = new Lamp();
        await using var machine = Machine.Create(lamp, new MachineOptions { Id = "lamp", Tags = ["aot"] });
        bool refused = machine.Add(Lamp.On, new(60)).IsCanceled;                     // Start is missing
        bool started = machine.Add(Lamp.Start).IsExecuted && machine.Add(Lamp.On, new(0)).IsCanceled;
        bool on = machine.Add(Lamp.On, new(60)).IsExecuted && machine.Is(Lamp.On, Lamp.Seen, BasicStates.Start);
        bool can = machine.CanAdd(Lamp.Off).IsExecuted && machine.CanRemove(Lamp.On).IsExecuted;
        bool checks = machine.Any(Lamp.Light) && machine.Not(Lamp.Off) && machine.Switch(Lamp.Light) == Lamp.On && machine.Has("On");
        bool printed = machine.ToString() == "(Start:1 On:1 Seen:1)" && machine.Inspect().Contains("|Require", StringComparison.Ordinal) &&
                       machine.ToStringAll().EndsWith(']') && !new LampArgs(1, "secret").ToString().Contains("secret", StringComparison.Ordinal);
        bool off = machine.Toggle(Lamp.Off).IsExecuted && machine.Set(Lamp.Start).IsExecuted && machine.Remove(Lamp.Start).IsExecuted;
        return refused && started && on && can && checks && printed && off && lamp.Calls == 60 && machine.Instance == lamp &&
               new LampArgs(1).Equals(new LampArgs(1));
    }

    private static async Task<bool> WaitsAndTokens()
    {
        await using var machine = Machine.Create(new Lamp());
        machine.Add(Lamp.Start);
        CancellationToken token = machine.StateToken(Lamp.On);
        Task[] waits =
        [
            machine.When(Lamp.On), machine.WhenNot(Lamp.Start), machine.WhenTime(Lamp.On, 2), machine.WhenTicks(Lamp.Off, 1),
            machine.WhenNextActive(Lamp.Seen), machine.WhenArgs(Lamp.On, args => args.Watts == 40),
            machine.WhenQuery(time => time.Is(Lamp.Off), [Lamp.Off]), machine.WhenQueueEnds(), machine.WhenQueue(Result.Executed),
        ];
        machine.Add(Lamp.On, new(40));
        machine.Set(Lamp.Off);
        await Task.WhenAll(waits).WaitAsync(TimeSpan.FromSeconds(30));
        return token.IsCancellationRequested && machine.Time().Sum > 0 && machine.Tick(Lamp.On) == 2;
    }

    private static async Task<bool> BoundHandlers()
    {
        var lamp = new Lamp();
        var counter = new LampCounter();
        await using var machine = Machine.Create(lamp);
        using IDisposable binding = machine.Bind(counter);
        machine.Add(Lamp.Start);
        machine.Add(Lamp.On, new(5));
        await lamp.Worked.Task.WaitAsync(TimeSpan.FromSeconds(30));
        machine.Add(Lamp.Knocked);
        await machine.WhenError().WaitAsync(TimeSpan.FromSeconds(30));
        bool added = machine.AddError(new TimeoutException("slow"), BasicStates.ErrNetwork).IsExecuted;
        return counter.Changes >= 3 && added && machine.IsError && machine.Error is TimeoutException && machine.Is(BasicStates.ErrNetwork);
    }

    private static async Task<bool> Untyped()
    {
        Schema schema = new SchemaBuilder("Door").State("Open", remove: ["Shut"]).State("Shut", remove: ["Open"]).Group("Both", "Open", "Shut").Build();
        await using var machine = new Machine(schema);
        bool allowed = false;
        machine.Bind(new HandlerMap().On("OpenEnter", _ => allowed).On("OpenState", e => e.Machine.Add(e, "Shut")));
        bool vetoed = machine.Add("Open").IsCanceled;
        allowed = true;
        bool opened = machine.Add("Open").IsExecuted && machine.Is("Shut") && machine.Any(schema.Group("Both"));
        bool unknown = false;
        try
        {
            machine.Add("Opne");
        }
        catch (UnknownStateException exception)
        {
            unknown = exception.Message.Contains("did you mean 'Open'", StringComparison.Ordinal);
        }

        bool faulty = false;
        try
        {
            new SchemaBuilder().State("A", require: ["B"], remove: ["B"]).State("B").Build();
        }
        catch (SchemaException)
        {
            faulty = true;
        }

        return vetoed && opened && unknown && faulty;
    }

    private static async Task<bool> Asynchronous()
    {
        await using var machine = Machine.Create(new Lamp());
        bool mutations = (await machine.AddAsync(Lamp.Start)).IsExecuted && (await machine.AddAsync(Lamp.On, new(1))).IsExecuted &&
                         (await machine.ToggleAsync(Lamp.Off)).IsExecuted && (await machine.SetAsync(Lamp.Start)).IsExecuted &&
                         (await machine.CanAddAsync(Lamp.Off)).IsExecuted && (await machine.CanRemoveAsync(Lamp.Start)).IsExecuted &&
                         (await machine.RemoveAsync(Lamp.Start)).IsExecuted;
        int value = await machine.EvalAsync(() => 42);
        return mutations && value == 42 && machine.QueueLength == 0 && !machine.WillBe(Lamp.On) && machine.QueueTick > 1;
    }

    private static async Task<bool> Tracing()
    {
        var lines = new List<string>();
        var changes = new List<string>();
        await using var machine = Machine.Create(new Lamp(), new MachineOptions
        {
            LogLevel = LogLevel.Everything, Log = (_, line) => lines.Add(line), RecordSteps = true, OnChange = t => changes.Add(t.ToString()),
        });
        int hits = 0;
        using IDisposable breakpoint = machine.AddBreakpoint(MutationType.Add, [Lamp.Start], _ => hits++);
        machine.Add(Lamp.Start);
        machine.Log("a line of its own");
        return hits == 1 && lines.Any(l => l.StartsWith("[state] +Start", StringComparison.Ordinal)) && changes[0].Contains("activate **Start**", StringComparison.Ordinal);
    }

    private static async Task<bool> Life()
    {
        var options = new MachineOptions { Id = "same" };
        await using var first = Machine.Create(new Lamp(), options);
        first.Add(Lamp.Start);
        MachineExport export = first.Export();
        var second = Machine.Create(new Lamp(), options);
        await second.ImportAsync(export);
        bool imported = second.Is(Lamp.Start) && second.MachineTick == 1;
        await second.SetSchemaAsync(new SchemaBuilder(second.Schema).State("Extra").Build());
        bool grown = second.Add("Extra").IsExecuted && second.Is(Lamp.Start);
        bool called = false;
        second.OnDispose(_ => called = true);
        await second.DisposeAsync();
        await second.WhenDisposed();
        return imported && grown && called && second.Add("Extra").IsCanceled && !second.Is(Lamp.Start);
    }

    private static async Task<bool> Replicas()
    {
        await using var machine = Machine.Create(new Lamp());
        await using var replica = new Replica("mirror", machine.Schema);
        Task wait = replica.When(Lamp.Start);
        machine.Add(Lamp.Start);
        replica.Update(machine.Time(), machine.QueueTick);
        await wait.WaitAsync(TimeSpan.FromSeconds(30));
        return replica.Is(Lamp.Start) && (await replica.AddAsync(Lamp.Off)).IsCanceled;
    }

    private static async Task<bool> Wide()
    {
        foreach (int count in (int[])[1, 64, 100, 200, 300, 1000])
        {
            var builder = new SchemaBuilder();
            for (int i = 0; i < count; i++) builder.State($"S{i}", remove: i > 0 ? [$"S{i - 1}"] : null);
            await using var machine = new Machine(builder.Build());
            for (int i = 0; i < count; i++) machine.Add($"S{i}");
            if (machine.ActiveStates.Count != 1 || !machine.Is($"S{count - 1}")) return false;
        }

        return true;
    }

    private static async Task<bool> DrainElsewhere()
    {
        await using var machine = Machine.Create(new Lamp(), new MachineOptions { DrainOn = DrainExecutor.ThreadPool });
        Result result = machine.Add(Lamp.Start);
        await machine.WhenQueue(result).WaitAsync(TimeSpan.FromSeconds(30));
        return result.IsQueued && machine.Is(Lamp.Start);
    }

    private static async Task<bool> Pipes()
    {
        Schema schema = new SchemaBuilder().State("A").State("B").Build();
        await using Machine first = new(schema), second = new(schema), third = new(schema);
        State a = schema.State("A"), b = schema.State("B");
        using Pipe bind = Pipe.Bind(first, a, second, b), flat = Pipe.AddFlat(second, b, third), any = Pipe.Any(third, first), errors = Pipe.Error(first, second);
        first.Add(a);
        bool passed = third.Is(b) && first.Is(b) && second.Not(b);
        first.AddError(new InvalidOperationException());
        return passed && second.IsError && Pipe.Sync(first, [a, b], third) == 2;
    }

    private static async Task<bool> Delays()
    {
        Schema schema = new SchemaBuilder()
            .State("Open", timeout: TimeSpan.FromMilliseconds(1), onTimeout: "Shut").State("Shut", remove: ["Open"]).State("Later").State("Beat", multi: true).Build();
        await using var machine = new Machine(schema);
        State open = schema.State("Open"), shut = schema.State("Shut"), later = schema.State("Later"), beat = schema.State("Beat");
        Delay cancelled = machine.AddAfter(machine.InstanceOf(open), TimeSpan.FromHours(1), later);
        bool carried = machine.Export().Delays.Count == 1;
        machine.AddAfter(StateInstance.None, TimeSpan.FromMilliseconds(1), later);
        machine.AddEvery(StateInstance.None, TimeSpan.FromMilliseconds(1), beat);
        machine.Add(open);
        await Task.WhenAll(machine.When(shut), machine.When(later), machine.WhenTime(beat, 3)).WaitAsync(TimeSpan.FromSeconds(30));
        return carried && !cancelled.IsPending && machine.Add(new StateInstance(open, 1), later).IsCanceled && machine.StaleMutations == 1;
    }

    private static async Task<bool> Disposal()
    {
        var machine = new Machine(DisposedStates.Schema);
        machine.Bind(new DisposedHandlers());
        bool done = false;
        DisposedStates.OnDisposing(machine, _ =>
        {
            done = true;
            return default;
        });
        await DisposedStates.DisposeAsync(machine).WaitAsync(TimeSpan.FromSeconds(30));
        return done && machine.IsDisposed;
    }
}
