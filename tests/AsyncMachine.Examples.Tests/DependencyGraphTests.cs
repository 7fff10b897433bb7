namespace AsyncMachine.Examples.Tests;

public sealed class DependencyGraphTests
{
    [Test]
    public async Task Steps_come_after_what_they_need_and_beside_what_they_do_not()
    {
        ExampleResult result = await Example.RunAsync("DependencyGraph", Example.RepositoryRoot);

        Assert.That(result.Errors, Is.Empty);
        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Output.ReplaceLineEndings("\n"), Is.EqualTo(
            """
            at once:
              restored
              compiled
              packed
              tested
              published
            (Start:1 Published:1 Packed:1 Tested:1 Compiled:1 Restored:1)
            taking time:
            (Start:1 Restoring:1)
            (Start:1 Compiling:1 Restored:1)
            (Start:1 Packing:1 Testing:1 Compiled:1 Restored:1)
            (Start:1 Packing:1 Tested:1 Compiled:1 Restored:1)
            (Start:1 Publishing:1 Packed:1 Tested:1 Compiled:1 Restored:1)
            (Start:1 Published:1 Packed:1 Tested:1 Compiled:1 Restored:1)

            """));
    }
}
