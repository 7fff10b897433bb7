namespace AsyncMachine.Conformance;

/// <summary>Makes the machine of a case: its schema, with handlers that follow the script.</summary>
internal delegate Machine MachineMaker(Case played, Script script, MachineOptions options);

/// <summary>Plays a case through the public API and tells what is not as it was recorded.</summary>
internal static class CasePlayer
{
    /// <summary>Plays one case.</summary>
    /// <param name="played">The case.</param>
    /// <param name="options">Options of the machine; those that a case depends on are set here.</param>
    /// <param name="traced">False binds no tracer, so that the engine's unobserved paths are taken; then <c>tx</c> is not compared.</param>
    /// <param name="make">How the machine is made; null for <see cref="CaseMachine.Make"/>.</param>
    /// <returns>The differences of the first operation that has any: what comes after it would only follow from it.</returns>
    public static List<Difference> Play(Case played, MachineOptions? options = null, bool traced = true, MachineMaker? make = null)
    {
        var script = new Script(played);
        var log = new TransitionLog(played);
        options = (options ?? new MachineOptions()) with
        {
            HandlerTimeout = Timeout.InfiniteTimeSpan, // a slow test machine is no difference
            Tracers = traced ? [log] : [],
        };
        var differences = new List<Difference>();
        int index = -1;
        try
        {
            Machine machine = script.Machine = (make ?? CaseMachine.Make)(played, script, options);
            while (++index < played.Operations.Length && differences.Count == 0)
            {
                Operation operation = played.Operations[index];
                script.Called.Clear();
                script.NestedResults.Clear();
                log.Transitions.Clear();
                Result result = Calls.Make(machine, operation);
                Compare(result, operation);
                Guarantee(machine);
            }
        }
        catch (Exception exception)
        {
            differences.Add(new Difference(played.Id, index, "call", "no exception", exception.ToString()));
        }

        return differences;

        void Compare(Result result, Operation operation)
        {
            Machine machine = script.Machine!;
            MachineTime time = machine.Time();
            Field("r", Calls.Number(result).ToString());
            Field("act", Text.Of(machine.ActiveStates.Select(s => s.Index)));
            Field("t", Text.Of(time));
            Field("q", machine.QueueTick.ToString());
            Field("h", Text.Of(script.Called));
            if (traced) Field("tx", "[" + string.Join(',', log.Transitions) + "]");

            // A file that records transitions leaves nr out where no handler called the machine.
            if (operation.Recorded.ContainsKey("nr")) Field("nr", Text.Of(script.NestedResults));
            else if (operation.Recorded.ContainsKey("tx") && script.NestedResults.Count > 0) Differ("nr", "[]", Text.Of(script.NestedResults));

            void Field(string name, string actual)
            {
                if (operation.Recorded.TryGetValue(name, out string? expected) && expected != actual) Differ(name, expected, actual);
            }
        }

        void Guarantee(Machine machine)
        {
            Guarantees.OfActive(machine.Schema, machine.ActiveStates.ToHashSet(), log.Broken);
            for (int i = 0; i < machine.Schema.Count; i++)
            {
                State state = machine.Schema[i];
                ulong tick = machine.Tick(state);
                if (machine.Is(state) != MachineTime.IsActiveTick(tick)) log.Broken.Add($"Is({state}) is {machine.Is(state)} at tick {tick}");
            }

            foreach (string broken in log.Broken) Differ("guarantee", "the guarantees of every transition", broken);
        }

        void Differ(string field, string expected, string actual) =>
            differences.Add(new Difference(played.Id, index, field, expected, actual));
    }
}
