using AsyncMachine.Benchmarks.Rows;
using AsyncMachine.History.Benchmarks.Stores;

namespace AsyncMachine.History.Benchmarks.Rows;

/// <summary>Questions about a million records.</summary>
internal static class QueryRows
{
    private const int Records = 1_000_000, Asked = 25;

    /// <summary>The last records with a state that is active in every fourth.</summary>
    public static async Task<Loops> LastAsync(HistoryBackend backend)
    {
        Subject subject = Subject.Cycle();
        return Ask(await FillAsync(backend, subject).ConfigureAwait(false), new HistoryQuery { Active = [subject.States[0]] }, Asked);
    }

    /// <summary>The last records with a state that comes every ten thousandth time.</summary>
    public static async Task<Loops> RareAsync(HistoryBackend backend)
    {
        Subject subject = Subject.Cycle();
        return Ask(await FillAsync(backend, subject).ConfigureAwait(false), new HistoryQuery { Activated = [subject.States[4]] }, Asked);
    }

    /// <summary>Records with two states that come all the time, and never at once.</summary>
    public static async Task<Loops> NeverAsync(HistoryBackend backend, Subject subject) =>
        Ask(await FillAsync(backend, subject).ConfigureAwait(false), new HistoryQuery { Active = [subject.States[0], subject.States[1]] }, found: 0);

    private static async Task<MachineHistory> FillAsync(HistoryBackend backend, Subject subject)
    {
        await using Recording recording = await Recording.StartAsync(backend, subject).ConfigureAwait(false);
        await recording.RunAsync(Records).ConfigureAwait(false);
        return new MachineHistory(backend, subject.Machine.Id);
    }

    private static Loops Ask(MachineHistory history, HistoryQuery query, int found) => new()
    {
        Main = new Loop(times =>
        {
            for (int i = 0; i < times; i++)
            {
                HistoryPage page = history.ReadPageAsync(query, Asked).GetAwaiter().GetResult();
                if (page.Records.Count != found) throw new InvalidOperationException($"There are {page.Records.Count} records, not {found}.");
            }
        }),
    };
}
