using AsyncMachine.Benchmarks.Rows;
using AsyncMachine.Benchmarks.Shared;
using AsyncMachine.History.Benchmarks.Stores;

namespace AsyncMachine.History.Benchmarks.Rows;

/// <summary>All rows of history, in the order of the table. Nothing is set up before a row is measured.</summary>
internal static class HistoryRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        new LoopRow("history/machine", MachineRows.Recorded),
        .. Store.Kinds.Select(kind => new AsyncRow($"history/{kind}", budget => RateRows.MeasureAsync(kind, budget))),
        .. Store.Kinds.SelectMany(OfQueries),
    ];

    private static IEnumerable<Row> OfQueries(string kind) =>
    [
        new StoreRow($"history/{kind}-last", kind, QueryRows.LastAsync),
        new StoreRow($"history/{kind}-rare", kind, QueryRows.RareAsync),
        new StoreRow($"history/{kind}-never", kind, backend => QueryRows.NeverAsync(backend, Subject.Cycle())),
        new StoreRow($"history/{kind}-never-20", kind, backend => QueryRows.NeverAsync(backend, Subject.Random(20))),
        new StoreRow($"history/{kind}-never-100", kind, backend => QueryRows.NeverAsync(backend, Subject.Random(100))),
    ];
}
