using System.Collections;

namespace AsyncMachine.Telemetry;

/// <summary>
/// The attributes that spans of one machine start with, for samplers to see. One object for all spans: it is filled anew for each, and is its own
/// enumerator, so that a span that is sampled out allocates nothing and one that is not copies them without more.
/// </summary>
/// <remarks>To be read while the span is being started, by one reader at a time: neither samplers nor spans do anything else.</remarks>
internal sealed class StartAttributes : IEnumerable<KeyValuePair<string, object?>>, IEnumerator<KeyValuePair<string, object?>>
{
    private readonly string[] _names;
    private readonly object?[] _values;
    private int _at;

    public StartAttributes(params string[] names)
    {
        _names = names;
        _values = new object?[names.Length];
    }

    /// <summary>The value of the attribute whose name was given at this place.</summary>
    public object? this[int index]
    {
        set
        {
            if (!ReferenceEquals(_values[index], value)) _values[index] = value; // a comparison costs less than a store
        }
    }

    public KeyValuePair<string, object?> Current => new(_names[_at], _values[_at]);

    object IEnumerator.Current => Current;

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        _at = -1;
        return this;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool MoveNext() => ++_at < _names.Length;

    public void Reset() => _at = -1;

    public void Dispose()
    {
    }
}
