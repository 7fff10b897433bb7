using System.Buffers;
using MessagePack;

namespace AsyncMachine.Rpc;

/// <summary>Makes the mutations that clients ask for.</summary>
internal static class RequestHandler
{
    /// <summary>Executes a request that was taken; its answer goes to the session. Calls the machine on this very thread.</summary>
    public static void Execute(ServerSession session, in Request request)
    {
        try
        {
            IMachine machine = session.Host.Machine;
            if (session.Permissions.Check(request.Operation, request.Target.Span, machine.Schema) is { } why)
            {
                session.Host.TellDenial(why);
                session.Complete(request.Id, ReplyCode.Denied, why);
                return;
            }

            if (request.Operation is RequestOperation.WhenArgs or RequestOperation.ArgsCatalogue)
            {
                session.Deliveries.Answer(request);
                return;
            }

            ValueTask<Result> result = CallFor(TraceContexts.Read(request.TraceParent), machine, request, session.Client.Source);
            if (result.IsCompletedSuccessfully) Answer(session, request.Id, result.Result);
            else _ = FollowAsync(session, request.Id, result);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            Refuse(session, request.Id, error);
        }
    }

    private static async Task FollowAsync(ServerSession session, ulong id, ValueTask<Result> result)
    {
        try
        {
            Answer(session, id, await result.ConfigureAwait(false));
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            Refuse(session, id, error);
        }
    }

    private static void Answer(ServerSession session, ulong id, Result result) =>
        session.Complete(id, result.IsExecuted ? ReplyCode.Executed : ReplyCode.Canceled, null);

    private static void Refuse(ServerSession session, ulong id, Exception error)
    {
        ReplyCode code = error switch
        {
            BadArgsException or ProtocolException => ReplyCode.BadArgs,
            RemoteRefusedException { Code: { } refused } => refused, // by the machine that is served onward, as the next
            RemoteLimitException => ReplyCode.Limit,
            NotSupportedException => ReplyCode.Unsupported,
            _ => ReplyCode.OutcomeUnknown,
        };
        session.Complete(id, code, error.Message);
    }

    /// <summary>The mutation is made on this thread, or queued from it, before the call returns: it finds the context of whoever asked for it.</summary>
    private static ValueTask<Result> CallFor(object? context, IMachine machine, in Request request, Event source)
    {
        if (context is null) return Call(machine, request, source);
        Cause.BeginAfar(context);
        try
        {
            return Call(machine, request, source);
        }
        finally
        {
            Cause.EndAfar();
        }
    }

    private static ValueTask<Result> Call(IMachine machine, in Request request, Event source)
    {
        Schema schema = machine.Schema;
        ReadOnlySpan<int> target = request.Target.Span;
        foreach (int index in target)
        {
            if (index >= schema.Count) throw new BadArgsException($"State {index} is called; the machine has {schema.Count} states.");
        }

        if (target.Length == 1)
        {
            State state = schema[target[0]];
            return Call(machine, request, new ReadOnlySpan<State>(in state), source);
        }

        var states = new State[target.Length];
        for (int i = 0; i < states.Length; i++) states[i] = schema[target[i]];
        return Call(machine, request, states, source);
    }

    private static ValueTask<Result> Call(IMachine machine, in Request request, ReadOnlySpan<State> states, Event source)
    {
        switch (request.Operation)
        {
            case RequestOperation.Add: return machine.MutateAsync(MutationType.Add, states, Args(machine, request), source);
            case RequestOperation.Remove: return machine.MutateAsync(MutationType.Remove, states, Args(machine, request), source);
            case RequestOperation.Set: return machine.MutateAsync(MutationType.Set, states, Args(machine, request), source);
            case RequestOperation.Toggle: return machine is Machine local ? local.MutateAsync(local.Is(states) ? MutationType.Remove : MutationType.Add, states, null, source) : machine.ToggleAsync(states);
            case RequestOperation.AddError: return machine is Machine owner ? owner.AddErrorAsync(RemoteErrorCodec.Read(request.Args), source, states) : machine.AddErrorAsync(RemoteErrorCodec.Read(request.Args), states);
            case RequestOperation.CanAdd: return machine.CanAddAsync(states);
            case RequestOperation.CanRemove: return machine.CanRemoveAsync(states);
            default: throw new NotSupportedException($"This server does not know the operation {request.Operation}.");
        }
    }

    /// <summary>The args of a request, which calls one state with them; the state names their type.</summary>
    private static object? Args(IMachine machine, in Request request)
    {
        if (request.Args is not { } bytes) return null;
        if (request.Target.Length != 1) throw new BadArgsException($"{request.Target.Length} states are called with args; it must be one.");
        if (machine is RemoteMachine) return new RawArgs(bytes.ToArray()); // they are for the machine that it mirrors
        StateInfo info = machine.Schema.Describe(request.Target[0]);
        if (info.ArgsType is not { } type || ArgsCodecs.Find(type) is not { } codec) throw new BadArgsException($"State {info.State.Name} takes no args over the network.");
        try
        {
            var reader = new MessagePackReader(bytes);
            object args = codec.Read(ref reader);
            return reader.End ? args : throw new BadArgsException($"The args of {info.State.Name} are followed by further bytes.");
        }
        catch (Exception error) when (WireReader.IsMalformed(error))
        {
            throw new BadArgsException($"The args of {info.State.Name} cannot be read: {error.Message}");
        }
    }
}
