using AsyncMachine.Benchmarks.Shared;
using AsyncMachine.Rpc.Benchmarks.Idle;
using AsyncMachine.Rpc.Benchmarks.Rows;

// Measures the goals of aRPC.
return args is ["--idle-server", var transport]
    ? await IdleServer.RunAsync(transport)
    : OwnProgram.Run(args, RpcRows.All, "--idle-server TRANSPORT     the server of a row that has one of its own");
