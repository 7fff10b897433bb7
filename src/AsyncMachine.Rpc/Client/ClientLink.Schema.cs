using System.Buffers;

namespace AsyncMachine.Rpc;

// What the server's machine has, and what is known of it here.
internal sealed partial class ClientLink
{
    /// <summary>A server's machine may have further states; its first ones must be those of the schema that is known here.</summary>
    private void Check(Welcome welcome)
    {
        Schema? known = _machine?.Schema ?? _typed;
        if (welcome.Tracked is { } tracked && tracked.Any(index => index >= welcome.Ticks.Length))
        {
            throw new ProtocolException($"A welcome tracks state {tracked.Max()}; it has {welcome.Ticks.Length} ticks.");
        }

        if (known is null || welcome.Schema is not { } served)
        {
            int states = (welcome.Schema ?? known)?.Count ?? -1;
            if (welcome.Ticks.Length != states) throw new ProtocolException($"A welcome has {welcome.Ticks.Length} ticks for {states} states.");
            return;
        }

        string[] differences = [.. Enumerable.Range(0, known.Count)
            .Where(i => i >= served.Count || served.StateNames[i] != known.StateNames[i] || served.Describe(i).IsMulti != known.Describe(i).IsMulti)
            .Select(i => known.StateNames[i])];
        if (differences.Length > 0)
        {
            throw new RemoteRefusedException(
                $"The server's schema {served.Name} is not {known.Name} with further states behind: it differs in {string.Join(", ", differences)}.")
            {
                IsOwn = true,
            };
        }

        if (welcome.Ticks.Length != served.Count) throw new ProtocolException($"A welcome has {welcome.Ticks.Length} ticks for {served.Count} states.");
    }

    /// <summary>States that the server's schema has behind those that are known are appended, so that states of both versions stay valid.</summary>
    private void AdoptSchema(Welcome welcome)
    {
        Schema known = _machine!.Schema;
        if (welcome.Schema is { } served && served.Count > known.Count) _machine.SetSchema(SchemaCodec.Extend(known, served));
    }

    /// <summary>The server's schema has grown while the connection lives.</summary>
    private int GrowSchema(ReadOnlySequence<byte> notify)
    {
        RemoteMachine machine = _machine!; // clocks come when there is a mirror for them
        (Schema schema, int[]? tracked) = Notify.ReadSchema(notify, machine.Schema);
        machine.SetSchema(schema);
        machine.Track(tracked);
        return schema.Count;
    }
}
