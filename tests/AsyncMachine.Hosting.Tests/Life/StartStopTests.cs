namespace AsyncMachine.Hosting.Tests.Life;

public sealed partial class StartStopTests
{
    [StateSchema]
    private sealed partial class Worker
    {
        public static partial State Start { get; }

        [State(Auto = true, Require = [nameof(Start)])]
        public static partial State Working { get; }

        public List<string> Journal { get; } = [];

        void StartState() => Journal.Add("+Start");

        void StartEnd() => Journal.Add("-Start");

        // Notices the end at once, and has something to finish then.
        async Task WorkingState(CancellationToken token)
        {
            await token.Cancelled().ConfigureAwait(false);
            await Task.Yield();
            Journal.Add("work finished");
        }
    }

    [Test]
    public async Task The_host_adds_Start_and_removes_it_and_waits_for_async_work()
    {
        using IHost host = TestHost.Build(services => services.AddMachine<Worker>());
        await host.StartAsync();
        Machine<Worker> machine = host.Machine<Worker>();
        string started = machine.ToString();

        await host.StopAsync().Soon();

        Assert.That(started, Is.EqualTo("(Start:1 Working:1)"));
        Assert.That(machine.Instance.Journal, Is.EqualTo(["+Start", "-Start", "work finished"]));
        Assert.That(machine.IsDisposed, Is.True);
    }

    [StateSchema]
    private sealed partial class Lamp
    {
        public static partial State On { get; }
    }

    [Test]
    public async Task A_machine_without_Start_is_made_with_the_host_and_disposed_with_it()
    {
        Machine<Lamp>? made = null;
        using IHost host = TestHost.Build(services => services.AddMachine<Lamp>().OnCreated((_, machine) => made = machine));

        await host.StartAsync();
        bool alive = made is { IsDisposed: false };
        await host.StopAsync().Soon();

        Assert.That(alive, Is.True);
        Assert.That(made!.IsDisposed, Is.True);
    }

    [StateSchema]
    private sealed partial class Unwilling
    {
        public static partial State Start { get; }

        bool StartEnter() => false;
    }

    [Test]
    public async Task A_host_does_not_start_with_a_machine_that_refuses_Start()
    {
        using IHost host = TestHost.Build(services => services.AddMachine<Unwilling>());

        InvalidOperationException error = (await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync().Soon()))!;

