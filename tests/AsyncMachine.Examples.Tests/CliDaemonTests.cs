namespace AsyncMachine.Examples.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Platform("Linux,MacOsX")]
public sealed class CliDaemonTests
{
    private const string Endless = "long:100000";

    private readonly string _folder = Directory.CreateTempSubdirectory("cli-daemon-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Jobs_run_one_after_another_and_the_daemon_stops_when_it_is_told()
    {
        using RunningExample daemon = await StartDaemonAsync();

        ExampleResult idle = await RunAsync("status"), first = await RunAsync("run", "one:5"), second = await RunAsync("run", "two:1"), after = await RunAsync("status");
        ExampleResult stop = await RunAsync("stop"), end = await daemon.EndAsync();

        Assert.That((idle.ExitCode, idle.Output), Is.EqualTo((0, "idle, 0 steps so far\n")));
        Assert.That((first.ExitCode, first.Errors), Is.EqualTo((0, "")));
        Assert.That(first.Output, Does.StartWith("one runs\n").And.EndsWith("one is done\n"));
        Assert.That((second.ExitCode, second.Errors), Is.EqualTo((0, "")));
        Assert.That(after.Output, Is.EqualTo("idle, 6 steps so far\n"));
        Assert.That((stop.ExitCode, stop.Output, stop.Errors), Is.EqualTo((0, "stopped\n", "")));
        Assert.That((end.ExitCode, end.Output, end.Errors), Is.EqualTo((0, "one begins\ndone\ntwo begins\ndone\nstopped\n", "")));
    }

    [Test]
    public async Task Ctrl_C_cancels_the_job_in_the_daemon()
    {
        using RunningExample daemon = await StartDaemonAsync();
        using RunningExample client = Example.Start("CliDaemon", _folder, "run", Endless);
        await client.ReadToAsync("long runs");
        ExampleResult busy = await RunAsync("run", "other"), running = await RunAsync("status");

        await client.InterruptAsync();

        ExampleResult interrupted = await client.EndAsync();
        await daemon.PrintsAsync("long begins", "the client has gone, and so has its job");
        ExampleResult next = await RunAsync("run", "other:1");
        Assert.That((busy.ExitCode, busy.Errors), Is.EqualTo((3, "the daemon is busy\n")));
        Assert.That(running.Output, Does.StartWith("running, "));
        Assert.That((interrupted.ExitCode, interrupted.Errors), Is.EqualTo((130, "interrupted\n")));
        Assert.That(next.ExitCode, Is.Zero, next.Errors);
    }

    [Test]
    public async Task A_client_that_is_killed_cancels_its_job()
    {
        using RunningExample daemon = await StartDaemonAsync();
        using (RunningExample client = Example.Start("CliDaemon", _folder, "run", Endless)) await client.ReadToAsync("long runs");

        await daemon.PrintsAsync("long begins", "the client has gone, and so has its job");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_daemon_that_goes_ends_the_client(bool isKilled)
    {
        RunningExample daemon = await StartDaemonAsync();
        using RunningExample client = Example.Start("CliDaemon", _folder, "run", Endless);
        await client.ReadToAsync("long runs");

        if (!isKilled)
        {
            await daemon.TerminateAsync();
            Assert.That((await daemon.EndAsync()).ExitCode, Is.Zero);
        }

        daemon.Dispose();

        ExampleResult result = await client.EndAsync();
        Assert.That((result.ExitCode, result.Errors), Is.EqualTo((1, "the daemon has gone\n")));
        using RunningExample another = await StartDaemonAsync(); // what a killed one has left is in nobody's way
        ExampleResult second = await RunAsync("start");
        Assert.That((second.ExitCode, second.Errors), Is.EqualTo((1, "a daemon runs in this folder already\n")));
    }

    [TestCase(1, "there is no daemon in this folder", "status")]
    [TestCase(1, "there is no daemon in this folder", "run", "job")]
    [TestCase(2, "usage: CliDaemon COMMAND")]
    [TestCase(2, "usage: CliDaemon COMMAND", "run", "job:many")]
    public async Task Without_a_daemon_or_a_command_it_says_so(int exitCode, string errors, params string[] args)
    {
        ExampleResult result = await RunAsync(args);

        Assert.That(result.ExitCode, Is.EqualTo(exitCode));
        Assert.That(result.Errors, Does.StartWith(errors));
    }

    private async Task<RunningExample> StartDaemonAsync()
    {
        RunningExample daemon = Example.Start("CliDaemon", _folder, "start");
        await daemon.ReadToAsync("listening on ");
        return daemon;
    }

    private Task<ExampleResult> RunAsync(params string[] args) => Example.RunAsync("CliDaemon", _folder, args);
}
