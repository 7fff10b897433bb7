namespace AsyncMachine.Hosting.Tests.Registration;

public sealed partial class ResolutionTests
{
    private sealed record Greeting(string Text);

    [StateSchema]
    private sealed partial class Greeter(Greeting greeting)
    {
        public static partial State Start { get; }

        public Greeting Greeting { get; } = greeting;
    }

    [Test]
    public async Task A_machine_is_one_for_the_application_and_its_schema_object_gets_services()
    {
        await using ServiceProvider services = Services(s => s.AddMachine<Greeter>());

        var machine = services.GetRequiredService<Machine<Greeter>>();

        Assert.That(services.GetRequiredService<Machine<Greeter>>(), Is.SameAs(machine));
        Assert.That(machine.Instance.Greeting.Text, Is.EqualTo("hello"));
        Assert.That(machine.Id, Is.EqualTo("Greeter"));
        Assert.That(machine.ActiveStates, Is.Empty, "without a host, nobody starts it");
    }

    [Test]
    public async Task Machines_with_keys_are_apart()
    {
        await using ServiceProvider services = Services(s =>
        {
            s.AddKeyedMachine<Greeter>("a");
            s.AddKeyedMachine<Greeter>("b").Configure(options => options with { Id = "second" });
        });

        var a = services.GetRequiredKeyedService<Machine<Greeter>>("a");
        var b = services.GetRequiredKeyedService<Machine<Greeter>>("b");
        a.Add(Greeter.Start);

        Assert.That((a.Id, b.Id), Is.EqualTo(("Greeter-a", "second")));
        Assert.That((a.Is(Greeter.Start), b.Is(Greeter.Start)), Is.EqualTo((true, false)));
        Assert.That(services.GetRequiredKeyedService<Machine<Greeter>>("a"), Is.SameAs(a));
        Assert.That(services.GetService<Machine<Greeter>>(), Is.Null);
    }

    private sealed class Consumer([FromKeyedServices("a")] Machine<Greeter> machine)
    {
        public Machine<Greeter> Machine { get; } = machine;
    }

    [Test]
    public async Task A_machine_with_a_key_is_injected_by_attribute()
    {
        await using ServiceProvider services = Services(s =>
        {
            s.AddKeyedMachine<Greeter>("a");
            s.AddSingleton<Consumer>();
        });

        var consumer = services.GetRequiredService<Consumer>();

        Assert.That(consumer.Machine, Is.SameAs(services.GetRequiredKeyedService<Machine<Greeter>>("a")));
    }

    [Test]
    public async Task A_machine_for_each_scope_lives_as_long_as_its_scope()
    {
        await using ServiceProvider services = Services(s => s.AddScopedMachine<Greeter>());
        Machine<Greeter> first, second;

        await using (AsyncServiceScope one = services.CreateAsyncScope())
        await using (AsyncServiceScope other = services.CreateAsyncScope())
        {
            first = one.ServiceProvider.GetRequiredService<Machine<Greeter>>();
            second = other.ServiceProvider.GetRequiredService<Machine<Greeter>>();
            first.Add(Greeter.Start);
            Assert.That(one.ServiceProvider.GetRequiredService<Machine<Greeter>>(), Is.SameAs(first));
            Assert.That((first.Is(Greeter.Start), second.Is(Greeter.Start)), Is.EqualTo((true, false)));
            Assert.That(first.Id, Is.Not.EqualTo(second.Id));
        }

        Assert.That((first.IsDisposed, second.IsDisposed), Is.EqualTo((true, true)));
    }

    [StateSchema]
    private sealed partial class Guest(List<string> journal) : IDisposable
    {
        public static partial State Start { get; }

        void StartEnd() => journal.Add("Start ends");

        public void Dispose() => journal.Add("object disposed");
    }

    [Test]
    public async Task The_schema_object_is_disposed_after_its_machine()
    {
        var journal = new List<string>();
        await using (ServiceProvider services = Services(s => s.AddSingleton(journal).AddMachine<Guest>()))
        {
            services.GetRequiredService<Machine<Guest>>().Add(Guest.Start);
        }

        Assert.That(journal, Is.EqualTo(["Start ends", "object disposed"]));
    }

    [Test]
    public async Task The_schema_object_can_be_made_in_another_way_and_the_machine_be_looked_at_before_anybody_has_it()
    {
        Machine<Greeter>? seen = null;
        await using ServiceProvider services = Services(s => s.AddMachine<Greeter>()
            .CreateWith(_ => new Greeter(new Greeting("good morning")))
            .OnCreated((_, machine) => seen = machine));

        var machine = services.GetRequiredService<Machine<Greeter>>();

        Assert.That(machine.Instance.Greeting.Text, Is.EqualTo("good morning"));
        Assert.That(seen, Is.SameAs(machine));
    }

    [Test]
    public void A_second_machine_of_the_same_class_and_key_is_a_mistake()
    {
        var services = new ServiceCollection();
        services.AddMachine<Greeter>();
        services.AddKeyedMachine<Greeter>("a");

        Assert.That(() => services.AddMachine<Greeter>(), Throws.InvalidOperationException.With.Message.Contains("Greeter was added already"));
        Assert.That(() => services.AddScopedMachine<Greeter>(), Throws.InvalidOperationException);
        Assert.That(() => services.AddKeyedMachine<Greeter>("a"), Throws.InvalidOperationException.With.Message.Contains("Greeter-a"));
        Assert.That(() => services.AddKeyedMachine<Greeter>("b"), Throws.Nothing);
    }

    [Test]
    public async Task The_registry_lists_machines_until_they_are_disposed()
    {
        await using ServiceProvider services = Services(s => s.AddScopedMachine<Greeter>());
        var registry = services.GetRequiredService<MachineRegistry>();
        await using var own = Machine.Create(new Greeter(new Greeting("by hand")));

        registry.Add(own);
        registry.Add(own);
        await using (AsyncServiceScope scope = services.CreateAsyncScope())
        {
            var scoped = scope.ServiceProvider.GetRequiredService<Machine<Greeter>>();
            Assert.That(registry.Machines, Is.EqualTo(new IMachine[] { own, scoped }));
        }

        await own.DisposeAsync();

        Assert.That(registry.Machines, Is.Empty);
    }

    private static ServiceProvider Services(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection();
        services.AddSingleton(new Greeting("hello"));
        add(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }
}
