using System.Text.Json;

namespace AsyncMachine.Conformance;

/// <summary>Reads a case strictly: what it does not know is a fault, for a field that is skipped is a field that is not compared.</summary>
internal sealed class CaseReader
{
    private readonly string _id;
    private readonly string[] _names;
    private int _operation = -1;

    private CaseReader(string id, string[] names)
    {
        _id = id;
        _names = names;
    }

    /// <summary>Reads one line.</summary>
    /// <param name="line">A JSON object.</param>
    /// <param name="number">The line's number, which names a case that has no id.</param>
    /// <exception cref="MalformedCaseException">The line is no case.</exception>
    public static Case Read(string line, int number)
    {
        string id = $"line {number}";
        JsonElement root;
        try
        {
            root = JsonElement.Parse(line);
        }
        catch (JsonException exception)
        {
            throw new MalformedCaseException(id, -1, "line", "expected a JSON object: " + exception.Message);
        }

        if (root.ValueKind != JsonValueKind.Object) throw new MalformedCaseException(id, -1, "line", $"expected a JSON object, found {root.ValueKind}");
        if (root.TryGetProperty("id", out JsonElement given)) id = given.ToString();
        if (!root.TryGetProperty("n", out JsonElement names)) throw new MalformedCaseException(id, -1, "n", "expected a list of state names, found nothing");
        var reader = new CaseReader(id, []);
        reader = new CaseReader(id, reader.Strings(names, "n"));
        return reader.Read(root);
    }

    private Case Read(JsonElement root)
    {
        if (_names.Distinct().Count() != _names.Length) throw Fault("n", "a name stands there twice");
        if (!_names.Contains("Exception")) throw Fault("n", "expected Exception among the names");
        Known(root, "the case", "id", "n", "sc", "hb", "hf", "hn", "hp", "ops");
        return new Case
        {
            Id = _id,
            Names = _names,
            States = States(Field(root, "sc")),
            Handlers = root.TryGetProperty("hb", out JsonElement bound) ? Handlers(bound) : null,
            Vetoes = root.TryGetProperty("hf", out JsonElement vetoes) ? HandlerNames(vetoes, "hf").ToHashSet() : [],
            Nested = root.TryGetProperty("hn", out JsonElement nested) ? Nested(nested) : new Dictionary<string, NestedCalls>(),
            Throws = root.TryGetProperty("hp", out JsonElement throws) ? Throws(throws) : new Dictionary<string, int>(),
            Operations = Operations(Field(root, "ops"), "ops", nested: false),
        };
    }

    private CaseState[] States(JsonElement declared)
    {
        Known(Object(declared, "sc"), "sc", _names);
        return Array.ConvertAll(_names, name =>
        {
            if (!declared.TryGetProperty(name, out JsonElement state)) return new CaseState(name, false, name == "Exception", [], [], [], []);
            string where = "sc." + name;
            Known(Object(state, where), where, "a", "m", "add", "rem", "req", "aft");
            string[] Targets(string key)
            {
                string[] targets = state.TryGetProperty(key, out JsonElement list) ? Strings(list, $"{where}.{key}") : [];
                string? stranger = Array.Find(targets, target => !_names.Contains(target));
                return stranger is null ? targets : throw Fault($"{where}.{key}", $"'{stranger}' is none of the names");
            }

            bool Flag(string key) => state.TryGetProperty(key, out JsonElement flag) && Number(flag, $"{where}.{key}") != 0;
            return new CaseState(name, Flag("a"), Flag("m"), Targets("add"), Targets("rem"), Targets("req"), Targets("aft"));
        });
    }

    private string[] Handlers(JsonElement bound)
    {
        if (bound.ValueKind != JsonValueKind.String) return HandlerNames(bound, "hb");
        if (bound.GetString() != "*") throw Fault("hb", $"expected \"*\" or a list, found {bound}");
        return [.. Case.HandlersOf(_names).Distinct()];
    }

    private Dictionary<string, NestedCalls> Nested(JsonElement nested)
    {
        Known(Object(nested, "hn"), "hn", AllHandlers());
        var calls = new Dictionary<string, NestedCalls>();
        foreach (JsonProperty handler in nested.EnumerateObject())
        {
            string where = "hn." + handler.Name;
            Known(Object(handler.Value, where), where, "x", "op");
            calls.Add(handler.Name, new NestedCalls(
                Number(Field(handler.Value, "x"), where + ".x"), Operations(Field(handler.Value, "op"), where, nested: true)));
        }

        return calls;
    }

