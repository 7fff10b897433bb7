using System.Runtime.Versioning;

namespace AsyncMachine.Examples.Tests;

[Platform("Linux,MacOsX")]
[UnsupportedOSPlatform("windows")]
public sealed class PathWatcherTests
{
    private const UnixFileMode Plain = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private string _folder = "";

    [SetUp]
    public void MakeFolders()
    {
        _folder = Directory.CreateTempSubdirectory("path-watcher-").FullName;
        Directory.CreateDirectory(InFolder("first"));
        Directory.CreateDirectory(InFolder("second"));
    }

    [TearDown]
    public void DeleteFolders() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task It_counts_the_programs_of_each_folder_and_names_folders_that_are_not_there()
    {
        Write("first/plain", Plain);
        Write("second/one", Plain | UnixFileMode.UserExecute);
        Write("second/two", Plain | UnixFileMode.OtherExecute);
        File.CreateSymbolicLink(InFolder("second/link"), InFolder("second/one"));
        File.CreateSymbolicLink(InFolder("second/broken"), InFolder("nothing"));
        File.CreateSymbolicLink(InFolder("second/circle"), InFolder("second/circle"));

        using RunningExample running = Start("--quiet", "0.01", "first:missing:second:first");
        await running.PrintsAsync("watching");
        await running.TerminateAsync();
        ExampleResult result = await running.EndAsync();

        Assert.That(result.Errors, Is.Empty);
        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Output, Is.EqualTo("missing is not there\nfirst: 0 programs\nsecond: 3 programs\nwatching\nstopped\n"));
    }

    [Test]
    public async Task It_tells_which_programs_come_and_go()
    {
        using RunningExample running = Start("--quiet", "0.01", "first:second");
        await running.PrintsAsync("watching");

        string tool = Write("first/tool", Plain);
        File.SetUnixFileMode(tool, Plain | UnixFileMode.UserExecute);
        await running.PrintsAsync("+ first/tool");
        File.SetUnixFileMode(tool, Plain);
        await running.PrintsAsync("- first/tool");
        File.SetUnixFileMode(tool, Plain | UnixFileMode.GroupExecute);
        await running.PrintsAsync("+ first/tool");
        File.Move(tool, InFolder("second/moved"));
        await running.PrintsAsync("- first/tool", "+ second/moved");
        File.Delete(InFolder("second/moved"));
        await running.PrintsAsync("- second/moved");

        await running.TerminateAsync();
        ExampleResult result = await running.EndAsync();
        Assert.That(result.Errors, Is.Empty);
        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Output, Does.EndWith("stopped\n"));
    }

    [Test]
    public async Task It_does_not_stop_in_the_middle_of_a_change_unless_told_twice()
    {
        using RunningExample running = Start("--quiet", "3600", "first");
        await running.PrintsAsync("watching");
        Write("first/tool", Plain);
        await running.PrintsAsync("first is changing");

        await running.TerminateAsync();
        await running.PrintsAsync("waiting for what is changing; once more to stop at once");
        await running.TerminateAsync();
        ExampleResult result = await running.EndAsync();

        Assert.That(result.Errors, Is.Empty);
        Assert.That(result.ExitCode, Is.EqualTo(130));
        Assert.That(result.Output, Does.EndWith("stopped\n"));
    }

    [Test]
    public async Task Thousands_of_changes_at_once_lose_no_program()
    {
        using RunningExample running = Start("--quiet", "0.5", "first");
        await running.PrintsAsync("watching");

        for (int i = 0; i < 2_000; i++) Write($"first/tool{i % 20}", Plain | UnixFileMode.UserExecute);
        for (int i = 0; i < 19; i++) File.Delete(InFolder($"first/tool{i}"));
        await running.PrintsAsync("+ first/tool19");
        await running.TerminateAsync();
        ExampleResult result = await running.EndAsync();

        Assert.That(result.Errors, Is.Empty);
        Assert.That(result.ExitCode, Is.Zero);
    }

    [TestCase("--quiet")]
    [TestCase("--quiet", "soon", "first")]
    [TestCase("first", "second")]
    public async Task Wrong_usage_is_told(params string[] args)
    {
        ExampleResult result = await Example.RunAsync("PathWatcher", _folder, args);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Errors, Does.StartWith("usage: PathWatcher"));
    }

    private RunningExample Start(params string[] args) => Example.Start("PathWatcher", _folder, args);

    private string InFolder(string name) => Path.Combine(_folder, name);

    private string Write(string name, UnixFileMode mode)
    {
        string path = InFolder(name);
        File.WriteAllText(path, "");
        File.SetUnixFileMode(path, mode);
        return path;
    }
}
