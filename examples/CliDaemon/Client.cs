using System.Runtime.InteropServices;
using AsyncMachine;
using AsyncMachine.Rpc;

namespace CliDaemon;

/// <summary>One command, on a mirror of the daemon's machine.</summary>
internal sealed class Client(RemoteMachine<Worker> worker, string id) : IAsyncDisposable
{
    /// <exception cref="IOException">There is no daemon.</exception>
    public static async Task<Client> ConnectAsync()
    {
        // A daemon that goes is the end of the command: no further attempts.
        string id = $"cli-{Environment.ProcessId}";
        var options = new RemoteMachineOptions { ClientId = id, MaxRetries = 0, ReconnectOnDisconnect = false, PushInterval = TimeSpan.FromMilliseconds(50) };
        return new Client(await RemoteMachine.ConnectAsync<Worker>(SocketTransport.To(Program.EndPoint), options), id);
    }

    public int PrintStatus()
    {
        string what = worker.Is(Worker.Running) ? "running" : worker.Is(Worker.Owned) ? "done, and seen by its client" : "idle";
        Console.WriteLine($"{what}, {(worker.Tick(Worker.Step) + 1) / 2} steps so far");
        return 0;
    }

    /// <summary>Runs a job in the daemon as if it were here: whoever goes, the client or the daemon, ends it for both.</summary>
    public async Task<int> RunAsync(string name, int steps)
    {
        var interrupted = new TaskCompletionSource();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
        using IDisposable progress = worker.Bind(new ProgressLine());
        if ((await worker.AddAsync(Worker.Running, new Job(name, steps, id))).IsCanceled) return Fail("the daemon is busy", 3);
        Console.WriteLine($"{name} runs");

        Task done = worker.When(Worker.Done), ended = await Task.WhenAny(done, worker.WhenError(), worker.WhenDisposed(), interrupted.Task);
        if (ended == interrupted.Task) return Fail("interrupted", 130);
        await worker.RemoveAsync(Worker.Owned); // the next one may come
        if (!done.IsCompletedSuccessfully) return Fail(worker.IsDisposed ? "the daemon has gone" : "the job has failed", 1);
        Console.WriteLine($"{name} is done");
        return 0;

        void Interrupt(PosixSignalContext signal)
        {
            signal.Cancel = true; // the process goes on, to its own end: the daemon is told
            interrupted.TrySetResult();
        }
    }

    public async Task<int> StopAsync()
    {
        worker.Post(MutationType.Remove, [Worker.Start]); // nobody is there to answer
        await worker.WhenDisposed();
        Console.WriteLine("stopped");
        return 0;
    }

    public ValueTask DisposeAsync() => worker.DisposeAsync();

    private static int Fail(string why, int code)
    {
        Console.Error.WriteLine(why);
        return code;
    }
}

/// <summary>Handlers of a mirror see what has changed, with no call to the daemon.</summary>
[StateHandlers<Worker>]
internal sealed partial class ProgressLine
{
    void StepState(MirrorEvent e) => Console.WriteLine($"{(e.Machine.Tick(Worker.Step) + 1) / 2} steps");
}
