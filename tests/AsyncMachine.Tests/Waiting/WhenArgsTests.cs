using AsyncMachine.Tests.Mutations;

namespace AsyncMachine.Tests.Waiting;

public sealed class WhenArgsTests
{
    [Test]
    public async Task A_wait_for_typed_args_completes_with_them()
    {
        await using var machine = Machine.Create(new Mailbox());
        Task<Letter> any = machine.WhenArgs(Mailbox.Arrived), bar = machine.WhenArgs(Mailbox.Arrived, letter => letter.Text == "bar");

        machine.Add(Mailbox.Arrived, new("foo"));
        Assert.That(bar.IsCompleted, Is.False);
        machine.Add(Mailbox.Arrived, new("bar"));

        Assert.That((await any).Text, Is.EqualTo("foo"));
        Assert.That((await bar).Text, Is.EqualTo("bar"));
    }

    [Test]
    public async Task Equal_args_are_enough()
    {
        await using var machine = Machine.Create(new Mailbox());
        Task<Letter> wait = machine.WhenArgs(Mailbox.Arrived, new Letter("x")), same = machine.WhenArgs(Mailbox.Arrived, new Letter("x"));
        Task<Letter> other = machine.WhenArgs(Mailbox.Arrived, new Letter("y"));

        Assert.That(same, Is.SameAs(wait));
        Assert.That(other, Is.Not.SameAs(wait));
        machine.Add(Mailbox.Arrived, new("x"));

        Assert.That(wait.IsCompletedSuccessfully, Is.True);
        Assert.That(other.IsCompleted, Is.False);
    }

    [Test]
    public void Untyped_args_are_matched_by_a_predicate()
    {
        var machine = new Machine(new SchemaBuilder().State("A", multi: true).Build());
        Task<object> bar = machine.WhenArgs("A", args => args is "bar");

        machine.Mutate(MutationType.Add, "A", "foo");
        machine.Add("A");
        Assert.That(bar.IsCompleted, Is.False);
        machine.Mutate(MutationType.Add, "A", "bar");

        Assert.That(bar.IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public void Only_activations_count()
    {
        var machine = new Machine(new SchemaBuilder().State("A").Build());
        machine.Add("A");
        Task<object> wait = machine.WhenArgs("A");

        machine.Mutate(MutationType.Add, "A", "already active");
        machine.Mutate(MutationType.Remove, "A", "leaves");
        Assert.That(wait.IsCompleted, Is.False);
        machine.Mutate(MutationType.Add, "A", "comes");

        Assert.That(wait.Result, Is.EqualTo("comes"));
    }

    [Test]
    public void A_rolled_back_state_delivers_no_args()
    {
        var machine = new Machine(new SchemaBuilder().State("A").Build());
        machine.Bind(new HandlerMap().On("AState", (Action<Event>)(_ => throw new InvalidOperationException())));
        Task<object> wait = machine.WhenArgs("A");

        machine.Mutate(MutationType.Add, "A", "x");

        Assert.That(wait.IsCompleted, Is.False);
    }

    [Test]
    public void A_match_that_throws_fails_its_task_alone()
    {
        var machine = new Machine(new SchemaBuilder().State("A").Build());
        Task<object> wait = machine.WhenArgs("A", _ => throw new InvalidOperationException("mine"));

        Assert.That(machine.Mutate(MutationType.Add, "A", "x"), Is.EqualTo(Result.Executed));

        Assert.That(wait.IsFaulted, Is.True);
        Assert.That(machine.IsError, Is.False);
    }

    [Test]
    public void Args_whose_comparison_throws_fail_the_task_alone()
    {
        var machine = new Machine(new SchemaBuilder().State("A").Build());
        var broken = new Incomparable();
        Task<object> wait = machine.WhenArgs("A", broken.Equals);

        Assert.That(machine.Mutate(MutationType.Add, "A", "x"), Is.EqualTo(Result.Executed));

        Assert.That(wait.IsFaulted, Is.True);
    }

    private sealed class Incomparable
    {
        public override bool Equals(object? obj) => throw new InvalidOperationException();

        public override int GetHashCode() => 0;
    }
}
