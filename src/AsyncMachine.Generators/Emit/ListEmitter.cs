using System.Text;

namespace AsyncMachine.Generators.Emit;

/// <summary>
/// Writes a list with one element per state: a line and a comment for each that says something, one line for a run of those that
/// do not.
/// </summary>
internal sealed class ListEmitter
{
    private const int PerLine = 16;

    private readonly CodeWriter _code;
    private readonly List<(string Value, string Name)> _run = [];

    public ListEmitter(CodeWriter code, string property, string? comment = null)
    {
        _code = code;
        code.Line(property + " =");
        code.Open(comment is null ? "[" : $"[ // {comment}");
    }

    public void Add(string value, string comment, bool isPlain)
    {
        if (isPlain)
        {
            _run.Add((value, comment));
            if (_run.Count == PerLine) Flush();
            return;
        }

        Flush();
        _code.Line($"{value}, // {comment}");
    }

    public void Heading(string text)
    {
        Flush();
        _code.Line("// " + text);
    }

    public void End()
    {
        Flush();
        _code.Close("],");
    }

    /// <summary>A list of numbers that speak for themselves, or for nobody.</summary>
    public static void Numbers(CodeWriter code, string property, IEnumerable<int> numbers)
    {
        code.Line(property + " =");
        code.Open("[");
        var line = new StringBuilder();
        int count = 0;
        foreach (int number in numbers)
        {
            if (count > 0 && count % PerLine == 0)
            {
                code.Line(line.ToString());
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(ImageEmitter.Number(number)).Append(',');
            count++;
        }

        if (line.Length > 0) code.Line(line.ToString());
        code.Close("],");
    }

    private void Flush()
    {
        if (_run.Count == 0) return;
        string names = _run.Count <= 3 ? string.Join(", ", _run.Select(item => item.Name)) : $"{_run[0].Name} to {_run[_run.Count - 1].Name}";
        _code.Line($"{string.Join(", ", _run.Select(item => item.Value))}, // {names}");
        _run.Clear();
    }
}
