using AsyncMachine.Benchmarks.Meters;
using AsyncMachine.Benchmarks.Rows;
using AsyncMachine.History.Benchmarks.Stores;

namespace AsyncMachine.History.Benchmarks.Rows;

/// <summary>A row that is a loop over what is in a store of its own.</summary>
/// <param name="id">Group and row.</param>
/// <param name="kind">Kind of the store.</param>
/// <param name="make">Fills the store and makes the loops.</param>
internal sealed class StoreRow(string id, string kind, Func<HistoryBackend, Task<Loops>> make) : Row(id)
{
    /// <inheritdoc/>
    public override Measurement Measure(IMeter meter) => Task.Run(async () =>
    {
        await using Store store = await Store.OpenAsync(kind).ConfigureAwait(false);
        Loops loops = await make(store.Backend).ConfigureAwait(false);
        return meter.Take(loops).Evaluate(loops) with { Id = Id };
    }).GetAwaiter().GetResult();
}