        Assert.That(error.Message, Is.EqualTo("The machine Unwilling (Unwilling) did not start: refused by StartEnter; active: ()."));
        Assert.That(host.Machine<Unwilling>().Tracers, Is.Empty, "nothing stays behind that would slow it down");
        await host.EndAsync();
    }

    [StateSchema]
    private sealed partial class Broken
    {
        public static partial State Start { get; }

        void StartState() => throw new IOException("no disk");
    }

    [Test]
    public async Task A_host_does_not_start_with_a_machine_whose_Start_fails_and_says_why()
    {
        using IHost host = TestHost.Build(services => services.AddMachine<Broken>());

        InvalidOperationException error = (await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync().Soon()))!;

        Assert.That(error.Message, Does.Contain("StartState threw IOException"));
        Assert.That(error.InnerException, Is.TypeOf<IOException>());
    }

    // The states of a machine that ends itself, as they are declared everywhere.
    [StateSchema]
    private sealed partial class Session
    {
        [State(Remove = [nameof(Disposing)])]
        public static partial State Start { get; }

        [State(Remove = [nameof(Start)])]
        public static partial State Disposing { get; }

        [State(Remove = [nameof(Start), nameof(Disposing)])]
        public static partial State Disposed { get; }

        public bool Refuses { get; init; }

        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Finish { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsFinished { get; private set; }

        bool DisposingEnter() => !Refuses;

        async Task DisposingState(Event e)
        {
            Asked.SetResult();
            await Finish.Task.ConfigureAwait(false);
            IsFinished = true;
            e.Machine.Add(e, Disposed);
        }

        void DisposedState(Event e) => _ = e.Machine.DisposeAsync();
    }

    [Test]
    public async Task A_machine_with_Disposing_is_waited_for_until_it_is_Disposed()
    {
        using IHost host = TestHost.Build(services => services.AddMachine<Session>());
        await host.StartAsync();
        Machine<Session> machine = host.Machine<Session>();

        Task stopped = host.StopAsync();
        await machine.Instance.Asked.Task.Soon();
        bool early = stopped.IsCompleted;
        machine.Instance.Finish.SetResult();
        await stopped.Soon();

        Assert.That(early, Is.False);
        Assert.That(machine.Instance.IsFinished, Is.True);
        Assert.That(machine.IsDisposed, Is.True);
    }

    [Test]
    public async Task A_machine_that_refuses_Disposing_loses_Start()
    {
        var log = new RecordedLog();
        var changes = new List<string>();
        using IHost host = TestHost.Build(
            services => services.AddMachine<Session>()
                .CreateWith(_ => new Session { Refuses = true })
                .Configure(options => options with { OnChange = transition => changes.Add(transition.Mutation.ToString()) }),
            log);
        await host.StartAsync();

        await host.StopAsync().Soon();

        Assert.That(changes, Is.EqualTo(["[add] Start", "[add] Disposing", "[remove] Start"]));
        Assert.That(log.Single(104).Message, Does.Contain("refused Disposing"));
    }

    [StateSchema]
    private sealed partial class Half(bool refuses)
    {
        public static partial State Start { get; }

        [State(Remove = [nameof(Start)])]
        public static partial State Disposing { get; }

        public bool IsFinished { get; private set; }

        bool DisposingEnter() => !refuses;

        async Task DisposingState()
        {
            await Task.Yield();
            IsFinished = true;
        }
    }

    [Test]
    public async Task A_machine_with_Disposing_but_no_Disposed_is_waited_for_by_its_disposal()
    {
        var log = new RecordedLog();
        using IHost host = TestHost.Build(
            services =>
            {
                services.AddKeyedMachine<Half>("willing").CreateWith(_ => new Half(refuses: false));
                services.AddKeyedMachine<Half>("unwilling").CreateWith(_ => new Half(refuses: true));
            },
            log);
        await host.StartAsync();
        var willing = host.Services.GetRequiredKeyedService<Machine<Half>>("willing");

        await host.StopAsync().Soon();

        Assert.That(willing.Instance.IsFinished, Is.True);
        Assert.That(willing.Options.DisposeTimeout, Is.EqualTo(TimeSpan.FromSeconds(30)), "the host's");
        Assert.That(log.Single(104).Message, Does.StartWith("Machine Half-unwilling (Half) refused Disposing"));
    }

    [Test]
    public async Task A_machine_that_was_disposed_before_the_host_stops_does_not_keep_it()
    {
        using IHost host = TestHost.Build(services =>
        {
            services.AddMachine<Session>();
            services.AddMachine<Worker>();
        });
        await host.StartAsync();
        await host.Machine<Session>().DisposeAsync();
        await host.Machine<Worker>().DisposeAsync();

        await host.StopAsync().Soon();

        Assert.That(host.Machine<Session>().IsDisposed, Is.True);
    }

    private sealed class Database(Machine<Worker> machine, List<string> journal) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            journal.Add($"starts beside {machine}");
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            journal.Add($"stops, machine disposed: {machine.IsDisposed}");
            return Task.CompletedTask;
        }
    }

    [Test]
    public async Task Services_that_were_added_before_a_machine_start_before_it_and_stop_after_it()
    {
        var journal = new List<string>();
        using IHost host = TestHost.Build(services =>
        {
            services.AddSingleton(journal).AddHostedService<Database>();
            services.AddMachine<Worker>();
        });

        await host.StartAsync();
        await host.StopAsync().Soon();

        Assert.That(journal, Is.EqualTo(["starts beside ()", "stops, machine disposed: True"]));
    }

    [Test]
    public async Task A_machine_of_the_host_gives_its_async_work_the_time_that_the_host_has()
    {
        using IHost host = TestHost.Build(services =>
        {
            services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(7));
            services.AddMachine<Worker>();
            services.AddMachine<Session>();
            services.AddKeyedMachine<Worker>("quick").Configure(options => options with { DisposeTimeout = TimeSpan.FromSeconds(2) });
        });

        TimeSpan[] limits =
        [
            host.Machine<Worker>().Options.DisposeTimeout,
            host.Machine<Session>().Options.DisposeTimeout,
            host.Services.GetRequiredKeyedService<Machine<Worker>>("quick").Options.DisposeTimeout,
        ];
        await host.EndAsync();

        Assert.That(limits.Select(limit => limit.TotalSeconds), Is.EqualTo([7.0, 1.0, 2.0]));
    }
}
