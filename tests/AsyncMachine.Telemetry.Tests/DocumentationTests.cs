using System.Diagnostics.Metrics;
using System.Reflection;
using AsyncMachine.Telemetry.Logs;
using AsyncMachine.Telemetry.Metrics;
using Microsoft.Extensions.Logging;

namespace AsyncMachine.Telemetry.Tests;

/// <summary>Names are a contract: docs/telemetry.md lists each.</summary>
public sealed class DocumentationTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "telemetry.md"));

    [Test]
    public void Every_instrument_is_listed()
    {
        var names = new List<string>();
        using var meter = new Meter("test");
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (ReferenceEquals(instrument.Meter, meter)) names.Add(instrument.Name);
            },
        };
        listener.Start();

        using var instruments = new MachineInstruments(meter);

        Assert.That(names, Has.Count.EqualTo(9));
        Assert.That(names.Where(name => !Document.Contains($"\n| `{name}` |", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Every_log_record_is_listed_with_its_id()
    {
        LoggerMessageAttribute[] records =
        [
            .. typeof(LogRecords).GetMethods(BindingFlags.Static | BindingFlags.Public).Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()).OfType<LoggerMessageAttribute>(),
        ];

        Assert.That(records, Has.Length.EqualTo(12));
        foreach (LoggerMessageAttribute record in records)
        {
            string row = Document.Split('\n').SingleOrDefault(line => line.StartsWith("| 5", StringComparison.Ordinal) && line.Contains(record.EventName!, StringComparison.Ordinal)) ?? "";
            Assert.That(row, Does.Contain(record.EventId.ToString(System.Globalization.CultureInfo.InvariantCulture)), record.EventName);
        }
    }
}
