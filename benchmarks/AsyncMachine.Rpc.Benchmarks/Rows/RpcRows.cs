using AsyncMachine.Benchmarks.Rows;
using AsyncMachine.Benchmarks.Shared;

namespace AsyncMachine.Rpc.Benchmarks.Rows;

/// <summary>All rows of aRPC, in the order of the table. Nothing is set up before a row is measured.</summary>
internal static class RpcRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        new AsyncRow("rpc/work-bytes", WorkRows.BytesAsync),
        new AsyncRow("rpc/work", WorkRows.TimeAsync),
        new AsyncRow("rpc/unary", AddRows.UnaryAsync),
        new AsyncRow("rpc/unary-websocket", AddRows.UnaryWebSocketAsync),
        new AsyncRow("rpc/unary-memory", AddRows.UnaryMemoryAsync),
        new AsyncRow("rpc/pipelined", AddRows.PipelinedAsync),
        new AsyncRow("rpc/tasks-64", AddRows.TasksAsync),
        new AsyncRow("rpc/posts", AddRows.PostsAsync),
        new AsyncRow("rpc/adds-bytes", ByteRows.AddsAsync),
        new AsyncRow("rpc/posts-bytes", ByteRows.PostsAsync),
        new AsyncRow("rpc/pipelined-allocated", AddRows.PipelinedAsync),
        new AsyncRow("rpc/unary-allocated", AddRows.UnaryAsync),
        new AsyncRow("rpc/idle-tcp", _ => IdleRows.MeasureAsync("tcp")),
        new AsyncRow("rpc/idle-websocket", _ => IdleRows.MeasureAsync("websocket")),
        new LoopRow("rpc/hosted-0", () => HostedRows.Toggle(clients: 0)),
        new LoopRow("rpc/hosted-1", () => HostedRows.Toggle(clients: 1)),
        new LoopRow("rpc/hosted-100", () => HostedRows.Toggle(clients: 100)),
        new AsyncRow("rpc/states-64", budget => AddRows.StatesAsync(64, budget)),
        new AsyncRow("rpc/states-250", budget => AddRows.StatesAsync(250, budget)),
        new AsyncRow("rpc/states-1000", budget => AddRows.StatesAsync(1000, budget)),
        new AsyncRow("rpc/mirrors", MirrorRows.ChangeAsync),
    ];
}
