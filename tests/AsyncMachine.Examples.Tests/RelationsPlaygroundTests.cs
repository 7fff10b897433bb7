namespace AsyncMachine.Examples.Tests;

public sealed class RelationsPlaygroundTests
{
    [Test]
    public async Task Each_puzzle_has_its_outcome()
    {
        ExampleResult result = await Example.RunAsync("RelationsPlayground", Example.RepositoryRoot);

        Assert.That(result.Errors, Is.Empty);
        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Output.Split('\n').Where(line => line.Contains(". ")), Has.Exactly(7).Items);
        Assert.That(
            result.Output.Split('\n').Where(line => line.StartsWith("   add ", StringComparison.Ordinal))
                .Select(line => line[7..].Trim()),
            Is.EqualTo(new[]
            {
                "Locked: canceled ()",
                "Processing: executed (InProgress:1 Processing:1)",
                "Processed: executed (Processed:1)",
                "Dry: executed (Dry:1)",
                "Water: executed (Wet:1 Water:1)",
                "Dry: executed (Dry:3)",
                "C: executed (C:1)",
                "A: executed (A:1 B:1)",
                "A, C: executed (A:1 C:1)",
                "A: executed (A:1)",
                "B: executed (B:1)",
                "C: executed (C:1)",
                "A, E: executed (A:1 B:1 D:1 E:1)",
            }));
    }

    [Test]
    public async Task A_puzzle_shows_question_states_calls_and_the_last_transition()
    {
        ExampleResult result = await Example.RunAsync("RelationsPlayground", Example.RepositoryRoot);

        Assert.That(result.Output.ReplaceLineEndings("\n"), Does.StartWith(
            """
            1. Can a door be locked before it is closed?
               Locked requires Closed
               Closed
               add Locked: canceled ()
               the last transition: #1 [add] Locked
                 - called **Locked**
                 - cancel **Locked**
                 Locked requires Closed

            """));
    }
}
