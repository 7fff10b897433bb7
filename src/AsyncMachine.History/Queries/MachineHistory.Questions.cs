namespace AsyncMachine.History;

// Single questions.
public sealed partial class MachineHistory
{
    /// <summary>True if the state was activated at a record of the period.</summary>
    /// <param name="state">A tracked state.</param>
    /// <param name="from">The first instant.</param>
    /// <param name="to">The last instant.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="ArgumentException">The state is not tracked.</exception>
    public Task<bool> ActivatedBetweenAsync(State state, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default) =>
        AnyAsync(new HistoryQuery { Activated = [state], HumanTime = new HistoryPeriod(from, to) }, cancellationToken);

    /// <summary>True if the state was deactivated at a record of the period.</summary>
    /// <param name="state">A tracked state.</param>
    /// <param name="from">The first instant.</param>
    /// <param name="to">The last instant.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="ArgumentException">The state is not tracked.</exception>
    public Task<bool> DeactivatedBetweenAsync(State state, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default) =>
        AnyAsync(new HistoryQuery { Deactivated = [state], HumanTime = new HistoryPeriod(from, to) }, cancellationToken);

    /// <summary>True if the state was active at a record of the period, or at the last one before it.</summary>
    /// <param name="state">A tracked state.</param>
    /// <param name="from">The first instant.</param>
    /// <param name="to">The last instant.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="ArgumentException">The state is not tracked.</exception>
    public Task<bool> ActiveBetweenAsync(State state, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default) =>
        WasBetweenAsync(new HistoryQuery { Active = [state] }, state, active: true, from, to, cancellationToken);

    /// <summary>True if the state was inactive at a record of the period, or at the last one before it.</summary>
    /// <param name="state">A tracked state.</param>
    /// <param name="from">The first instant.</param>
    /// <param name="to">The last instant.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="ArgumentException">The state is not tracked.</exception>
    public Task<bool> InactiveBetweenAsync(State state, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default) =>
        WasBetweenAsync(new HistoryQuery { Inactive = [state] }, state, active: false, from, to, cancellationToken);

    /// <summary>How long ago, in records, ticks and time, a state's tick changed last; null if no record that is kept says so.</summary>
    /// <param name="state">A tracked state.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="ArgumentException">The state is not tracked.</exception>
    public async Task<HistoryDistance?> ReadDistanceAsync(State state, CancellationToken cancellationToken = default)
    {
        if (await FirstAsync(new HistoryQuery { Changed = [state] }, cancellationToken).ConfigureAwait(false) is not { } change) return null;
        HistoryRecord newest = await FirstAsync(HistoryQuery.Any, cancellationToken).ConfigureAwait(false) ?? change;
        return new HistoryDistance(change, newest.Id - change.Id, newest.Sum - Math.Min(newest.Sum, change.Sum), newest.HumanTime - change.HumanTime);
    }

    /// <remarks>What was so before the period was so at its begin: a machine that does nothing makes no records.</remarks>
    private async Task<bool> WasBetweenAsync(
        HistoryQuery query, State state, bool active, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        if (await AnyAsync(query with { HumanTime = new HistoryPeriod(from, to) }, cancellationToken).ConfigureAwait(false)) return true;
        if (to < from) return false;
        var before = new HistoryPeriod(DateTimeOffset.MinValue, from);
        return await FirstAsync(new HistoryQuery { HumanTime = before }, cancellationToken).ConfigureAwait(false) is { } last &&
            last.HasTracked(state) && last.Is(state) == active;
    }

    private async Task<bool> AnyAsync(HistoryQuery query, CancellationToken cancellationToken) =>
        await FirstAsync(query, cancellationToken).ConfigureAwait(false) is not null;

    private async Task<HistoryRecord?> FirstAsync(HistoryQuery query, CancellationToken cancellationToken)
    {
        HistoryPage page = await ReadPageAsync(query, 1, null, cancellationToken).ConfigureAwait(false);
        return page.Records.Count > 0 ? page.Records[0] : null;
    }
}
