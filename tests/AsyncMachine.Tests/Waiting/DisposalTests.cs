namespace AsyncMachine.Tests.Waiting;

/// <summary>No wait outlives its machine.</summary>
public class DisposalTests
{
    private static readonly Schema Schema = new SchemaBuilder().State("A").State("B").Build();

    private static readonly State A = Schema.State("A"), B = Schema.State("B");

    private static IEnumerable<TestCaseData> Waits()
    {
        TestCaseData Wait(string name, Func<MachineBase, Task> wait) => new TestCaseData(wait).SetArgDisplayNames(name);

        yield return Wait("When one", m => m.When(B));
        yield return Wait("When by name", m => m.When("B"));
        yield return Wait("When several", m => m.When(A, B));
        yield return Wait("When with a token", m => m.When(B, new CancellationTokenSource().Token));
        yield return Wait("WhenNot one", m => m.WhenNot(A));
        yield return Wait("WhenNot several", m => m.WhenNot(A, B));
        yield return Wait("WhenError", m => m.WhenError());
        yield return Wait("WhenTime", m => m.WhenTime(A, 9));
        yield return Wait("WhenNextActive", m => m.WhenNextActive(A));
        yield return Wait("WhenArgs", m => m.WhenArgs("A"));
        yield return Wait("WhenQuery", m => m.WhenQuery(_ => false));
    }

    [TestCaseSource(nameof(Waits))]
    public async Task Disposal_cancels_a_pending_wait_of_a_machine(Func<MachineBase, Task> make)
    {
        var machine = new Machine(Schema);
        machine.Add(A);
        Task wait = make(machine);
        Assert.That(wait.IsCompleted, Is.False);

        await machine.DisposeAsync();

        Assert.That(wait.IsCanceled, Is.True);
        OperationCanceledException? exception = await Assert.CatchAsync<OperationCanceledException>(() => wait);
        Assert.That(exception!.CancellationToken, Is.EqualTo(machine.Disposed));
    }

    [TestCaseSource(nameof(Waits))]
    public async Task Disposal_cancels_a_pending_wait_of_a_replica(Func<MachineBase, Task> make)
    {
        var replica = new Replica("r", Schema);
        replica.Update(new MachineTime(Schema, [0, 1, 0]));
        Task wait = make(replica);
        Assert.That(wait.IsCompleted, Is.False);

        await replica.DisposeAsync();

        Assert.That(wait.IsCanceled, Is.True);
    }
}
