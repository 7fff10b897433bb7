using AsyncMachine.Conformance;

namespace AsyncMachine.Tests.Oracle;

/// <summary>The oracle's machine: calls, queue and what handlers do. Its transitions are in the other part.</summary>
internal sealed partial class OracleMachine(Case played)
{
    private readonly OracleSchema _schema = new(played);
    private readonly HashSet<string> _bound = [.. played.Handlers ?? []];
    private readonly Dictionary<string, int> _calls = [];
    private readonly List<Job> _appended = [];
    private readonly List<Job> _checks = [];
    private readonly ulong[] _ticks = new ulong[played.Names.Length];
    private readonly List<string> _log = [];
    private readonly List<ulong> _nested = [];
    private readonly List<string> _trace = [];
    private HashSet<int> _active = [];
    private HashSet<int> _target = [];
    private Job? _next;
    private ulong _queueTick = 1;
    private bool _busy;

    /// <summary>A case with the oracle's answers in place of what is recorded in it.</summary>
    public static Case Answer(Case asked)
    {
        var machine = new OracleMachine(asked);
        return new Case
        {
            Id = asked.Id,
            Names = asked.Names,
            States = asked.States,
            Handlers = asked.Handlers,
            Vetoes = asked.Vetoes,
            Nested = asked.Nested,
            Throws = asked.Throws,
            Operations = Array.ConvertAll(asked.Operations, machine.Answer),
        };
    }

    private Operation Answer(Operation asked)
    {
        _log.Clear();
        _nested.Clear();
        _trace.Clear();
        var answers = new Dictionary<string, string>
        {
            ["r"] = Call(asked).ToString(),
            ["act"] = Text.Of(_active.Order()),
            ["t"] = Text.Of(_ticks),
            ["q"] = _queueTick.ToString(),
            ["tx"] = "[" + string.Join(',', _trace) + "]",
        };
        if (played.Handlers is not null) answers.Add("h", Text.Of(_log));
        if (_nested.Count > 0) answers.Add("nr", Text.Of(_nested));
        return new Operation { Kind = asked.Kind, States = asked.States, WithArgs = asked.WithArgs, Recorded = answers };
    }

    // -- public calls -------------------------------------------------------------------------------------------

    private ulong Call(Operation operation)
    {
        string kind = operation.Kind;
        List<int> called = [.. operation.States.Distinct()];
        if (kind is "ca" or "cr")
        {
            var check = new Job(kind[1..], called) { IsCheck = true };
            _checks.Add(check);
            return _busy ? 2 : Drain(check);
        }

        bool args = operation.WithArgs || kind is "e" or "es";
        if (kind == "e") called = [_schema.Exception];
        if (kind == "es") called = [.. called.Append(_schema.Exception).Distinct()];
        if (kind is "e" or "es") kind = "a";
        if (kind == "t") kind = called.All(_active.Contains) ? "r" : "a";

        bool nothingWaits = _appended.Count == 0 && _checks.Count == 0 && _next is null;
        if (_busy && kind == "r" && nothingWaits && !called.Any(x => _active.Contains(x) || _target.Contains(x))) return 0;
        if (!args && _appended.Count > 0 && !called.Any(x => _schema.Multi[x]))
        {
            Job last = _appended[^1];
            if (last.Kind == kind && !last.HasArgs && last.Called.ToHashSet().SetEquals(called)) return last.Tick;
        }

        var job = new Job(kind, called) { HasArgs = args, Tick = _queueTick + (ulong)_appended.Count + 1 };
        _appended.Add(job);
        return _busy ? job.Tick : Drain(job);
    }

    private ulong Drain(Job own)
    {
        _busy = true;
        while (_next is not null || _checks.Count > 0 || _appended.Count > 0)
        {
            Job job;
            if (_next is not null)
            {
                job = _next; // what the last transition left: auto or Exception
                _next = null;
            }
            else if (_checks.Count > 0)
            {
                job = _checks[0];
                _checks.RemoveAt(0);
            }
            else
            {
                job = _appended[0];
                _appended.RemoveAt(0);
                _queueTick++;
            }

            job.Result = Transition(job) ? 0UL : 1UL;
        }

        _busy = false;
        return own.Result;
    }

    // -- handlers -----------------------------------------------------------------------------------------------

    private bool Handle(string name)
    {
        if (!_bound.Contains(name)) return true;
        _log.Add(name);
        int call = _calls[name] = _calls.GetValueOrDefault(name) + 1;
        if (call <= played.Throws.GetValueOrDefault(name)) throw new ScriptedException(name);
        if (played.Nested.TryGetValue(name, out NestedCalls? inside) && call <= inside.Times)
        {
            foreach (Operation operation in inside.Operations) _nested.Add(Call(operation));
        }

        return !played.Vetoes.Contains(name);
    }

    /// <summary>A request that waits or runs.</summary>
    private sealed class Job(string kind, List<int> called)
    {
        public string Kind { get; } = kind;

        public List<int> Called { get; } = called;

        public bool HasArgs { get; init; }

        public bool IsCheck { get; init; }

        public bool IsAuto { get; init; }

        /// <summary>The Exception of a failing auto transition: it causes no auto mutation.</summary>
        public bool IsQuiet { get; init; }

        public ulong Tick { get; init; }

        public ulong Result { get; set; }
    }
}
