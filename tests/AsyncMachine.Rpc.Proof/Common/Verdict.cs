using System.Globalization;

namespace AsyncMachine.Rpc.Proof;

/// <summary>The end of a proof: its numbers, and everything that is not as it must be.</summary>
internal sealed class Verdict
{
    private readonly List<(string Label, long Value)> _numbers = [];
    private readonly List<string> _failures = [];

    /// <summary>A number that is told.</summary>
    public Verdict Number(string label, long value)
    {
        _numbers.Add((label, value));
        return this;
    }

    /// <summary>A number that must not be below a floor.</summary>
    public Verdict AtLeast(string label, long value, long floor)
    {
        Require(value >= floor, $"{label}: {value}, {floor} are the least");
        return Number(label, value);
    }

    /// <summary>A number that must be 0.</summary>
    public Verdict None(string label, long value)
    {
        Require(value == 0, $"{label}: {value}, none may be");
        return Number(label, value);
    }

    /// <summary>Something that must hold.</summary>
    public Verdict Require(bool holds, string otherwise)
    {
        if (!holds) _failures.Add(otherwise);
        return this;
    }

    /// <summary>Prints the numbers, and what is wrong; gives the process's exit code.</summary>
    public int Print()
    {
        foreach ((string label, long value) in _numbers) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{label}: {value}"));
        foreach (string failure in _failures) Console.WriteLine($"FAILED {failure}");
        return _failures.Count == 0 ? 0 : 1;
    }
}