    private Dictionary<string, int> Throws(JsonElement throws)
    {
        Known(Object(throws, "hp"), "hp", AllHandlers());
        return throws.EnumerateObject().ToDictionary(p => p.Name, p => Number(p.Value, "hp." + p.Name));
    }

    private Operation[] Operations(JsonElement list, string where, bool nested)
    {
        if (list.ValueKind != JsonValueKind.Array) throw Fault(where, $"expected a list of operations, found {list.ValueKind}");
        var operations = new List<Operation>();
        foreach (JsonElement element in list.EnumerateArray())
        {
            if (!nested) _operation = operations.Count;
            operations.Add(OneOperation(element, nested));
        }

        _operation = -1;
        return [.. operations];
    }

    private Operation OneOperation(JsonElement element, bool nested)
    {
        Known(Object(element, "operation"), "the operation", nested ? ["o", "s", "g"] : ["o", "s", "g", .. Operation.Recordable]);
        JsonElement kind = Field(element, "o");
        if (kind.ValueKind != JsonValueKind.String || kind.GetString() is not ("a" or "r" or "s" or "t" or "ca" or "cr" or "e" or "es"))
        {
            throw Fault("o", $"expected a, r, s, t, ca, cr, e or es, found {kind.GetRawText()}");
        }

        int[] states = element.TryGetProperty("s", out JsonElement called) ? Indexes(called) : [];
        if (kind.GetString() == "e" && states.Length > 0) throw Fault("s", "e takes no states; es does");
        return new Operation
        {
            Kind = kind.GetString()!,
            States = states,
            WithArgs = element.TryGetProperty("g", out JsonElement args) && Number(args, "g") != 0,
            Recorded = Operation.Recordable
                .Where(field => element.TryGetProperty(field, out _))
                .ToDictionary(field => field, field => Text.Of(element.GetProperty(field))),
        };
    }

    private int[] Indexes(JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array) throw Fault("s", $"expected a list of indexes, found {list.ValueKind}");
        int[] indexes = [.. list.EnumerateArray().Select(index => Number(index, "s"))];
        int stranger = Array.FindIndex(indexes, index => index >= _names.Length);
        return stranger < 0 ? indexes : throw Fault("s", $"{indexes[stranger]} is no index of the {_names.Length} names");
    }

    private string[] HandlerNames(JsonElement list, string where)
    {
        string[] handlers = Strings(list, where);
        HashSet<string> all = [.. AllHandlers()];
        string? stranger = Array.Find(handlers, handler => !all.Contains(handler));
        return stranger is null ? [.. handlers.Distinct()] : throw Fault(where, $"'{stranger}' is no handler of these states");
    }

    private string[] AllHandlers() => [.. Case.HandlersOf(_names)];

    // -- values -------------------------------------------------------------------------------------------------

    private JsonElement Field(JsonElement from, string name) =>
        from.TryGetProperty(name, out JsonElement value) ? value : throw Fault(name, "the field is missing");

    private JsonElement Object(JsonElement value, string where) =>
        value.ValueKind == JsonValueKind.Object ? value : throw Fault(where, $"expected an object, found {value.ValueKind}");

    private int Number(JsonElement value, string where) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetInt32(out int number) && number >= 0 => number,
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        _ => throw Fault(where, $"expected a number from 0, found {value.GetRawText()}"),
    };

    private string[] Strings(JsonElement list, string where)
    {
        if (list.ValueKind != JsonValueKind.Array || list.EnumerateArray().Any(e => e.ValueKind != JsonValueKind.String))
        {
            throw Fault(where, $"expected a list of names, found {list.GetRawText()}");
        }

        return [.. list.EnumerateArray().Select(e => e.GetString()!)];
    }

    private void Known(JsonElement from, string where, params string[] fields)
    {
        foreach (JsonProperty property in from.EnumerateObject())
        {
            if (!fields.Contains(property.Name)) throw Fault(property.Name, $"no field of {where} that this player knows");
        }
    }

    private MalformedCaseException Fault(string field, string message) => new(_id, _operation, field, message);
}
