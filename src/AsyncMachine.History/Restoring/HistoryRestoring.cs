namespace AsyncMachine.History;

/// <summary>Brings machines back from their records.</summary>
public static class HistoryRestoring
{
    /// <summary>
    /// Gives a machine the clocks that its record has, as <see cref="Machine.ImportAsync"/> does: no handler runs for them, the machine tick is
    /// one more, and <c>MachineRestored</c> is added if the schema has it. Do so before recording goes on.
    /// </summary>
    /// <param name="machine">A machine of the same id, and of a schema that has all states of the record; states that are new start at tick 0.</param>
    /// <param name="backend">Where the record is.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>False if nothing is stored of the machine. Cancelled if the machine is disposed.</returns>
    /// <exception cref="ArgumentException">The machine's schema lacks states of the record; nothing was changed.</exception>
    public static async Task<bool> RestoreAsync(this Machine machine, HistoryBackend backend, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(machine);
        var history = new MachineHistory(backend, machine.Id);
        if (await history.ReadImageAsync(cancellationToken).ConfigureAwait(false) is not { } image) return false;
        await machine.ImportAsync(ExportOf(image, machine.Schema)).ConfigureAwait(false);
        return true;
    }

    private static MachineExport ExportOf(MachineImage image, Schema schema)
    {
        var ticks = new ulong[schema.Count];
        var unknown = new List<string>();
        for (int i = 0; i < image.Ticks.Length; i++)
        {
            if (schema.TryGetState(image.Layout.Names[i], out State state)) ticks[state.Index] = image.Ticks[i];
            else unknown.Add(image.Layout.Names[i]);
        }

        if (unknown.Count > 0)
        {
            throw new ArgumentException(
                $"Schema {schema.Name} lacks states of the record of machine '{image.Id}': {string.Join(' ', unknown)}. Keep them, or begin with a new record.");
        }

        return new MachineExport
        {
            Id = image.Id,
            StateNames = schema.StateNames.ToArray(),
            Ticks = ticks,
            MachineTick = image.MachineTick,
            QueueTick = image.QueueTick,
        };
    }
}
