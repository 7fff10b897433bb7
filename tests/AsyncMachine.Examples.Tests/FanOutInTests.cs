namespace AsyncMachine.Examples.Tests;

public sealed class FanOutInTests
{
    [Test]
    public async Task All_pages_are_fetched_three_at_a_time_and_the_one_that_fails_again()
    {
        ExampleResult result = await Example.RunAsync("FanOutIn", Example.RepositoryRoot);

        Assert.That(result.Errors, Is.Empty);
        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), Is.EqualTo(new[]
        {
            "15 tasks: Fetching0 to Fetching14",
            "page 7 is not there; 14 of 15 done, False",
            "never more than 3 at a time",
            "15 of 15 done, FetchingDone",
            "fetched once more: 3",
        }));
    }
}
