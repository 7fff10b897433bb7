using AsyncMachine.Benchmarks.Peers;

namespace AsyncMachine.Benchmarks.Rows;

/// <summary>All rows of the engine, in the order of the table. Nothing is set up before a row is measured.</summary>
internal static class RowList
{
    public static IReadOnlyList<Row> Core { get; } =
    [
        new LoopRow("core/add-remove", () => MutationRows.AddRemove(StatelessLoops.Fire())),
        new LoopRow("core/state-handler", () => MutationRows.StateHandler(StatelessLoops.FireWithEntry())),
        new LoopRow("core/four-handlers", MutationRows.FourHandlers),
        new LoopRow("core/event-args", MutationRows.EventArgs),
        new LoopRow("core/flow", MutationRows.Flow),
        new LoopRow("core/rotate-100", () => MutationRows.Rotate(100)),
        new LoopRow("core/rotate-250", () => MutationRows.Rotate(250)),
        new LoopRow("core/rotate-1000", () => MutationRows.Rotate(1000)),
        new LoopRow("core/canceled", ReadRows.Canceled),
        new LoopRow("core/can-add", () => ReadRows.CanAdd(StatelessLoops.CanFire())),
        new LoopRow("core/is-one", ReadRows.IsOne),
        new LoopRow("core/is-two", ReadRows.IsTwo),
        new LoopRow("core/when", WaitRows.When),
        new LoopRow("core/state-token", WaitRows.StateToken),
        new LoopRow("core/async-handler", () => MutationRows.AsyncHandler(StatelessLoops.FireAsync())),
        new LoopRow("core/pending-waits", WaitRows.PendingWaits),
        new LoopRow("core/pipe-hop", PipeRows.Hop),
        new LoopRow("core/pipe-both", PipeRows.SourceAndHop),
        new DelayMemoryRow("core/delay-memory"),
        new LoopRow("core/delay", DelayRows.ScheduleAndCancel),
        new LoopRow("core/delay-others", DelayRows.OtherStates),
        new ContendedRow("core/contended", int.MaxValue),
        new ContendedRow("core/contended-limit", 1000),
        new MemoryRow("core/memory"),
        new LoopRow("core/construction", MachineRows.Construction),
        new FirstTouchRow("core/first-touch", afterAnother: true),
        new FirstTouchRow("core/first-touch-cold", afterAnother: false),
    ];
}
