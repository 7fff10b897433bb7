namespace AsyncMachine.Examples.Tests;

public sealed class ExpenseApprovalTests
{
    [Test]
    public async Task An_expense_is_paid_once_somebody_who_knows_its_id_has_approved_it()
    {
        ExampleResult result = await Example.RunAsync("ExpenseApproval", Example.RepositoryRoot);

        Assert.That(result.Errors, Is.Empty);
        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Output.ReplaceLineEndings("\n"), Is.EqualTo(
            """
            a lunch is approved, by whoever knows the id, once:
              (Start:1 Filed:1 Waiting:1)
              approve nr. lunch-7: Conflict
              approve nr. lunch-1: OK
              reject nr. lunch-1: Conflict
              (Start:1 Filed:1 Approved:1 Paid:1)
            a yacht is rejected:
              (Start:1 Filed:1 Waiting:1)
              reject nr. yacht-2: OK
              (Start:1 Filed:1 Rejected:1)
            a train is approved, and paid at the second attempt:
              (Start:1 Filed:1 Waiting:1)
              approve nr. train-3: OK
              (Exception:1 Start:1 Filed:1 Approved:1 ErrPaying:1)
              (Start:1 Filed:1 Approved:1 Paid:1)

            """));
    }
}
