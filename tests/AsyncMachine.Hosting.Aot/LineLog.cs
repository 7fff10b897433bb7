using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace AsyncMachine.Hosting.Aot;

/// <summary>Keeps the ids of everything that machines log.</summary>
internal sealed class LineLog : ILoggerProvider, ILogger
{
    public ConcurrentBag<int> Ids { get; } = [];

    public ILogger CreateLogger(string categoryName) =>
        categoryName.StartsWith("AsyncMachine.", StringComparison.Ordinal) ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(Microsoft.Extensions.Logging.LogLevel logLevel) => true;

    public void Log<TState>(
        Microsoft.Extensions.Logging.LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Ids.Add(eventId.Id);

    public void Dispose()
    {
    }
}
