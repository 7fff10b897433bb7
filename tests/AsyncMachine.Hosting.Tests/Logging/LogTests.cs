using Microsoft.Extensions.Logging;
using Level = Microsoft.Extensions.Logging.LogLevel;

namespace AsyncMachine.Hosting.Tests.Logging;

public sealed partial class LogTests
{
    [StateSchema]
    private sealed partial class Door
    {
        public static partial State Start { get; }

        [State(Require = [nameof(Start)], Remove = [nameof(Closed)])]
        public static partial State Open { get; }

        [State(Remove = [nameof(Open)])]
        public static partial State<DoorArgs> Closed { get; }

        [State(Multi = true)]
        public static partial State Kicked { get; }

        bool ClosedEnter(DoorArgs args) => args.Key != "wrong";

        void KickedState() => throw new InvalidOperationException("ouch");
    }

    [StateArgs]
    private sealed partial record DoorArgs(string Key);

    [Test]
    public async Task Start_stop_and_errors_are_logged_without_being_asked_for()
    {
        var log = new RecordedLog();
        ErrorArgs? reported = null;
        using IHost host = TestHost.Build(
            services => services.AddMachine<Door>().Configure(options => options with { OnError = (_, error) => reported = error }), log);

        await host.StartAsync();
        host.Machine<Door>().Add(Door.Kicked);
        await host.StopAsync().Soon();

        Assert.That(log.OfMachines.Select(line => $"{line.Id.Id} {line.Level} {line.Message}"), Is.EqualTo(
        [
            "100 Information Machine Door (Door) started: (Start:1)",
            "300 Error Machine Door (Door) reports an error; handler: KickedState, phase: Finals",
            "101 Information Machine Door (Door) is stopping: (Exception:1 Start:1)",
            "102 Information Machine Door (Door) stopped",
        ]));
        Assert.That(log.Single(300).Exception, Is.TypeOf<InvalidOperationException>());
        Assert.That(reported?.Error, Is.SameAs(log.Single(300).Exception), "the application's own callback is called too");
        Assert.That(log.OfMachines.Select(line => line.Category).Distinct(), Is.EqualTo(["AsyncMachine.Door"]));
    }

    [Test]
    public async Task Transitions_are_logged_where_that_was_asked_for_and_errors_once()
    {
        var log = new RecordedLog();
        using IHost host = TestHost.Build(services => services.AddMachine<Door>().LogTransitions(), log);
        Machine<Door> machine = host.Machine<Door>();

        machine.Add(Door.Open);
        machine.Add(Door.Start, Door.Open);
        machine.Add(Door.Closed, new("wrong"));
        machine.Add(Door.Closed, new("secret"));
        machine.CanAdd(Door.Open);
        machine.Add(Door.Kicked);
        await host.EndAsync();

        string[] lines = [.. log.OfMachines.Where(line => line.Level >= Level.Debug).Select(line => $"{line.Id.Id} {line.Message}")];
        Assert.That(lines, Is.EqualTo(
        [
            "110 Machine Door (Door) is traced",
            "201 Door [add] Open: canceled: Open requires Start",
            "200 Door [add] Start Open: +Start +Open",
            "201 Door [add] Closed: canceled: refused by ClosedEnter",
            "200 Door [add] Closed: -Open +Closed",
            "202 Door [add] Open? yes",
            "300 Machine Door (Door) reports an error; handler: KickedState, phase: Finals",
            "201 Door [add] Kicked: canceled: KickedState threw InvalidOperationException",
            "200 Door [add] Exception: +Exception",
            "200 Door [remove] Start: -Start",
            "111 Machine Door (Door) is disposed",
        ]));
        Assert.That(log.OfMachines.Select(line => line.Id.Id), Is.SupersetOf([210, 211, 212, 213]));
        Assert.That(log.OfMachines.Select(line => line.Message), Has.None.Contains("secret"));
    }

    [Test]
    public async Task The_tracer_serves_machines_that_no_host_knows()
    {
        var log = new RecordedLog();
        await using var machine = Machine.Create(
            new Door(), new MachineOptions { Id = "front", Tracers = [new LoggerTracer(log.CreateLogger("AsyncMachine.own"))] });
        await using var child = Machine.Create(new Door(), new MachineOptions { Id = "cat flap", Parent = machine });

        await machine.SetSchemaAsync(new SchemaBuilder(machine.Schema).State("Painted").Build());

        Assert.That(log.Single(112).Message, Is.EqualTo("Machine front has a new child cat flap (Door)"));
        Assert.That(log.Single(113).Message, Is.EqualTo("Machine front (Door) has a later schema: 5 states became 6"));
    }

    [Test]
    public async Task A_handler_that_takes_too_long_is_a_warning()
    {
        var log = new RecordedLog();
        using IHost host = TestHost.Build(services => services.AddMachine<Door>().LogTransitions(), log);
        Machine<Door> machine = host.Machine<Door>();

        machine.AddError(new HandlerTimeoutException("OpenState", TimeSpan.FromSeconds(1), leftBehind: false));
        await host.EndAsync();

        LogLine line = log.Single(301);
        Assert.That((line.Level, line.Message), Is.EqualTo((Level.Warning, "Machine Door (Door): OpenState takes too long")));
    }

    [Test]
    public async Task The_text_log_goes_to_the_logger_unless_it_goes_elsewhere()
    {
        var log = new RecordedLog();
        var elsewhere = new List<string>();
        using IHost host = TestHost.Build(
            services =>
            {
                services.AddKeyedMachine<Door>("a").Configure(options => options with { LogLevel = LogLevel.Everything });
                services.AddKeyedMachine<Door>("b").Configure(options => options with
                {
                    LogLevel = LogLevel.Changes, Log = (_, line) => elsewhere.Add(line),
                });
            },
            log);

        host.Services.GetRequiredKeyedService<Machine<Door>>("a").CanAdd(Door.Open);
        host.Services.GetRequiredKeyedService<Machine<Door>>("a").Add(Door.Start);
        host.Services.GetRequiredKeyedService<Machine<Door>>("b").Add(Door.Start);
        await host.EndAsync();

        Assert.That(
            log.OfMachines.Where(line => line.Id.Id == 400).Select(line => line.Message), Does.Contain("Door-a [state] +Start"));
        Assert.That(log.OfMachines.Select(line => line.Id.Id), Does.Contain(401));
        Assert.That(log.OfMachines.Select(line => line.Id.Id), Does.Contain(402));
        Assert.That(log.OfMachines.Select(line => line.Message), Has.None.Contains("Door-b"));
        Assert.That(elsewhere, Does.Contain("[state] +Start"));
    }
}
