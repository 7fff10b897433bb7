namespace AsyncMachine.Rpc.Proof;

/// <summary>One client under faults: numbers its mutations, checks every answer against the machine's books, and that its mirror shows its own writes.</summary>
internal sealed class FaultClient(int id, int seed, RemoteMachine<Ledger> remote, Machine machine, Books books)
{
    private const int MostAtOnce = 48;

    private readonly Random _random = new(seed);
    private readonly List<string> _faults = [];
    private int _number;
    private int _pokes;
    private int _unknown;

    public int Id => id;

    public RemoteMachine<Ledger> Remote => remote;

    /// <summary>What should not be, in words.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Numbers that were used, from 1.</summary>
    public int LastNumber => _number;

    public int Pokes => _pokes;

    public int Unknown => _unknown;

    public int Falsified { get; private set; }

    /// <summary>An entry's number tells whether the handler refuses it.</summary>
    public static bool IsRefused(int number) => number % 13 == 0;

    public async Task RunAsync(CancellationToken enough)
    {
        State flag = Ledger.FlagOf(id);
        bool raised = false;
        while (!enough.IsCancellationRequested)
        {
            switch (_random.Next(6))
            {
                case 0:
                    Post(_random.Next(MostAtOnce));
                    break;
                case 1:
                    raised = !raised;
                    Result changed = await (raised ? remote.AddAsync(flag) : remote.RemoveAsync(flag));
                    Expect(changed == Result.Executed, $"its flag's change is {changed}");
                    Expect(remote.Is(flag) == raised, $"its flag is {!raised} after it was made {raised}");
                    break;
                case 2:
                    await remote.AddAsync(_random.Next(2) == 0 ? Ledger.Open : Ledger.Shut);
                    await remote.ToggleAsync(Ledger.Lit); // the others decide whether it can be
                    break;
                default:
                    await BurstAsync(_random.Next(1, MostAtOnce));
                    break;
            }
        }
    }

    /// <summary>Mutations that nobody waits for, of both kinds.</summary>
    private void Post(int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (_random.Next(2) == 0)
            {
                _pokes++;
                remote.Post(MutationType.Add, [Ledger.Poked]);
            }
            else
            {
                Entry entry = Next();
                remote.Post(MutationType.Add, [Ledger.Booked], entry);
            }
        }
    }

    /// <summary>Mutations that go out together; each is answered, and the mirror shows it by then.</summary>
    private async Task BurstAsync(int count)
    {
        var calls = new Task[count];
        for (int i = 0; i < count; i++)
        {
            if (_random.Next(100) == 0)
            {
                Falsified++;
                remote.Session.Falsify(_random.Next(Ledger.Schema.Count));
            }

            calls[i] = BookAsync(Next());
        }

        await Task.WhenAll(calls);
    }

    private async Task BookAsync(Entry entry)
    {
        try
        {
            Result result = await remote.AddAsync(Ledger.Booked, entry);
            Books.Line line = books.Find(id, entry.Number);
            Expect(result == (entry.IsRefused ? Result.Canceled : Result.Executed), $"entry {entry.Number} is {result}");
            Expect(line.Asked == 1 && line.Booked == (entry.IsRefused ? 0 : 1), $"entry {entry.Number} was negotiated {line.Asked} and executed {line.Booked} times when it was answered");
            ulong tick = remote.Tick(Ledger.Booked);
            Expect(tick + 1 >= (ulong)(2 * line.Order), $"entry {entry.Number} is the {line.Order}th, and its client's mirror is at tick {tick}");
        }
        catch (OutcomeUnknownException)
        {
            Interlocked.Increment(ref _unknown); // calls of one burst end on several threads
        }
    }

    private Entry Next() => new(id, ++_number, IsRefused(_number));

    private void Expect(bool holds, string otherwise)
    {
        if (holds) return;
        lock (_faults) _faults.Add($"client {id}: {otherwise}; the machine is at {machine}");
    }
}
