using System.IO.Compression;
using System.Text.RegularExpressions;

namespace AsyncMachine.Templates.Tests;

/// <summary>
/// What a user gets: the packages as they are packed, installed into a hive of their own, and a project that has them and the packages that
/// this repository has restored already, and no other source.
/// </summary>
public sealed partial class TemplateTests
{
    private string _folder = "";
    private string _packages = "";
    private string _hive = "";

    [OneTimeSetUp]
    public async Task Pack()
    {
        _folder = Directory.CreateTempSubdirectory("templates").FullName;
        _packages = Path.Combine(_folder, "packages");
        _hive = Path.Combine(_folder, "hive");
        string[] projects = ["src/AsyncMachine", "src/AsyncMachine.Hosting", "src/AsyncMachine.Hosting.AspNetCore", "templates"];
        foreach (string project in projects)
        {
            await Sdk.RunAsync(
                Sdk.RepositoryRoot, "pack", project, "--no-build", "-c", Sdk.Configuration, "-o", _packages, "-m:1", "-warnaserror");
        }

        await File.WriteAllTextAsync(Path.Combine(_folder, "nuget.config"), $"""
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="{Path.Combine(_folder, "cache")}" />
              </config>
              <packageSources>
                <clear />
                <add key="packed" value="{_packages}" />
              </packageSources>
              <fallbackPackageFolders>
                <clear />
                <add key="restored" value="{Sdk.PackagesFolder}" />
              </fallbackPackageFolders>
            </configuration>
            """);
        await Sdk.RunAsync(_folder, "new", "install", Package("Templates"), "--debug:custom-hive", _hive);
    }

    [OneTimeTearDown]
    public void Clean() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void The_package_holds_both_templates_with_their_configuration_and_nothing_that_was_built()
    {
        using ZipArchive package = ZipFile.OpenRead(Package("Templates"));

        IEnumerable<string> files = package.Entries.Select(entry => entry.FullName)
            .Where(name => name.StartsWith("content/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

        Assert.That(files, Is.EqualTo(
        [
            "content/asyncmachine/.template.config/template.json",
            "content/asyncmachine/MyHost.slnx",
            "content/asyncmachine/README.md",
            "content/asyncmachine/global.json",
            "content/asyncmachine/src/MyHost/MyHost.csproj",
            "content/asyncmachine/src/MyHost/Poller.cs",
            "content/asyncmachine/src/MyHost/Program.cs",
            "content/asyncmachine/src/MyHost/appsettings.json",
            "content/asyncmachine/tests/MyHost.Tests/MyHost.Tests.csproj",
            "content/asyncmachine/tests/MyHost.Tests/PollerTests.cs",
            "content/stateschema/.template.config/template.json",
            "content/stateschema/MySchema.cs",
        ]));
    }

    [Test]
    public async Task A_host_and_a_schema_class_in_it_build_without_a_warning_and_pass_their_tests()
    {
        string host = Path.Combine(_folder, "Feeder"), project = Path.Combine(host, "src", "Feeder");

        await Sdk.RunAsync(_folder, "new", "asyncmachine", "-n", "Feeder", "--debug:custom-hive", _hive);
        await Sdk.RunAsync(host, "restore", "-m:1"); // without it, no item template can tell what the project is
        await Sdk.RunAsync(project, "new", "stateschema", "-n", "Door", "--debug:custom-hive", _hive);
        await Sdk.RunAsync(host, "build", "--no-restore", "-c", "Release", "-m:1", "-warnaserror");
        string tests = await Sdk.RunAsync(host, "test", "-c", "Release", "--no-build");

        string[] texts = await Task.WhenAll(Directory.EnumerateFiles(host, "*", SearchOption.AllDirectories)
            .Where(file => !BuiltFile().IsMatch(file)).Select(file => File.ReadAllTextAsync(file)));
        Assert.That(texts, Has.None.Matches(Placeholder().ToString()), "every placeholder was replaced");
        string schema = await File.ReadAllTextAsync(Path.Combine(project, "Door.cs"));
        Assert.That(schema, Does.Contain("namespace Feeder;").And.Contain("class Door"));
        Assert.That(tests, Does.Match(@"succeeded: 2\b"));
    }

    private string Package(string name) =>
        Directory.EnumerateFiles(_packages, $"AsyncMachine.{name}.*.nupkg").Single(file => PackageName(name).IsMatch(file));

    private static Regex PackageName(string name) => new($@"AsyncMachine\.{name}\.\d+\.\d+\.\d+[^/\\]*\.nupkg$");

    [GeneratedRegex(@"[/\\](bin|obj)[/\\]")]
    private static partial Regex BuiltFile();

    [GeneratedRegex("MyHost|MySchema|MyNamespace|_VERSION")]
    private static partial Regex Placeholder();
}
