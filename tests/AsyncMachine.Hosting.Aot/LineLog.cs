using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Level = Microsoft.Extensions.Logging.LogLevel;

namespace AsyncMachine.Hosting.Aot;

/// <summary>Keeps the ids of everything that machines log.</summary>
internal sealed class LineLog : ILoggerProvider, ILogger
{
    public ConcurrentBag<int> Ids { get; } = [];

    public ILogger CreateLogger(string categoryName) =>
        categoryName.StartsWith("AsyncMachine.", StringComparison.Ordinal) ? this : NullLogger.Instance;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(Level logLevel) => true;

    public void Log<TState>(
        Level logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Ids.Add(eventId.Id);

    public void Dispose()
    {
    }
}
