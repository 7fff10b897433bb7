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

        Compare(known, served);
        if (welcome.Ticks.Length != served.Count) throw new ProtocolException($"A welcome has {welcome.Ticks.Length} ticks for {served.Count} states.");
    }

    /// <summary>States that are known stay where they are; those of a schema class stay Multi or not, too: code was written for that.</summary>
    private void Compare(Schema known, Schema served)
    {
        string[] differences = [.. Enumerable.Range(0, known.Count)
            .Where(i => i >= served.Count || served.StateNames[i] != known.StateNames[i] || (i < _typed?.Count && served.Describe(i).IsMulti != _typed.Describe(i).IsMulti))
            .Select(i => known.StateNames[i])];
        if (differences.Length == 0) return;
        throw new RemoteRefusedException(
            $"The server's schema {served.Name} is not {known.Name} with further states behind: it differs in {string.Join(", ", differences)}.")
        {
            IsOwn = true,
        };
    }

    /// <summary>
    /// The mirror's schema becomes what the server's is: further states are appended, and others defined as they are there. States of both versions stay valid.
    /// </summary>
    private void AdoptSchema(Welcome welcome)
    {
        if (welcome.Schema is not { } served) return;
        Schema known = _machine!.Schema;
        int from = SchemaCodec.FirstDifference(known, served);
        if (from < served.Count) _machine.SetSchema(SchemaCodec.Extend(known, served, from));
    }

    /// <summary>The server's schema has changed while the connection lives.</summary>
    private int GrowSchema(ReadOnlySequence<byte> notify)
    {
        RemoteMachine machine = _machine!; // clocks come when there is a mirror for them
        (Schema schema, int[]? tracked) = Notify.ReadSchema(notify, machine.Schema);
        Compare(machine.Schema, schema);
        machine.SetSchema(schema);
        machine.Track(tracked);
        return schema.Count;
    }
}
