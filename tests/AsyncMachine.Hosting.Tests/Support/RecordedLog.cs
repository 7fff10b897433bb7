using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Level = Microsoft.Extensions.Logging.LogLevel;

namespace AsyncMachine.Hosting.Tests.Support;

/// <summary>Keeps every line that is logged.</summary>
internal sealed class RecordedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<LogLine> _lines = new();

    public IReadOnlyList<LogLine> Lines => [.. _lines];

    /// <summary>The lines about machines, in order.</summary>
    public IReadOnlyList<LogLine> OfMachines =>
        [.. _lines.Where(line => line.Category.StartsWith("AsyncMachine.", StringComparison.Ordinal))];

    public LogLine Single(int id) => OfMachines.Single(line => line.Id.Id == id);

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _lines);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ConcurrentQueue<LogLine> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(Level logLevel) => true;

        public void Log<TState>(
            Level logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(new LogLine(category, logLevel, eventId, formatter(state, exception), exception));
    }
}

internal sealed record LogLine(
    string Category, Level Level, EventId Id, string Message, Exception? Exception);
