using AsyncMachine.Conformance;
using AsyncMachine.Rpc.Tests.Support;

namespace AsyncMachine.Rpc.Tests.Conformance;

/// <summary>
/// Plays a case on a machine behind a connection: its calls go through a remote machine, whose mirror must show what was recorded; what its handlers
/// do stays on the machine.
/// </summary>
/// <remarks>
/// Args of the cases are plain objects, which cannot travel; they only keep queued twins from being merged, and a call from outside finds the machine
/// idle, so such calls are made without. Transitions are the machine's own, and not compared.
/// </remarks>
internal static class RemoteCasePlayer
{
    private static readonly RemoteMachineOptions Unpushed = new() { PushInterval = Timeout.InfiniteTimeSpan };

    /// <summary>Plays one case.</summary>
    /// <returns>The differences of the first operation that has any.</returns>
    public static async Task<List<Difference>> PlayAsync(Case played)
    {
        var differences = new List<Difference>();
        var script = new Script(played);
        await using Machine machine = script.Machine = CaseMachine.Make(played, script, new MachineOptions { HandlerTimeout = Timeout.InfiniteTimeSpan });
        await using var server = new MachineServer();
        server.Host(machine);
        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(new Wires(server).DialAsync, Unpushed).Soon();
        for (int index = 0; index < played.Operations.Length && differences.Count == 0; index++)
        {
            Operation operation = played.Operations[index];
            script.Called.Clear();
            script.NestedResults.Clear();
            Result result = await CallAsync(remote, operation).Soon();
            Compare(index, operation, result);
        }

        return differences;

        void Compare(int index, Operation operation, Result result)
        {
            Field("r", Calls.Number(result).ToString());
            Field("act", Text.Of(remote.ActiveStates.Select(s => s.Index)));
            Field("t", Text.Of(remote.Time()));
            Field("q", remote.QueueTick.ToString());
            Field("h", Text.Of(script.Called));
            Field("nr", Text.Of(script.NestedResults));

            void Field(string name, string actual)
            {
                if (operation.Recorded.TryGetValue(name, out string? expected) && expected != actual)
                {
                    differences.Add(new Difference(played.Id, index, name, expected, actual));
                }
            }
        }
    }

    private static ValueTask<Result> CallAsync(RemoteMachine remote, Operation operation)
    {
        State[] states = Array.ConvertAll(operation.States, index => remote.Schema[index]);
        return operation.Kind switch
        {
            "a" => remote.AddAsync(states),
            "r" => remote.RemoveAsync(states),
            "s" => remote.SetAsync(states),
            "t" => remote.ToggleAsync(states),
            "ca" => remote.CanAddAsync(states),
            "cr" => remote.CanRemoveAsync(states),
            "e" or "es" => remote.AddErrorAsync(new ScriptedException(operation.Kind), states),
            _ => throw new InvalidOperationException($"No call for {operation.Kind}."),
        };
    }
}
