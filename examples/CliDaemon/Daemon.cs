using System.Net.Sockets;
using System.Runtime.InteropServices;
using AsyncMachine;
using AsyncMachine.Rpc;

namespace CliDaemon;

/// <summary>The daemon: until somebody takes Start away, by a signal or from afar.</summary>
internal static class Daemon
{
    public static async Task<int> RunAsync()
    {
        if (await IsRunningAsync())
        {
            await Console.Error.WriteLineAsync("a daemon runs in this folder already");
            return 1;
        }

        File.Delete(Program.SocketPath); // of one that was killed
        await using Machine<Worker> worker = Machine.Create(new Worker(), new MachineOptions { Id = "worker" });
        worker.Add(Worker.Start);
        await using var server = new MachineServer();
        server.Host(worker);
        using Pipe gone = Pipe.Add(server.Machine, RpcServerStates.ClientDisconnected, worker, Worker.ClientGone);
        await using SocketListener listener = SocketListener.Start(server, Program.EndPoint);
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        Console.WriteLine($"listening on {Program.SocketPath}");
        await worker.WhenNot(Worker.Start);
        Console.WriteLine("stopped");
        return 0;

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true; // the process goes on, to its own end
            worker.Remove(Worker.Start);
        }
    }

    private static async Task<bool> IsRunningAsync()
    {
        try
        {
            await using RemoteMachine other = await RemoteMachine.ConnectAsync(SocketTransport.To(Program.EndPoint), new RemoteMachineOptions { MaxRetries = 0 });
            return true;
        }
        catch (IOException error) when (error.InnerException is SocketException)
        {
            return false; // there is no file, or nobody listens
        }
    }
}
