namespace AsyncMachine.Rpc.Proof;

/// <summary>What a machine's handlers saw of numbered mutations. Written by the machine's drain; read by anybody.</summary>
internal sealed class Books
{
    private readonly object _gate = new();
    private readonly Dictionary<int, Page> _pages = []; // by client; guarded by the gate, as everything in them
    private long _booked;

    /// <summary>Entries that came after a later one of their client.</summary>
    public long OutOfOrder
    {
        get
        {
            lock (_gate) return _pages.Values.Sum(static page => page.OutOfOrder);
        }
    }

    /// <summary>An entry is negotiated: executed or refused, each once.</summary>
    public void Ask(Entry entry)
    {
        lock (_gate)
        {
            Page page = PageOf(entry.Client);
            page.At(entry.Number).Asked++;
            if (entry.Number <= page.Last) page.OutOfOrder++;
            page.Last = entry.Number;
        }
    }

    /// <summary>An entry is executed.</summary>
    public void Book(Entry entry)
    {
        lock (_gate)
        {
            ref Line line = ref PageOf(entry.Client).At(entry.Number);
            line.Booked++;
            line.Order = ++_booked;
        }
    }

    /// <summary>What became of an entry: how often it was negotiated and executed, and as which of all.</summary>
    public Line Find(int client, int number)
    {
        lock (_gate) return PageOf(client).At(number);
    }

    private Page PageOf(int client)
    {
        if (!_pages.TryGetValue(client, out Page? page)) _pages.Add(client, page = new Page());
        return page;
    }

    public struct Line
    {
        public int Asked, Booked;

        /// <summary>The how manieth of all entries it was, from 1.</summary>
        public long Order;
    }

    private sealed class Page
    {
        private Line[] _lines = new Line[256];

        public int Last { get; set; }

        public long OutOfOrder { get; set; }

        public ref Line At(int number)
        {
            if (number >= _lines.Length) Array.Resize(ref _lines, Math.Max(number + 1, 2 * _lines.Length));
            return ref _lines[number];
        }
    }
}
