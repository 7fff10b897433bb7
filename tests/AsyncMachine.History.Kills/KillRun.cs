namespace AsyncMachine.History.Kills;

/// <summary>Kills one recording process after the other; each goes on with the store of the one before, for some rounds.</summary>
internal sealed class KillRun(Store store, int rounds, int seed)
{
    private const int RoundsOfAStore = 10;
    private const int Kept = 3000; // by retention, in every second store: what is removed, and merged, is part of an append too

    private readonly Random _random = new(seed);
    private readonly List<string> _failures = [];
    private long _kills, _accepted, _once, _twice, _lost;

    public async Task<bool> RunAsync()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("asyncmachine-kills-");
        try
        {
            Survey? survey = null;
            for (int round = 0; round < rounds; round++)
            {
                int number = round / RoundsOfAStore;
                if (round % RoundsOfAStore == 0) survey = new Survey();
                string place = store.PlaceOf(folder.FullName, number);
                Session session = await Session.RunAsync(store, place, number % 2 == 0 ? 0 : Kept, _random);
                _kills++;
                await using HistoryBackend backend = await store.OpenAsync(place);
                Count(round, session, await survey!.LookAsync(backend, session));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return Print();
    }

    private void Count(int round, Session session, Survey.Finding finding)
    {
        _accepted += session.Acknowledged;
        _once += session.Acknowledged - finding.Lost;
        _twice += finding.Twice;
        _lost += finding.Lost;
        _failures.AddRange(finding.Wrong.Select(wrong => $"round {round}: {wrong}"));
    }

    private bool Print()
    {
        Console.WriteLine($"store: {store.Name}");
        (string Label, long Value)[] numbers =
        [
            ("faults made", _kills), ("requests accepted", _accepted), ("executed once", _once), ("executed twice", _twice), ("lost", _lost), ("seed", seed),
        ];
        foreach ((string label, long value) in numbers) Console.WriteLine($"{label}: {value}");
        foreach (string failure in _failures) Console.WriteLine($"FAILED {failure}");
        return _failures.Count == 0 && _lost == 0 && _twice == 0 && _kills == rounds && _accepted >= rounds;
    }
}
