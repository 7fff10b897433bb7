using System.Diagnostics;

namespace AsyncMachine.History;

/// <summary>
/// Records what a machine does. The machine never waits for it: records go into a buffer, and from there in batches to the backend; when the
/// backend does not keep up, records are dropped and counted, and <see cref="HistoryStates.Lagging"/> says so.
/// </summary>
/// <remarks>Safe for use from any thread.</remarks>
[DebuggerDisplay("{History.MachineId,nq}: {Written} of {Recorded} written, {Dropped} dropped")]
public sealed class HistoryRecorder : IAsyncDisposable
{
    private readonly HistoryBackend _backend;
    private readonly IMachine _recorded;
    private readonly HistoryWriter _writer;
    private Action _detach = static () => { };
    private object? _claim;                   // what the backend knows this recorder by; set before anyone has it
    private Task? _disposal;                  // under the lock of this

    private HistoryRecorder(IMachine machine, HistoryBackend backend, HistoryOptions options, TimeProvider time, MachineImage image, BlockTail tail, Retention retention)
    {
        _recorded = machine;
        _backend = backend;
        Machine = AsyncMachine.Machine.Create(new HistoryStates(), new MachineOptions { Id = $"history-{machine.Id}", TimeProvider = time, Parent = machine });
        History = new MachineHistory(backend, machine.Id);
        _writer = new HistoryWriter(backend, options, time, image, tail, retention, Tell);
    }

    /// <summary>How the recorder is doing, as a machine: see <see cref="HistoryStates"/>.</summary>
    public Machine Machine { get; }

    /// <summary>Asks what was recorded: in this session, once it is stored, and in earlier ones.</summary>
    public MachineHistory History { get; }

    /// <summary>Records made in this session; those dropped are not among them.</summary>
    public ulong Recorded => _writer.Intake.Recorded;

    /// <summary>Records of this session that the backend holds.</summary>
    public ulong Written => _writer.Written;

    /// <summary>Records dropped in this session because the backend did not keep up.</summary>
    public ulong Dropped => _writer.Intake.Dropped;

    /// <summary>Starts to record a machine. Ids continue after those of earlier sessions.</summary>
    /// <param name="machine">A machine, or a mirror, whose updates are recorded as set transitions.</param>
    /// <param name="backend">Where to; the caller disposes it, after the recorder.</param>
    /// <param name="options">What to record; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>Completes when transitions that begin from there on are recorded.</returns>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="UnknownStateException">An option names a state of another schema.</exception>
    /// <exception cref="InvalidOperationException">A machine of that id is being recorded into that backend.</exception>
    /// <exception cref="InvalidDataException">What the backend holds of the machine is damaged, or of another version.</exception>
    public static async Task<HistoryRecorder> StartAsync(
        IMachine machine, HistoryBackend backend, HistoryOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(machine);
        ArgumentNullException.ThrowIfNull(backend);
        options ??= new HistoryOptions();
        options.Validate();
        _ = new RecordFilter(options, machine.Schema); // throws for states of other schemas
        var claim = new object();
        if (!backend.TryClaim(machine.Id, claim))
        {
            throw new InvalidOperationException($"Machine '{machine.Id}' is being recorded into this backend already. Dispose that recorder first.");
        }

        try
        {
            await backend.ClaimAsync(machine.Id, cancellationToken).ConfigureAwait(false);
            TimeProvider time = options.TimeProvider ?? (machine as Machine)?.Engine.Options.TimeProvider ?? TimeProvider.System;
            HistoryRecorder recorder = await OpenAsync(machine, backend, options, time, cancellationToken).ConfigureAwait(false);
            await recorder.AttachAsync(options).ConfigureAwait(false);
            recorder._claim = claim;
            return recorder;
        }
        catch
        {
            await backend.ReleaseAsync(machine.Id).ConfigureAwait(false);
            backend.Release(machine.Id, claim);
            throw;
        }
    }

