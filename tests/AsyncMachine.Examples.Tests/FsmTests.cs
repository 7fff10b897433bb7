namespace AsyncMachine.Examples.Tests;

public sealed class FsmTests
{
    [Test]
    public async Task A_turnstile_lets_one_pass_for_each_coin()
    {
        ExampleResult result = await Example.RunAsync("Fsm", Example.RepositoryRoot);

        Assert.That(result.Errors, Is.Empty);
        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(
            result.Output.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Length > 0 && !line.StartsWith('[')),
            Is.EqualTo(new[]
            {
                "start: executed, Locked",
                "push: canceled, Locked",
                "button: canceled, Locked",
                "coin: executed, Unlocked",
                "push: executed, Locked",
                "push: canceled, Locked",
                "coin: executed, Unlocked",
                "coin: executed, Unlocked",
                "1 passed, 150 earned",
            }));
    }

    [Test]
    public async Task An_input_is_gone_when_it_was_handled()
    {
        ExampleResult result = await Example.RunAsync("Fsm", Example.RepositoryRoot);

        Assert.That(result.Output.ReplaceLineEndings("\n"), Does.Contain(
            """
                [state] +Coin (Money { Cents = 50 })
                [state] -Coin
                [state] -Locked +Unlocked
            coin: executed, Unlocked
                [state] +Push
                [state] -Push
                [state] +Locked -Unlocked
            push: executed, Locked
            """));
    }
}
