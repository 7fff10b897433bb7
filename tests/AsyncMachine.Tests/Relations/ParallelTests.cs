namespace AsyncMachine.Tests.Relations;

/// <summary>States that go their ways side by side, and one that joins them.</summary>
public sealed class ParallelTests
{
    [Test]
    public void Two_jobs_run_side_by_side_and_are_joined_when_both_are_done()
    {
        var machine = new Machine(new SchemaBuilder()
            .State("Paid", add: ["Mailing", "Printing"])
            .State("Mailing", require: ["Paid"], remove: ["Mailed"]).State("Mailed", require: ["Paid"], remove: ["Mailing"])
            .State("Printing", require: ["Paid"], remove: ["Printed"]).State("Printed", require: ["Paid"], remove: ["Printing"])
            .State("Ready", auto: true, require: ["Mailed", "Printed"]).Build());
        Journal journal = Journal.On(machine, "MailingState", "MailedState", "PrintingState", "PrintedState", "PrintingEnd", "ReadyState", "ReadyEnd");

        machine.Add("Paid");
        Assert.That(machine.ToString(), Is.EqualTo("(Paid:1 Mailing:1 Printing:1)"));
        machine.Add("Printed");
        Assert.That(machine.ToString(), Is.EqualTo("(Paid:1 Mailing:1 Printed:1)"));
        machine.Add("Mailed");
        Assert.That(machine.ToString(), Is.EqualTo("(Paid:1 Mailed:1 Printed:1 Ready:1)"));
        machine.Add("Printing");
        Assert.That(machine.ToString(), Is.EqualTo("(Paid:1 Mailed:1 Printing:3)"));

        Assert.That(journal.Text, Is.EqualTo("MailingState PrintingState PrintingEnd PrintedState MailedState ReadyState ReadyEnd PrintingState"));
    }

    [Test]
    public void The_join_is_active_exactly_while_all_its_parts_are_and_once()
    {
        string[] parts = ["P0", "P1", "P2"];
        var machine = new Machine(new SchemaBuilder()
            .State("P0").State("P1").State("P2").State("AllDone", auto: true, require: parts).Build());
        Journal journal = Journal.On(machine, "AllDoneState", "AllDoneEnd");
        var random = new Random(23);
        int begun = 0, ended = 0;
        bool before = false;

        for (int i = 0; i < 1000; i++)
        {
            machine.Toggle([.. parts.Where(_ => random.Next(2) == 0)]);

            bool all = machine.Is(parts);
            Assert.That(machine.Is("AllDone"), Is.EqualTo(all), $"{i}: {machine}");
            if (all && !before) begun++;
            if (!all && before) ended++;
            before = all;
        }

        Assert.That((journal.Count("AllDoneState"), journal.Count("AllDoneEnd")), Is.EqualTo((begun, ended)));
        Assert.That(begun, Is.GreaterThan(10));
    }
}