    /// <summary>
    /// Completes when the backend holds every record made before the call, and the machine's time. What is dropped is not waited for.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    /// <returns>Fails with what the backend has thrown, if it fails; the recorder goes on trying.</returns>
    public Task FlushAsync(CancellationToken cancellationToken = default) => _writer.FlushAsync().WaitAsync(cancellationToken);

    /// <summary>
    /// Ends the recording: what was recorded is stored, as far as <see cref="HistoryOptions.DisposeTimeout"/> allows. Calling it again gives the
    /// same task.
    /// </summary>
    public ValueTask DisposeAsync()
    {
        lock (_writer) return new ValueTask(_disposal ??= EndAsync());
    }

    private static async Task<HistoryRecorder> OpenAsync(
        IMachine machine, HistoryBackend backend, HistoryOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte>? stored = await backend.ReadMachineAsync(machine.Id, cancellationToken).ConfigureAwait(false);
        MachineImage image = stored is { } bytes ? MachineImage.Read(bytes.Span) : new MachineImage { Id = machine.Id };
        image.Stored = stored ?? default;
        BlockTail tail = await BlockTail.LoadAsync(backend, image, cancellationToken).ConfigureAwait(false);
        var retention = new Retention(options);
        await retention.LoadAsync(backend, image, tail, cancellationToken).ConfigureAwait(false);
        image.LastTracking = time.GetUtcNow().UtcTicks;
        if (image.FirstTracking == 0) image.FirstTracking = image.LastTracking;
        return new HistoryRecorder(machine, backend, options, time, image, tail, retention);
    }

    private async Task AttachAsync(HistoryOptions options)
    {
        Machine.Add(HistoryStates.Start);
        _writer.Start();
        HistoryInstruments.Add(_recorded.Schema.Name, this);
        if (_recorded is Machine machine)
        {
            var probe = new RecordingProbe(_writer, options);
            _detach = () => machine.Engine.RemoveHook(probe);
            await machine.Engine.AddHook(probe).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // cancelled: it is disposed, and does nothing more
        }
        else
        {
            var tracer = new RecordingTracer(_writer, options);
            _detach = () => _recorded.RemoveTracer(tracer);
            _recorded.AddTracer(tracer);
            tracer.Begin(_recorded);
        }

        Machine.Add(HistoryStates.Recording);
    }

    private async Task EndAsync()
    {
        await Task.Yield(); // not under the caller's lock
        Machine.Remove(HistoryStates.Start);
        _detach();
        await _writer.StopAsync().ConfigureAwait(false);
        HistoryInstruments.Remove(this);
        Task leaving = LeaveAsync();
        if (_writer.Ended.IsCompleted) await leaving.ConfigureAwait(false);
        await Machine.DisposeAsync().ConfigureAwait(false);
    }

    // Only when the last append is over, even one that was given up and is still on its way: whoever records next goes on from what is there.
    private async Task LeaveAsync()
    {
        await _writer.Ended.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            await _backend.ReleaseAsync(_recorded.Id).ConfigureAwait(false);
        }
        finally
        {
            _backend.Release(_recorded.Id, _claim!);
        }
    }

    private void Tell(HistoryCondition condition, Exception? failure)
    {
        if (condition == HistoryCondition.Failed) Machine.AddError(failure, HistoryStates.ErrHistory);
        else if (condition == HistoryCondition.Stored && Machine.Is(HistoryStates.ErrHistory)) Machine.Remove(HistoryStates.ErrHistory, HistoryStates.Exception);
        bool lagging;
        do
        {
            // The alarm and the writer may be here at once: whoever comes last finds what is true, or goes round again.
            lagging = _writer.Intake.IsLagging;
            if (lagging != Machine.Is(HistoryStates.Lagging)) _ = lagging ? Machine.Add(HistoryStates.Lagging) : Machine.Remove(HistoryStates.Lagging);
        }
        while (lagging != _writer.Intake.IsLagging);
    }
}
