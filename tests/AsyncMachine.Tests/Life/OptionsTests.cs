namespace AsyncMachine.Tests.Life;

public sealed class OptionsTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("A").Build();

    [Test]
    public void Defaults_are_those_of_the_documentation()
    {
        var options = new MachineOptions();

        Assert.That(options.QueueLimit, Is.EqualTo(1000));
        Assert.That(options.HandlerTimeout, Is.EqualTo(TimeSpan.FromSeconds(1)));
        Assert.That(options.HandlerDeadline, Is.EqualTo(TimeSpan.FromSeconds(10)));
        Assert.That(options.HandlerBackoff, Is.EqualTo(TimeSpan.FromSeconds(3)));
        Assert.That(options.DisposeTimeout, Is.EqualTo(TimeSpan.FromSeconds(1)));
        Assert.That(options.TimeProvider, Is.SameAs(TimeProvider.System));
        Assert.That((options.Id, options.DrainOn, options.Parent, options.LogLevel), Is.EqualTo(((string?)null, (DrainExecutor?)null, (IMachine?)null, LogLevel.None)));
        Assert.That((options.ForkLimit, options.ForkLimits.Count, options.Tags.Count, options.RecordSteps), Is.EqualTo((int.MaxValue, 0, 0, false)));
    }

    [Test]
    public void A_machine_without_an_id_makes_one_up()
    {
        string first = new Machine(Plain).Id, second = new Machine(Plain).Id;

        Assert.That(first, Does.Match("^[0-9a-f]{16}$"));
        Assert.That(second, Is.Not.EqualTo(first));
        var machine = new Machine(Plain);
        Assert.That(machine.Id, Is.EqualTo(machine.Id));
    }

    [Test]
    public void All_faults_come_at_once()
    {
        var options = new MachineOptions
        {
            Id = " ",
            QueueLimit = 0,
            ForkLimit = 0,
            ForkLimits = new Dictionary<string, int> { ["A"] = 0 },
            HandlerTimeout = TimeSpan.FromSeconds(-3),
            HandlerDeadline = TimeSpan.FromDays(30),
            TimeProvider = null!,
            Tracers = [null!],
        };

        Assert.That(() => new Machine(Plain, options), Throws.ArgumentException.With.Message.EqualTo(
            "MachineOptions: Id is empty; QueueLimit is 0, it must be 1 or more; ForkLimit is 0, it must be 1 or more; " +
            "ForkLimits of 'A' is 0, it must be 1 or more; " +
            "HandlerTimeout is -00:00:03, it must be between 0 and 24 days, or Timeout.InfiniteTimeSpan; " +
            "HandlerDeadline is 30.00:00:00, it must be between 0 and 24 days, or Timeout.InfiniteTimeSpan; " +
            "TimeProvider is null; Tracers is null or holds a null."));
    }

    [Test]
    public void Null_lists_are_faults_too()
    {
        var options = new MachineOptions { ForkLimits = null!, Tags = null!, Tracers = null! };

        Assert.That(() => new Machine(Plain, options), Throws.ArgumentException.With.Message.EqualTo(
            "MachineOptions: ForkLimits is null; Tags is null or holds a null; Tracers is null or holds a null."));
    }

    [Test]
    public void Infinite_times_are_legal()
    {
        var options = new MachineOptions
        {
            HandlerTimeout = Timeout.InfiniteTimeSpan,
            HandlerDeadline = Timeout.InfiniteTimeSpan,
            HandlerBackoff = Timeout.InfiniteTimeSpan,
            DisposeTimeout = Timeout.InfiniteTimeSpan,
        };

        Assert.That(new Machine(Plain, options).Add("A"), Is.EqualTo(Result.Executed));
    }

    [Test]
    public void One_set_of_options_serves_many_machines()
    {
        var options = new MachineOptions { Tags = ["x", "y:1"] };

        Machine first = new(Plain, options), second = new(Plain, options);
        first.Add("A");

        Assert.That(second.Is("A"), Is.False);
        Assert.That(second.Tags, Is.EqualTo(new[] { "x", "y:1" }));
        Assert.That(second.Options, Is.SameAs(options));
    }

    [Test]
    public void Lists_are_read_once()
    {
        var tags = new List<string> { "x" };
        var tracers = new List<Tracer>();
        var limits = new Dictionary<string, int> { ["A"] = 1 };
        var options = new MachineOptions { Tags = tags, Tracers = tracers, ForkLimits = limits };
        var machine = new Machine(Plain, options);

        tags[0] = "y";
        tracers.Add(new HookRecorder());
        limits["A"] = 0;

        Assert.That(machine.Tags, Is.EqualTo(new[] { "x" }));
        Assert.That(new Machine(Plain, options).Tracers, Is.Empty);
        Assert.That(options.ForkLimits["A"], Is.EqualTo(1));
    }

    [Test]
    public void A_machine_needs_a_schema()
    {
        Assert.That(() => new Machine(null!), Throws.ArgumentNullException);
        Assert.That(() => Machine.Create<BasicStates>(null!), Throws.ArgumentNullException);
    }
}
