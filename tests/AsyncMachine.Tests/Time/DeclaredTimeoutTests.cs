using Microsoft.Extensions.Time.Testing;

namespace AsyncMachine.Tests.Time;

/// <summary>Time-outs in schema classes, through the generator.</summary>
public sealed partial class DeclaredTimeoutTests
{
    [Test]
    public void A_declared_one_works_where_it_is_declared_included_and_inherited()
    {
        foreach (Func<MachineOptions, Machine> make in (Func<MachineOptions, Machine>[])
            [o => Machine.Create(new Link(), o), o => Machine.Create(new Including(), o), o => Machine.Create(new Derived(), o)])
        {
            var time = new FakeTimeProvider();
            Machine machine = make(new MachineOptions { TimeProvider = time });
            machine.Add(Link.Dialing);
            time.Advance(TimeSpan.FromSeconds(29.999));
            Assert.That(machine.Is(Link.Dialing), machine.Schema.Name);
            time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.That(machine.Is(Link.Broken) && machine.Not(Link.Dialing), machine.Schema.Name);
        }
    }

    [Test]
    public void A_state_that_is_declared_again_has_the_time_out_of_its_new_declaration()
    {
        var time = new FakeTimeProvider();
        Machine<Patient> machine = Machine.Create(new Patient(), new MachineOptions { TimeProvider = time });
        machine.Add(Patient.Dialing);
        time.Advance(TimeSpan.FromHours(1));
        Assert.That(machine.Is(Patient.Dialing));
        Assert.That(Patient.Schema.Describe(Patient.Dialing.Index).Timeout, Is.Null);
    }

    [StateSchema]
    private partial class Link
    {
        [State(Timeout = "00:00:30", OnTimeout = nameof(Broken))]
        public static partial State Dialing { get; }

        [State(Remove = [nameof(Dialing)])]
        public static partial State Broken { get; }
    }

    [StateSchema]
    [Include<Link>]
    private sealed partial class Including
    {
        [State(Require = [nameof(Link.Broken)])]
        public static partial State Own { get; }
    }

    [StateSchema]
    private sealed partial class Derived : Link
    {
        public static partial State More { get; }
    }

    [StateSchema]
    [Include<Link>]
    private sealed partial class Patient
    {
        public static partial State Dialing { get; }
    }
}
