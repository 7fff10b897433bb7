using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Level = Microsoft.Extensions.Logging.LogLevel;

namespace AsyncMachine.Telemetry.Tests.Support;

/// <summary>A logger that keeps what it is told, at every level.</summary>
internal sealed class KeptLog : ILoggerProvider
{
    private readonly List<Entry> _entries = [];

    public KeptLog() => Factory = LoggerFactory.Create(builder => builder.SetMinimumLevel(Level.Trace).AddProvider(this));

    public ILoggerFactory Factory { get; }

    public string[] Lines
    {
        get
        {
            lock (_entries) return [.. _entries.Select(entry => $"{entry.Level} {entry.Id.Id} {entry.Id.Name}: {entry.Text}")];
        }
    }

    public string[] Categories
    {
        get
        {
            lock (_entries) return [.. _entries.Select(entry => entry.Category).Distinct()];
        }
    }

    /// <summary>The fields of the first record whose text has this part.</summary>
    public IReadOnlyDictionary<string, object?> FieldsOf(string part) => Find(part).Fields;

    /// <summary>The span in which the first record with this part was logged.</summary>
    public string? SpanOf(string part) => Find(part).Span;

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
    }

    private Entry Find(string part)
    {
        lock (_entries) return _entries.First(entry => entry.Text.Contains(part, StringComparison.Ordinal));
    }

    private sealed record Entry(string Category, Level Level, EventId Id, string Text, string? Span, IReadOnlyDictionary<string, object?> Fields);

    private sealed class Logger(KeptLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(Level logLevel) => true;

        public void Log<TState>(Level logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var fields = (state as IEnumerable<KeyValuePair<string, object?>> ?? []).ToDictionary();
            lock (log._entries)
            {
                log._entries.Add(new Entry(category, logLevel, eventId, formatter(state, exception), Activity.Current?.SpanId.ToString(), fields));
            }
        }
    }
}
