namespace AsyncMachine.Examples.Tests;

public sealed class ArpcTests
{
    [Test]
    [Platform("Linux,MacOsX")]
    public async Task A_client_mutates_and_watches_the_machine_of_a_server_that_sees_it_come_and_go()
    {
        string folder = Path.GetTempPath();
        using RunningExample server = Example.Start("Arpc", folder, "server");
        string port = (await server.ReadToAsync("port "))["port ".Length..];

        ExampleResult client = await Example.RunAsync("Arpc", folder, "client", port);
        await server.PrintsAsync("baker has come", "bread is in the oven", "bread is done", "baker has gone");
        await server.TerminateAsync();
        ExampleResult served = await server.EndAsync();
        ExampleResult late = await Example.RunAsync("Arpc", folder, "client", port);

        Assert.That(client.Output.ReplaceLineEndings("\n"), Is.EqualTo(
            """
            connected: oven ()
            cold:      canceled
            start:     executed
            for ever:  canceled
            40 min:    executed
            baked:     (Start:1 Baked:1)
            stop:      executed
            at last:   ()
            client:    (Start:1 Ready:1 Connected:1 HandshakeDone:1)

            """));
        Assert.That((client.ExitCode, client.Errors), Is.EqualTo((0, "")));
        Assert.That((served.ExitCode, served.Output, served.Errors), Is.EqualTo((0, "baker has come\nbread is in the oven\nbread is done\nbaker has gone\nclosed\n", "")));
        Assert.That((late.ExitCode, late.Output), Is.EqualTo((1, "")));
        Assert.That(late.Errors, Does.Contain("3 attempts"));
    }

    [TestCase]
    [TestCase("client")]
    [TestCase("client", "0")]
    [TestCase("client", "port")]
    public async Task What_it_does_not_understand_it_says(params string[] args)
    {
        ExampleResult result = await Example.RunAsync("Arpc", Path.GetTempPath(), args);

        Assert.That((result.ExitCode, result.Errors), Is.EqualTo((2, "usage: Arpc server | Arpc client PORT" + Environment.NewLine)));
    }
}
