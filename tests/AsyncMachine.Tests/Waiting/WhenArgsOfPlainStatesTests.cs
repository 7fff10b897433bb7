namespace AsyncMachine.Tests.Waiting;

public sealed class WhenArgsOfPlainStatesTests
{
    [Test]
    public void A_wait_for_args_is_not_released_by_the_args_of_an_earlier_mutation()
    {
        Schema schema = new SchemaBuilder().State("Foo").State("Bar").Build();
        var machine = new Machine(schema);
        Task<object> earlier = machine.WhenArgs("Foo");
        machine.Mutate(MutationType.Add, "Foo", "earlier");
        machine.Remove(schema.State("Foo"));
        Task<object> later = machine.WhenArgs("Foo");

        machine.Add(schema.State("Foo"));

        Assert.That(earlier.IsCompletedSuccessfully, Is.True);
        Assert.That(later.IsCompleted, Is.False);
    }
}
