namespace AsyncMachine.Tests.Relations;

/// <summary>
/// A parent and its children by relations. Against the order that SCXML prescribes: parents enter first here too, but they also leave
/// first, since what is required comes first always; and nothing that stays is entered or left again.
/// </summary>
public sealed class NestedStateTests
{
    private static readonly string[] Names = ["Parent", "First", "Second", "Inner"];

    private static (Machine Machine, Journal Journal) Make(bool multi = false)
    {
        var machine = new Machine(new SchemaBuilder()
            .State("Inner", require: ["First"])
            .State("First", require: ["Parent"], remove: ["Second"], add: ["Inner"])
            .State("Second", require: ["Parent"], remove: ["First"])
            .State("Parent", multi: multi, add: ["First"]).Build());
        return (machine, Journal.On(machine, [.. Names.SelectMany(n => new[] { n + "Enter", n + "Exit", n + "State", n + "End" })]));
    }

    [Test]
    public void A_parent_brings_its_first_child_and_enters_before_it()
    {
        (Machine machine, Journal journal) = Make();

        machine.Add("Parent");

        Assert.That(journal.Text, Is.EqualTo("ParentEnter FirstEnter InnerEnter ParentState FirstState InnerState"));
    }

    [Test]
    public void Children_come_and_go_and_their_parent_is_not_touched()
    {
        (Machine machine, Journal journal) = Make();
        machine.Add("Parent");
        journal.Clear();

        machine.Add("Second");
        machine.Remove("Second");

        Assert.That(journal.Text, Is.EqualTo(
            "FirstExit InnerExit SecondEnter FirstEnd InnerEnd SecondState SecondExit SecondEnd"));
        Assert.That(machine.ToString(), Is.EqualTo("(Parent:1)"));
    }

    [Test]
    public void A_parent_takes_its_children_along_and_leaves_before_them()
    {
        (Machine machine, Journal journal) = Make();
        machine.Add("Parent");
        journal.Clear();

        machine.Remove("Parent");

        Assert.That(journal.Text, Is.EqualTo("ParentExit FirstExit InnerExit ParentEnd FirstEnd InnerEnd"));
        Assert.That(machine.ToString(), Is.EqualTo("()"));
    }

    [Test]
    public void A_child_does_not_come_without_its_parent()
    {
        (Machine machine, Journal journal) = Make();

        Assert.That(machine.Add("Second"), Is.EqualTo(Result.Canceled));

        Assert.That(journal.Calls, Is.Empty);
    }

    [Test]
    public void A_parent_that_is_entered_again_leaves_its_children_alone()
    {
        (Machine machine, Journal journal) = Make(multi: true);
        machine.Add("Parent");
        machine.Add("Second");
        journal.Clear();

        machine.Add("Parent");

        Assert.That(journal.Text, Is.EqualTo("ParentEnter ParentState"));
        Assert.That(machine.ToString(), Is.EqualTo("(Second:1 Parent:3)"));
    }
}
