namespace AsyncMachine.Examples.Tests;

public sealed class BasicTests
{
    [Test]
    public async Task It_prints_what_the_readme_shows()
    {
        ExampleResult result = await Example.RunAsync("Basic", Example.RepositoryRoot);
        string readme = await File.ReadAllTextAsync(Path.Combine(Example.RepositoryRoot, "README.md"));

        Assert.That(result.Errors, Is.Empty);
        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(readme, Does.Contain("```text output\n" + result.Output.ReplaceLineEndings("\n") + "```"));
    }
}
