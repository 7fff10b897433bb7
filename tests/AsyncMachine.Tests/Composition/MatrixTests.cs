namespace AsyncMachine.Tests.Composition;

/// <summary>Relations and ticks as matrices.</summary>
public sealed class MatrixTests
{
    private static readonly Schema Abc = new SchemaBuilder("Abc")
        .State("A", require: ["B"], after: ["B"]).State("B", remove: ["C"]).State("C", add: ["B"]).Allow("AM0103").Allow("AM0104").Build();

    [Test]
    public void Relations_stand_in_the_row_of_the_state_that_has_them()
    {
        var matrix = new RelationMatrix(Abc);

        Assert.That(matrix[Abc.State("A"), Abc.State("B")], Is.EqualTo(StateRelations.Require | StateRelations.After));
        Assert.That(matrix[Abc.State("B"), Abc.State("C")], Is.EqualTo(StateRelations.Remove));
        Assert.That(matrix[3, 2], Is.EqualTo(StateRelations.Add));
        Assert.That(matrix[Abc.State("B"), Abc.State("A")], Is.EqualTo(StateRelations.None));
        Assert.That(matrix.ToString(), Is.EqualTo(".... Exception\n..9. A\n...4 B\n..2. C\n"));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = matrix[0, 4]);
    }

    [Test]
    public void Times_stand_in_the_rows_of_their_machines()
    {
        Machine one = new(Abc), two = new(Abc);
        one.Add("A", "B");
        two.Add("B");
        two.Remove("B");

        var matrix = new TimeMatrix(one, two);

        Assert.That((matrix[0, Abc.State("A")], matrix[1, Abc.State("B")]), Is.EqualTo((1UL, 2UL)));
        Assert.That(matrix.Column(Abc.State("B")), Is.EqualTo(new[] { 1UL, 2UL }));
        Assert.That(matrix.ToString(), Is.EqualTo("0 1 1 0\n0 0 2 0\n"));
    }

    [Test]
    public void Machines_of_other_states_do_not_stand_together()
    {
        Machine one = new(Abc), two = new(new SchemaBuilder().State("A").Build());

        Assert.Throws<ArgumentException>(() => _ = new TimeMatrix(one, two));
        Assert.Throws<ArgumentException>(() => _ = new TimeMatrix());
    }
}
