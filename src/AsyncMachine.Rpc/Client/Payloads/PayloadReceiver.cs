namespace AsyncMachine.Rpc;

/// <summary>Takes the payloads of one name.</summary>
/// <param name="owner">Where it is registered.</param>
/// <param name="name">The name.</param>
/// <param name="takeObject">Takes an object's bytes; null if it takes streams.</param>
/// <param name="takeStream">Takes a stream; null if it takes objects.</param>
internal sealed class PayloadReceiver(
    IncomingPayloads owner, string name, Func<byte[], CancellationToken, ValueTask>? takeObject, Func<Stream, CancellationToken, Task>? takeStream) : IDisposable
{
    private readonly CancellationTokenSource _disposed = new();
    private readonly object _gate = new();
    private Task _last = Task.CompletedTask; // what was begun last; guarded by the gate

    public string Name => name;

    public bool TakesStreams => takeStream is not null;

    /// <summary>Hands an object to the handler, after those before it, on the pool.</summary>
    /// <returns>Completes when the handler has.</returns>
    public Task TakeAsync(byte[] bytes)
    {
        lock (_gate) return _last = RunAsync(_last);

        async Task RunAsync(Task before)
        {
            await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
            await takeObject!(bytes, _disposed.Token).ConfigureAwait(false);
        }
    }

    /// <summary>Hands a stream to the handler, on the pool; several may be read at a time.</summary>
    public async Task TakeAsync(Stream stream)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        await takeStream!(stream, _disposed.Token).ConfigureAwait(false);
    }

    public void Dispose()
    {
        owner.Remove(this);
        _ = _disposed.CancelAsync();
    }
}
