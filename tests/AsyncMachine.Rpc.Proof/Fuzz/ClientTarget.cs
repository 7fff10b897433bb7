using System.IO.Pipelines;
using BytePipe = System.IO.Pipelines.Pipe;

namespace AsyncMachine.Rpc.Proof;

/// <summary>A whole client that reads what a hostile server sends.</summary>
internal static class ClientTarget
{
    private const int Calls = 24;

    private static readonly PipeOptions InPlace = new(
        readerScheduler: PipeScheduler.Inline, writerScheduler: PipeScheduler.Inline, useSynchronizationContext: false, pauseWriterThreshold: 0);

    /// <summary>Has a client read a stream: up to its welcome, then, with calls under way, the rest. Completes when all calls and the client have ended.</summary>
    /// <returns>True if the welcome was one.</returns>
    public static async Task<bool> RunAsync(byte[] stream, int welcome, bool typed, int maxFrame)
    {
        var pipe = new BytePipe(InPlace);
        int dials = 0;
        var options = new RemoteMachineOptions { ClientId = "fuzz", MaxRetries = 0, RetryDelay = TimeSpan.FromTicks(1), MaxFrame = maxFrame, PushInterval = Timeout.InfiniteTimeSpan };
        Dial dial = _ => dials++ == 0 ? new(new Duplex(pipe.Reader, PipeWriter.Create(Stream.Null))) : throw new IOException("The server is gone.");
        Task<RemoteMachine> connecting = ConnectAsync(dial, options, typed);
        welcome = Math.Min(welcome, stream.Length);
        await pipe.Writer.WriteAsync(stream.AsMemory(0, welcome));
        Task<Result>[] calls = [];
        Task[] waits = [];
        if (connecting.IsCompletedSuccessfully)
        {
            RemoteMachine remote = await connecting;
            State state = remote.Schema[remote.Schema.Count - 1];
            (waits, _) = Script.Listen(remote, CancellationToken.None); // first, as in the recorded sessions: numbers are the same
            calls = [.. Enumerable.Range(0, Calls).Select(_ => remote.AddAsync(state).AsTask())];
        }

        await pipe.Writer.WriteAsync(stream.AsMemory(welcome));
        await pipe.Writer.CompleteAsync();
        foreach (Task<Result> call in calls) await EndAsync(call);
        foreach (Task wait in waits) await EndAsync(wait);
        if (!await EndAsync(connecting)) return false;
        await (await connecting).WhenDisposed();
        return true;
    }

    private static async Task<RemoteMachine> ConnectAsync(Dial dial, RemoteMachineOptions options, bool typed) =>
        typed ? await RemoteMachine.ConnectAsync<Counter>(dial, options).ConfigureAwait(false) : await RemoteMachine.ConnectAsync(dial, options).ConfigureAwait(false);

    /// <summary>False if it ended in what a caller is told of a server that is gone, wrong or unwilling.</summary>
    private static async Task<bool> EndAsync(Task task)
    {
        try
        {
            await task;
            return true;
        }
        catch (Exception error) when (
            error is IOException or ProtocolException or RemoteRefusedException or RemoteLimitException or OutcomeUnknownException or ObjectDisposedException
            or OperationCanceledException or UntrackedStateException or MessagePack.MessagePackSerializationException)
        {
            return false;
        }
    }
}
