using AsyncMachine.Benchmarks.Rows;

namespace AsyncMachine.Rpc.Benchmarks.Rows;

/// <summary>All rows of aRPC, in the order of the table. Nothing is set up before a row is measured.</summary>
internal static class RpcRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        new RpcRow("rpc/work-bytes", WorkRows.BytesAsync),
        new RpcRow("rpc/work", WorkRows.TimeAsync),
        new RpcRow("rpc/unary", AddRows.UnaryAsync),
        new RpcRow("rpc/unary-websocket", AddRows.UnaryWebSocketAsync),
        new RpcRow("rpc/unary-memory", AddRows.UnaryMemoryAsync),
        new RpcRow("rpc/pipelined", AddRows.PipelinedAsync),
        new RpcRow("rpc/tasks-64", AddRows.TasksAsync),
        new RpcRow("rpc/posts", AddRows.PostsAsync),
        new RpcRow("rpc/adds-bytes", ByteRows.AddsAsync),
        new RpcRow("rpc/posts-bytes", ByteRows.PostsAsync),
        new RpcRow("rpc/pipelined-allocated", AddRows.PipelinedAsync),
        new RpcRow("rpc/unary-allocated", AddRows.UnaryAsync),
        new RpcRow("rpc/idle-tcp", _ => IdleRows.MeasureAsync("tcp")),
        new RpcRow("rpc/idle-websocket", _ => IdleRows.MeasureAsync("websocket")),
        new LoopRow("rpc/hosted-0", () => HostedRows.Toggle(clients: 0)),
        new LoopRow("rpc/hosted-1", () => HostedRows.Toggle(clients: 1)),
        new LoopRow("rpc/hosted-100", () => HostedRows.Toggle(clients: 100)),
        new RpcRow("rpc/states-64", budget => AddRows.StatesAsync(64, budget)),
        new RpcRow("rpc/states-250", budget => AddRows.StatesAsync(250, budget)),
        new RpcRow("rpc/states-1000", budget => AddRows.StatesAsync(1000, budget)),
        new RpcRow("rpc/mirrors", MirrorRows.ChangeAsync),
    ];
}
