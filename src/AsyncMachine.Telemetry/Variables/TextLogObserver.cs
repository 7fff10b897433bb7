namespace AsyncMachine.Telemetry.Variables;

/// <summary>Gives every machine a text log that has none.</summary>
internal sealed class TextLogObserver : MachineObserver, IDisposable
{
    private readonly LogLevel _level;
    private readonly bool _steps;
    private readonly TextWriter _writer;
    private readonly bool _owned;

    private TextLogObserver(TelemetrySettings settings)
    {
        _level = settings.TextLevel;
        _steps = settings.TextSteps;
        string? file = settings.TextFile;
        _owned = file is not null;
        _writer = TextWriter.Synchronized(file is null ? Console.Out : new StreamWriter(file, append: true) { AutoFlush = true });
    }

    /// <summary>Begins the logs.</summary>
    /// <returns>To be disposed when they end.</returns>
    public static TextLogObserver Begin(TelemetrySettings settings)
    {
        var observer = new TextLogObserver(settings);
        observer.Start();
        return observer;
    }

    public override VectorHook? Attach(Engine engine)
    {
        if (engine.Options.LogLevel != LogLevel.None) return null;
        string id = engine.Id;
        engine.Machine.AddTracer(new TextLog(_level, (_, line) => Write(id, line), _steps));
        return null;
    }

    public void Dispose()
    {
        Stop();
        if (_owned) _writer.Dispose();
    }

    private void Write(string id, string line)
    {
        try
        {
            _writer.WriteLine($"[{id}] {line}");
        }
        catch (ObjectDisposedException)
        {
            // The log has ended, and the machine has not.
        }
    }
}
