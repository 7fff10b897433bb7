using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace AsyncMachine.Hosting.Tests.Configuration;

public sealed partial class BindingTests
{
    [StateSchema]
    private sealed partial class Pump
    {
        public static partial State Start { get; }

        public static partial State Pumping { get; }
    }

    [Test]
    public async Task Every_option_that_can_be_written_down_is_read()
    {
        using IHost host = TestHost.Build(
            services => services.AddMachine<Pump>().BindConfiguration("Machines:Pump"),
            log: null,
            ("Machines:Pump:Id", "north"),
            ("Machines:Pump:QueueLimit", "50"),
            ("Machines:Pump:HandlerTimeout", "00:00:02.5"),
            ("Machines:Pump:HandlerDeadline", "Infinite"),
            ("Machines:Pump:handlerbackoff", "0:00:01"),
            ("Machines:Pump:DisposeTimeout", "00:01:00"),
            ("Machines:Pump:ForkLimit", "8"),
            ("Machines:Pump:ForkLimits:Pumping", "2"),
            ("Machines:Pump:Tags:0", "water"),
            ("Machines:Pump:Tags:1", "floor:3"),
            ("Machines:Pump:LogLevel", "operations"),
            ("Machines:Pump:RecordSteps", "true"));

        MachineOptions options = host.Machine<Pump>().Options;
        await host.EndAsync();

        Assert.That(options.Id, Is.EqualTo("north"));
        Assert.That((options.QueueLimit, options.ForkLimit, options.ForkLimits["Pumping"]), Is.EqualTo((50, 8, 2)));
        Assert.That(options.HandlerTimeout, Is.EqualTo(TimeSpan.FromSeconds(2.5)));
        Assert.That(options.HandlerDeadline, Is.EqualTo(Timeout.InfiniteTimeSpan));
        Assert.That(options.HandlerBackoff, Is.EqualTo(TimeSpan.FromSeconds(1)));
        Assert.That(options.DisposeTimeout, Is.EqualTo(TimeSpan.FromMinutes(1)));
        Assert.That(options.Tags, Is.EqualTo(["water", "floor:3"]));
        Assert.That(options.LogLevel, Is.EqualTo(LogLevel.Operations));
        Assert.That(options.RecordSteps, Is.True);
    }

    [Test]
    public async Task A_section_that_is_not_there_changes_nothing_and_later_calls_win()
    {
        using IHost host = TestHost.Build(
            services => services.AddMachine<Pump>()
                .Configure(options => options with { QueueLimit = 5, ForkLimit = 6 })
                .BindConfiguration("Pump")
                .BindConfiguration("Nowhere")
                .Configure(options => options with { ForkLimit = options.ForkLimit + 1 }),
            log: null,
            ("Pump:QueueLimit", "7"));

        MachineOptions options = host.Machine<Pump>().Options;
        await host.EndAsync();

        Assert.That((options.QueueLimit, options.ForkLimit), Is.EqualTo((7, 7)));
    }

    private sealed class Bystander(List<string> journal) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            journal.Add("started");
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    [Test]
    public async Task A_host_with_bad_options_starts_nothing_and_names_each_key()
    {
        var journal = new List<string>();
        using IHost host = TestHost.Build(
            services =>
            {
                services.AddSingleton(journal).AddHostedService<Bystander>();
                services.AddMachine<Pump>().BindConfiguration("Machines:Pump");
            },
            log: null,
            ("Machines:Pump:QueueLimit", "many"),
            ("Machines:Pump:ForkLimit", "0"),
            ("Machines:Pump:HandlerTimeout", "-00:00:05"),
            ("Machines:Pump:HandlerDeadline", "25.00:00:00"),
            ("Machines:Pump:DisposeTimeout", "5"),
            ("Machines:Pump:QueueLimt", "5"),
            ("Machines:Pump:ForkLimits:pumping", "5"),
            ("Machines:Pump:LogLevel", "17"),
            ("Machines:Pump:RecordSteps", "sometimes"),
            ("Machines:Pump:Tags:0", ""),
            ("Machines:Pump:Id", " "));

        OptionsValidationException error = (await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync().Soon()))!;

        Assert.That(journal, Is.Empty);
        Assert.That(error.OptionsName, Is.EqualTo("Pump"));
        Assert.That(error.Failures, Is.EquivalentTo(
        [
            "Machines:Pump:QueueLimit is 'many'; it must be a whole number, 1 or more.",
            "Machines:Pump:ForkLimit is '0'; it must be a whole number, 1 or more.",
            "Machines:Pump:HandlerTimeout is '-00:00:05'; it must be a duration such as 00:00:30, less than 24 days, or Infinite.",
            "Machines:Pump:HandlerDeadline is '25.00:00:00'; it must be a duration such as 00:00:30, less than 24 days, or Infinite.",
            "Machines:Pump:DisposeTimeout is '5'; it must be a duration such as 00:00:30, less than 24 days, or Infinite.",
            "Machines:Pump:QueueLimt is no option of a machine; the options are Id, QueueLimit, HandlerTimeout, HandlerDeadline, " +
            "HandlerBackoff, DisposeTimeout, ForkLimit, ForkLimits, Tags, LogLevel, RecordSteps.",
            "Machines:Pump:ForkLimits:pumping is no state of Pump; case matters.",
            "Machines:Pump:LogLevel is '17'; it must be one of None, External, Changes, Operations, Decisions, Everything.",
            "Machines:Pump:RecordSteps is 'sometimes'; it must be true or false.",
            "Machines:Pump:Tags:0 is ''; it must be a text that is not empty.",
            "Machines:Pump:Id is ' '; it must be a text that is not empty.",
        ]));
        await host.EndAsync();
    }

    [Test]
    public async Task A_value_without_text_is_named_as_well()
    {
        IConfiguration section = new ConfigurationBuilder().AddInMemoryCollection([new("QueueLimit:Nested", "5")]).Build();
        using IHost host = TestHost.Build(services => services.AddMachine<Pump>().Bind(section));

        OptionsValidationException error = (await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync().Soon()))!;

        Assert.That(error.Message, Is.EqualTo("QueueLimit has no value; it must be a whole number, 1 or more."));
        await host.EndAsync();
    }

    [Test]
    public async Task Options_of_code_that_do_not_fit_stop_the_host_as_well()
    {
        using IHost host = TestHost.Build(services => services.AddMachine<Pump>().Configure(options => options with { QueueLimit = 0 }));

        ArgumentException error = (await Assert.ThrowsAsync<ArgumentException>(() => host.StartAsync().Soon()))!;

        Assert.That(error.Message, Does.Contain("QueueLimit is 0"));
        await host.EndAsync();
    }

    [Test]
    public async Task The_clock_among_the_services_is_the_machines_clock()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        using IHost host = TestHost.Build(services => services.AddSingleton<TimeProvider>(time).AddMachine<Pump>());

        Assert.That(host.Machine<Pump>().Options.TimeProvider, Is.SameAs(time));
        Task ended = host.EndAsync().AsTask();
        await ended.Soon();
    }
}
