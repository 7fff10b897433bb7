using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace AsyncMachine.Hosting.Tests.Logging;

public sealed partial class EventTableTests
{
    [Test]
    public async Task The_document_lists_every_event_with_its_id_name_and_level()
    {
        string root = typeof(EventTableTests).Assembly
            .GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "RepositoryRoot").Value!;
        string document = await File.ReadAllTextAsync(Path.Combine(root, "docs", "hosting.md"));

        IEnumerable<string> listed = Row().Matches(document).Select(row => $"{row.Groups[1]} {row.Groups[2]} {row.Groups[3]}");
        IEnumerable<string> logged = typeof(MachineRegistry).Assembly.GetType("AsyncMachine.Hosting.Logging.Messages", throwOnError: true)!
            .GetMethods()
            .SelectMany(method => method.GetCustomAttributes<LoggerMessageAttribute>())
            .OrderBy(message => message.EventId)
            .Select(message => $"{message.EventId} {message.EventName} {message.Level}");

        Assert.That(listed, Is.EqualTo(logged));
        Assert.That(logged, Is.Unique.And.Not.Empty);
    }

    [GeneratedRegex(@"^\| (\d{3}) \| (\w+) \| (\w+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
