using System.Globalization;
using System.Text;
using AsyncMachine.History;

namespace AsyncMachine.Examples.Observed;

/// <summary>Keeps a record of both machines in a file, brings them back from it when the service starts, and answers from it.</summary>
internal sealed class Records(Machine<Bakery> bakery, Machine<Oven> oven, IConfiguration configuration) : IHostedLifecycleService
{
    private static readonly HistoryOptions Kept = new() { StoreTransitions = true, MaxRecords = 10_000, MaxAge = TimeSpan.FromDays(30) };

    private readonly Machine[] _machines = [bakery, oven];
    private readonly List<HistoryRecorder> _recorders = []; // in the order of the machines
    private SqliteBackend? _backend;

    /// <summary>How many orders were taken by earlier runs: the clock of a Multi state counts its calls, and goes on.</summary>
    public int OrdersBefore { get; private set; }

    // The host starts its machines after this, so their first transitions are recorded, and stops them before StoppedAsync.
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        _backend = SqliteBackend.Open(configuration["History:File"] ?? "bakery.db");
        foreach (Machine machine in _machines)
        {
            await machine.RestoreAsync(_backend, cancellationToken);
            _recorders.Add(await HistoryRecorder.StartAsync(machine, _backend, Kept, cancellationToken));
        }

        OrdersBefore = (int)((bakery.Tick(Bakery.Taken) + 1) / 2);
    }

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        foreach (HistoryRecorder recorder in _recorders) await recorder.DisposeAsync();
        if (_backend is not null) await _backend.DisposeAsync();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Completes when all that has happened is in the file.</summary>
    public Task FlushAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_recorders.Select(recorder => recorder.FlushAsync(cancellationToken)));

    /// <summary>When a state became active, or was called again, the last times, by whom and with what; null if there is no such state.</summary>
    public async Task<string?> LastAsync(string machineId, string name, int count, CancellationToken cancellationToken)
    {
        int index = Array.FindIndex(_machines, machine => machine.Id == machineId);
        if (index < 0 || !_machines[index].Schema.TryGetState(name, out State state)) return null;
        HistoryRecorder recorder = _recorders[index];
        await recorder.FlushAsync(cancellationToken); // what happened just now is asked for, too
        var text = new StringBuilder();
        var query = new HistoryQuery { Active = [state], Changed = [state] };
        await foreach (HistoryRecord record in recorder.History.FindAsync(query, count, cancellationToken))
        {
            string by = record.IsAuto ? "by itself" : record.Transition?.Source is { } source ? $"by {source.MachineId}" : "from outside";
            string line = string.Create(
                CultureInfo.InvariantCulture, $"{record.HumanTime:yyyy-MM-dd HH:mm:ss.fff}  {name}:{record.Tick(state)}  {by}  {record.Transition?.Args}");
            text.Append(line.TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>How recording goes: what is written, what was dropped because the file did not keep up, and the recorder's states.</summary>
    public override string ToString() => string.Concat(_recorders.Select(recorder =>
        $"{recorder.History.MachineId}: {recorder.Written} of {recorder.Recorded} written, {recorder.Dropped} dropped {recorder.Machine}\n"));
}
