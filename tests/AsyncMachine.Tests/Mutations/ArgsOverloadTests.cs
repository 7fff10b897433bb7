namespace AsyncMachine.Tests.Mutations;

[StateSchema]
public partial class Mailbox
{
    [State(Multi = true)]
    public static partial State<Letter> Arrived { get; }

    public static partial State<Letter?> Opened { get; }
}

[StateArgs]
public sealed partial record Letter(string Text);

// That these compile is half of the test: new(…) has no type of its own and could also be meant for a State in a list.
public sealed class ArgsOverloadTests
{
    [Test]
    public async Task Args_can_be_written_as_a_target_typed_new()
    {
        await using var machine = Machine.Create(new Mailbox());
        Task<Letter> arrived = machine.WhenArgs(Mailbox.Arrived);

        Assert.That(machine.CanAdd(Mailbox.Arrived, new("a")), Is.EqualTo(Result.Executed));
        Assert.That(machine.Add(Mailbox.Arrived, new("b")), Is.EqualTo(Result.Executed));
        Assert.That(machine.Toggle(Mailbox.Opened, new("c")), Is.EqualTo(Result.Executed));
        Assert.That(machine.Set(Mailbox.Arrived, new("d")), Is.EqualTo(Result.Executed));
        Assert.That(machine.Remove(Mailbox.Arrived, new("e")), Is.EqualTo(Result.Executed));
        Assert.That(await machine.AddAsync(Mailbox.Arrived, new("f")), Is.EqualTo(Result.Executed));
        Assert.That((await arrived).Text, Is.EqualTo("b"));
    }

    [Test]
    public async Task Two_states_with_args_are_a_list_of_states()
    {
        await using var machine = Machine.Create(new Mailbox());

        Assert.That(machine.Remove(Mailbox.Arrived, Mailbox.Opened), Is.EqualTo(Result.Executed));
        Assert.That(machine.Not(Mailbox.Arrived, Mailbox.Opened), Is.True);
    }
}
