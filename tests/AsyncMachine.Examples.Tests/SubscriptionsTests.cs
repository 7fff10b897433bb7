namespace AsyncMachine.Examples.Tests;

public sealed class SubscriptionsTests
{
    [Test]
    public async Task Each_wait_is_released_by_the_mutation_that_makes_its_condition_true()
    {
        ExampleResult result = await Example.RunAsync("Subscriptions", Example.RepositoryRoot);

        Assert.That(result.Errors, Is.Empty);
        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Output.ReplaceLineEndings("\n"), Is.EqualTo(
            """
            order bread: executed (Open:1 Ordered:1)
            order soup: executed (Open:1 Ordered:3)
                released: args: an order of soup
                released: ticks: two more of Ordered
            cook: executed (Open:1 Ordered:3 Cooking:1)
            serve: executed (Open:1 Ordered:3 Cooking:1 Serving:1)
                released: active: cooking and serving at once
            stop cooking: executed (Open:1 Ordered:3 Serving:1)
            cook again: executed (Open:1 Ordered:3 Cooking:3 Serving:1)
                released: time: Cooking at 3, Serving at 1
            fire: executed (Exception:1 Open:1 Ordered:3 Cooking:3 Serving:1)
                released: error
            close: executed (Exception:1)
                released: inactive: neither cooking nor open
            all six are over

            """));
    }
}
