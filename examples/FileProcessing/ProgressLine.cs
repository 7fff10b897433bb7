namespace FileProcessing;

/// <summary>One line on the terminal that is written over; if output goes elsewhere, a line now and then. Thread-safe.</summary>
internal sealed class ProgressLine : IDisposable
{
    private readonly Lock _gate = new();
    private readonly bool _isTerminal = !Console.IsErrorRedirected;
    private readonly Timer _timer;
    private long _read; // interlocked
    private int _total, _ended; // under the lock
    private string _shown = ""; // under the lock

    public ProgressLine() => _timer = new Timer(static self => ((ProgressLine)self!).Show(), this, Timeout.Infinite, Timeout.Infinite);

    public void Begin(int total)
    {
        lock (_gate) _total = total;
        Show();
        TimeSpan period = _isTerminal ? TimeSpan.FromMilliseconds(100) : TimeSpan.FromSeconds(5);
        _timer.Change(period, period);
    }

    public void Read(int bytes) => Interlocked.Add(ref _read, bytes);

    public void FileEnded()
    {
        bool last;
        lock (_gate) last = ++_ended == _total;
        if (last) Show();
    }

    /// <summary>Ends the line.</summary>
    public void Clear()
    {
        _timer.Change(Timeout.Infinite, Timeout.Infinite);
        lock (_gate)
        {
            if (_isTerminal && _shown.Length > 0) Console.Error.WriteLine();
            _shown = "";
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Show()
    {
        lock (_gate)
        {
            string line = $"{_ended} of {_total} files, {Interlocked.Read(ref _read) / 1_000_000} MB read";
            if (line == _shown) return;
            if (_isTerminal) Console.Error.Write("\r" + line.PadRight(_shown.Length));
            else Console.Error.WriteLine(line);
            _shown = line;
        }
    }
}
