namespace AsyncMachine.Tests.Queueing;

public sealed class QueueLimitTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("A").State("B").Build();

    private static readonly InvalidOperationException Error = new("x");

    private static IEnumerable<TestCaseData> Forms()
    {
        yield return Form("Add by name", e => e.Machine.Add("Exception"));
        yield return Form("Add", e => e.Machine.Add(Plain[Plain.Exception]));
        yield return Form("Add with a source", e => e.Machine.Add(e, "Exception"));
        yield return Form("Mutate with a source", e => e.Machine.Mutate(MutationType.Add, "Exception", "args", e));
        yield return Form("AddError", e => e.Machine.AddError(Error));
        yield return Form("AddError with a source", e => e.Machine.AddError(Error, e));

        static TestCaseData Form(string name, Func<Event, Result> call) => new TestCaseData(call).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Forms))]
    public void One_Exception_waits_beyond_the_limit_in_whatever_form_it_is_called(Func<Event, Result> call)
    {
        var machine = new Machine(Plain, new MachineOptions { QueueLimit = 1 });
        Result other = default, first = default, second = default;
        machine.Bind(new HandlerMap().On("AState", e =>
        {
            e.Machine.Add("B");
            other = e.Machine.Remove(e, "A");
            first = call(e);
            second = call(e);
        }));

        machine.Add("A");

        Assert.That((other, first, second), Is.EqualTo((Result.Canceled, Result.Queued(4), Result.Canceled)));
        Assert.That(machine.ToString(), Is.EqualTo("(Exception:1 A:1 B:1)"));
    }
}
