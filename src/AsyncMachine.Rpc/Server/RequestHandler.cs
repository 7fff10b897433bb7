using MessagePack;

namespace AsyncMachine.Rpc;

/// <summary>Makes the mutations that clients ask for.</summary>
internal static class RequestHandler
{
    /// <summary>Executes a request that was taken; its answer goes to the session. Calls the machine on this very thread.</summary>
    public static void Execute(ServerSession session, Request request)
    {
        try
        {
            ValueTask<Result> result = Call(session.Host.Machine, request);
            if (result.IsCompletedSuccessfully) Answer(session, request, result.Result);
            else _ = FollowAsync(session, request, result);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            Refuse(session, request, error);
        }
    }

    private static async Task FollowAsync(ServerSession session, Request request, ValueTask<Result> result)
    {
        try
        {
            Answer(session, request, await result.ConfigureAwait(false));
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            Refuse(session, request, error);
        }
    }

    private static void Answer(ServerSession session, Request request, Result result) =>
        session.Complete(request.Id, result.IsExecuted ? ReplyCode.Executed : ReplyCode.Canceled, null);

    private static void Refuse(ServerSession session, Request request, Exception error)
    {
        ReplyCode code = error switch
        {
            BadArgsException or ProtocolException => ReplyCode.BadArgs,
            NotSupportedException => ReplyCode.Unsupported,
            _ => ReplyCode.OutcomeUnknown,
        };
        session.Complete(request.Id, code, error.Message);
    }

    private static ValueTask<Result> Call(Machine machine, Request request)
    {
        Schema schema = machine.Schema;
        foreach (int index in request.Target)
        {
            if (index >= schema.Count) throw new BadArgsException($"State {index} is called; the machine has {schema.Count} states.");
        }

        State[] states = Array.ConvertAll(request.Target, index => schema[index]);
        switch (request.Operation)
        {
            case RequestOperation.Add: return machine.MutateAsync(MutationType.Add, states, Args(schema, request));
            case RequestOperation.Remove: return machine.MutateAsync(MutationType.Remove, states, Args(schema, request));
            case RequestOperation.Set: return machine.MutateAsync(MutationType.Set, states, Args(schema, request));
            case RequestOperation.Toggle: return machine.ToggleAsync(states);
            case RequestOperation.AddError: return machine.AddErrorAsync(RemoteErrorCodec.Read(request.Args), states);
            case RequestOperation.CanAdd: return machine.CanAddAsync(states);
            case RequestOperation.CanRemove: return machine.CanRemoveAsync(states);
            default: throw new NotSupportedException($"This server does not know the operation {request.Operation}.");
        }
    }

    /// <summary>The args of a request, which calls one state with them; the state names their type.</summary>
    private static object? Args(Schema schema, Request request)
    {
        if (request.Args is null) return null;
        if (request.Target.Length != 1) throw new BadArgsException($"{request.Target.Length} states are called with args; it must be one.");
        StateInfo info = schema.Describe(request.Target[0]);
        if (info.ArgsType is not { } type || ArgsCodecs.Find(type) is not { } codec) throw new BadArgsException($"State {info.State.Name} takes no args over the network.");
        try
        {
            var reader = new MessagePackReader(request.Args);
            object args = codec.Read(ref reader);
            return reader.End ? args : throw new BadArgsException($"The args of {info.State.Name} are followed by further bytes.");
        }
        catch (Exception error) when (error is MessagePackSerializationException or EndOfStreamException or OverflowException)
        {
            throw new BadArgsException($"The args of {info.State.Name} cannot be read: {error.Message}");
        }
    }

    private sealed class BadArgsException(string message) : Exception(message);
}
