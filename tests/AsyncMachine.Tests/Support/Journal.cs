namespace AsyncMachine.Tests.Support;

/// <summary>Handlers that note their names in the order in which they are called.</summary>
internal sealed class Journal
{
    private readonly List<string> _calls = [];

    /// <summary>The names, so far.</summary>
    public IReadOnlyList<string> Calls => _calls;

    /// <summary>The names, separated by spaces.</summary>
    public string Text => string.Join(' ', _calls);

    /// <summary>Binds the named handlers.</summary>
    public static Journal On(Machine machine, params string[] handlers)
    {
        var journal = new Journal();
        var map = new HandlerMap();
        foreach (string name in handlers) map.On(name, (Action<Event>)(e => journal._calls.Add(e.Handler)));
        machine.Bind(map);
        return journal;
    }

    /// <summary>Binds every handler that the states, <c>Exception</c> apart, can have, pairs included.</summary>
    public static Journal OnAll(Machine machine)
    {
        string[] states = [.. machine.Schema.StateNames];
        states = [.. states.Where(name => name != "Exception")];
        var names = new List<string> { "AnyEnter", "AnyState" };
        foreach (string state in states)
        {
            names.AddRange([state + "Exit", state + "Enter", state + "End", state + "State"]);
            names.AddRange(states.Select(other => state + other));
        }

        return On(machine, [.. names]);
    }

    public void Add(string text) => _calls.Add(text);

    public void Clear() => _calls.Clear();

    public int Count(string handler) => _calls.Count(call => call == handler);
}
