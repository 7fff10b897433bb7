namespace AsyncMachine.Tests.Waiting;

public sealed class WhenQueryTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("A").State("B").Build();

    private static readonly State A = Plain.State("A"), B = Plain.State("B");

    [Test]
    public void A_query_completes_when_it_holds()
    {
        var machine = new Machine(Plain);
        machine.Add("A", "B");
        Task four = machine.WhenQuery(t => t[A] > 4 * t[B]), never = machine.WhenQuery(t => t[A] < t[B]);

        for (int i = 0; i < 3; i++) machine.Toggle("A");
        Assert.That(four.IsCompleted, Is.False);
        machine.Toggle("A");

        Assert.That(machine.ToString(), Is.EqualTo("(A:5 B:1)"));
        Assert.That((four.IsCompletedSuccessfully, never.IsCompleted), Is.EqualTo((true, false)));
    }

    [Test]
    public void A_query_that_holds_now_is_complete()
    {
        var machine = new Machine(Plain);

        Assert.That(machine.WhenQuery(t => t.Sum == 0).IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public void A_query_that_names_its_states_is_asked_only_when_they_change()
    {
        var machine = new Machine(Plain);
        int named = 0, unnamed = 0;
        _ = machine.WhenQuery(_ => ++named < 0, [A]);
        _ = machine.WhenQuery(_ => ++unnamed < 0);

        machine.Add("B");
        Assert.That((named, unnamed), Is.EqualTo((1, 2)));
        machine.Add("A");
        Assert.That((named, unnamed), Is.EqualTo((2, 3)));
        machine.Add("A");
        Assert.That((named, unnamed), Is.EqualTo((2, 3)), "no tick has changed");
    }

    [Test]
    public void A_query_sees_the_end_of_every_transition()
    {
        var machine = new Machine(Plain);
        var seen = new List<string>();
        machine.Bind(new HandlerMap().On("AState", e =>
        {
            e.Machine.Add("B");
            e.Machine.Remove("A");
        }));
        _ = machine.WhenQuery(t =>
        {
            seen.Add(t.ToString());
            return false;
        });

        machine.Add("A");

        Assert.That(seen, Is.EqualTo(new[] { "0 0 0", "0 1 0", "0 1 1", "0 2 1" }));
    }

    [Test]
    public void A_query_that_throws_fails_its_task_alone()
    {
        var machine = new Machine(Plain);
        Task fails = machine.WhenQuery(t => t[A] == 0 ? false : throw new InvalidOperationException("mine"));
        Task other = machine.When(A);

        Assert.That(machine.Add("A"), Is.EqualTo(Result.Executed));

        Assert.That(fails.IsFaulted, Is.True);
        Assert.That(async () => await fails, Throws.InvalidOperationException.With.Message.EqualTo("mine"));
        Assert.That(other.IsCompletedSuccessfully, Is.True);
        Assert.That(machine.IsError, Is.False);
    }

    [Test]
    public void A_query_that_throws_at_once_fails_its_task()
    {
        var machine = new Machine(Plain);

        Task fails = machine.WhenQuery(_ => throw new InvalidOperationException("mine"));

        Assert.That(fails.IsFaulted, Is.True);
        Assert.That(machine.Add("A"), Is.EqualTo(Result.Executed));
        Assert.That(() => machine.WhenQuery(null!), Throws.ArgumentNullException);
    }

    [Test]
    public void A_query_may_mutate_its_machine()
    {
        var machine = new Machine(Plain);
        Task wait = machine.WhenQuery(t =>
        {
            if (t[A] == 1 && t[B] == 0) machine.Add("B");
            return t[B] == 1;
        });

        machine.Add("A");

        Assert.That(machine.ToString(), Is.EqualTo("(A:1 B:1)"));
        Assert.That(wait.IsCompletedSuccessfully, Is.True);
    }
}
