using AsyncMachine;
using AsyncMachine.Rpc;

namespace CliDaemon;

/// <summary>The daemon's machine: it does one job at a time, for a client that stays to see the end of it.</summary>
[StateSchema]
[Include<BasicStates>]
internal sealed partial class Worker
{
    private string? _owner; // only handlers touch it

    /// <summary>The worker belongs to a client, from its job on until it says that it has seen the end, or has gone.</summary>
    [State(Require = [nameof(Start)])]
    public static partial State Owned { get; }

    /// <summary>A job is under way. It requires Owned: when the client goes, it stops.</summary>
    [State(Multi = true, Require = [nameof(Start), nameof(Owned)], Add = [nameof(Owned)], Remove = [nameof(Done)])]
    public static partial State<Job> Running { get; }

    /// <summary>A step of the job is done: the state's clock is the progress, and clocks are what a mirror sees.</summary>
    [State(Multi = true)]
    public static partial State Step { get; }

    /// <summary>The job is done.</summary>
    [State(Require = [nameof(Owned)], Remove = [nameof(Running)])]
    public static partial State Done { get; }

    /// <summary>A client has gone, whichever.</summary>
    [State(Multi = true)]
    public static partial State<RpcClientArgs> ClientGone { get; }

    bool RunningEnter(Event e) => e.Machine.Not(Owned);

    async Task RunningState(Job job, Event e, CancellationToken token)
    {
        _owner = job.Client;
        Console.WriteLine($"{job.Name} begins");
        for (int i = 0; i < job.Steps; i++)
        {
            await Task.Delay(20, token); // the work
            e.Machine.Add(e, Step);
        }

        e.Machine.Add(e, Done);
    }

    void OwnedEnd() => _owner = null;

    void DoneState() => Console.WriteLine("done");

    void ClientGoneState(RpcClientArgs client, Event e)
    {
        if (client.ClientId is null || client.ClientId != _owner) return;
        if (e.Machine.Is(Running)) Console.WriteLine("the client has gone, and so has its job");
        e.Machine.Remove(e, Owned);
    }
}

/// <summary>What is to be done, and for whom.</summary>
[StateArgs]
internal sealed partial record Job(string Name, int Steps, string Client);
