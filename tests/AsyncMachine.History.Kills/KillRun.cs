using AsyncMachine.History.Tests.Server;

namespace AsyncMachine.History.Kills;

/// <summary>
/// Kills one recording process after the other, or the server of the store while one records; each goes on with the store of the one before, for
/// some rounds.
/// </summary>
internal sealed class KillRun(Store store, bool killsServer, int rounds, int seed)
{
    private const int RoundsOfAStore = 10;
    private const int Kept = 3000; // by retention, in every second store: what is removed, and merged, is part of an append too

    private readonly Random _random = new(seed);
    private readonly List<string> _failures = [];
    private long _kills, _accepted, _twice, _lost;

    public async Task<bool> RunAsync()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("asyncmachine-kills-");
        PostgreSqlServer? server = null;
        try
        {
            if (store.HasServer) server = await PostgreSqlServer.StartAsync();
            Survey? survey = null;
            for (int round = 0; round < rounds; round++)
            {
                int number = round / RoundsOfAStore;
                if (round % RoundsOfAStore == 0) survey = new Survey();
                string place = store.PlaceOf(server?.ConnectionString ?? folder.FullName, number);
                using Session session = Session.Start(store, place, number % 2 == 0 ? 0 : Kept, _random);
                await session.HasAcknowledgedAsync();
                if (killsServer) await KillServerAsync(round, server!, place, session, survey!);
                await KillAsync(round, place, session, survey!);
                Count(session);
            }
        }
        finally
        {
            if (server is not null) await server.DisposeAsync();
            folder.Delete(recursive: true);
        }

        return Print();
    }

    // The process repeats its append over and over meanwhile: it is held until the look at what the server has left is done.
    private async Task KillServerAsync(int round, PostgreSqlServer server, string place, Session session, Survey survey)
    {
        await WaitForFaultAsync();
        Task refused = session.HasBeenRefusedAsync();
        await server.KillAsync();
        _kills++;
        await refused;
        await session.PauseAsync();
        await server.StartAgainAsync();
        await using (HistoryBackend backend = await store.OpenAsync(place)) Add(round, "after the server's end", await survey.LookAsync(backend, session));
        await session.ContinueAsync();
        await session.HasAcknowledgedAsync();
    }

    private async Task KillAsync(int round, string place, Session session, Survey survey)
    {
        await WaitForFaultAsync();
        await session.KillAsync();
        if (!killsServer) _kills++;

        // A server may still be at what the process has sent; whoever claims the machine waits for that.
        await using HistoryBackend backend = await store.OpenAsync(place);
        await backend.ClaimAsync(Recording.MachineId);
        Add(round, "at the end", await survey.LookAsync(backend, session));
    }

    // Nothing is waited for: this is when the fault comes.
    private Task WaitForFaultAsync() => Task.Delay(TimeSpan.FromMilliseconds(_random.NextDouble() * 40));

    private void Add(int round, string when, Survey.Finding finding)
    {
        _twice += finding.Twice;
        _lost += finding.Lost;
        _failures.AddRange(finding.Wrong.Select(wrong => $"round {round}, {when}: {wrong}"));
    }

    private void Count(Session session) => _accepted += session.Acknowledged;

    private bool Print()
    {
        Console.WriteLine(killsServer ? $"store: {store.Name}, its server killed" : $"store: {store.Name}");
        (string Label, long Value)[] numbers =
        [
            ("faults made", _kills), ("requests accepted", _accepted), ("executed once", _accepted - _lost), ("executed twice", _twice), ("lost", _lost), ("seed", seed),
        ];
        foreach ((string label, long value) in numbers) Console.WriteLine($"{label}: {value}");
        foreach (string failure in _failures) Console.WriteLine($"FAILED {failure}");
        return _failures.Count == 0 && _lost == 0 && _twice == 0 && _kills == rounds && _accepted >= rounds;
    }
}
