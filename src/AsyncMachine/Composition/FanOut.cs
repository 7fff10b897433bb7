namespace AsyncMachine;

/// <summary>
/// One piece of work as many tasks, of which some run at a time, and a state that says that all are done. Each task is a state of its own,
/// made at run time: for <c>Hashing</c> and <c>HashingDone</c>, task 0 is <c>Hashing0</c>, and <c>Hashing0Done</c> once it has succeeded.
/// </summary>
/// <remarks>
/// <para>
/// Adding the state starts the tasks, in order; removing it ends those that run, and what is done stays done, so that adding it again goes
/// on with the rest. When all are done, the done state is activated and removes the state. A task whose work fails is an error of the machine,
/// and is set aside until the state is added again; so for retries the state may be called while it is active. The same goes
/// for one whose states the machine refuses, by a veto or a full queue, in spite of retries.
/// </para>
/// <para>A task's work is begun again only after it has failed or ended early, and never runs twice at once. Safe for use from any thread.</para>
/// </remarks>
public sealed class FanOut : IDisposable
{
    private enum Phase : byte
    {
        Idle,     // not begun, or done
        Starting, // its state is being added
        Busy,     // its work runs, whether or not its state is still active
        Failed,   // set aside
    }

    private readonly Machine _machine;
    private readonly State _state;
    private readonly Func<int, CancellationToken, Task> _work;
    private readonly State[] _tasks, _done;
    private readonly object _gate = new();
    private readonly Phase[] _phases; // guarded by the gate, as the three below
    private readonly int[] _starts;   // how often each was started: a start that is answered late does not speak for the next one
    private int _concurrency;
    private bool _disposed;
    private IDisposable? _binding;

    private FanOut(Machine machine, State state, State[] tasks, State[] done, int concurrency, Func<int, CancellationToken, Task> work)
    {
        _machine = machine;
        _state = state;
        _tasks = tasks;
        _done = done;
        _phases = new Phase[tasks.Length];
        _starts = new int[tasks.Length];
        _concurrency = concurrency;
        _work = work;
    }

    /// <summary>The states of the tasks: active while a task runs.</summary>
    public IReadOnlyList<State> Tasks => _tasks;

    /// <summary>
    /// The states of what is done; the done state requires all of them. Removing some has their tasks done once more, when the state is added.
    /// </summary>
    public IReadOnlyList<State> Done => _done;

    /// <summary>How many tasks run at once; 1 or more. Raising it starts more at once, lowering it ends none that runs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Concurrency
    {
        get
        {
            lock (_gate) return _concurrency;
        }

        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            lock (_gate) _concurrency = value;
            Schedule(default);
        }
    }

    /// <summary>
    /// Gives a machine the states of the tasks, and makes the done state Auto, requiring all tasks to be done and removing the state.
    /// </summary>
    /// <param name="machine">The machine; it gets a later version of its schema, which has room for two more states per task.</param>
    /// <param name="state">The state that starts the tasks.</param>
    /// <param name="done">The state that says that all are done; it takes no args.</param>
    /// <param name="count">How many tasks there are; 1 or more.</param>
    /// <param name="concurrency">How many of them run at once; 1 or more.</param>
    /// <param name="work">
    /// Does a task, given its number from 0, on the thread pool. Its token is cancelled when the task's state is left. Work that returns is done;
    /// work that throws has failed, unless its token was cancelled.
    /// </param>
    /// <returns>Completes when the machine has the states. Tasks start at once if the state is active.</returns>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    /// <exception cref="ArgumentException">A number is less than 1, or the done state is the state, or needs args.</exception>
    /// <exception cref="SchemaException">The machine would have more than 1 024 states.</exception>
    /// <exception cref="OperationCanceledException">The machine is disposed.</exception>
    public static async Task<FanOut> CreateAsync(
        Machine machine, State state, State done, int count, int concurrency, Func<int, CancellationToken, Task> work)
    {
        ArgumentNullException.ThrowIfNull(machine);
        ArgumentNullException.ThrowIfNull(work);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(concurrency, 1);
        StateInfo begun = machine.Schema.Describe(machine.Schema.Resolve(state)), over = machine.Schema.Describe(machine.Schema.Resolve(done));
        if (over.State == begun.State) throw new ArgumentException("The done state has to be another one than the state.", nameof(done));
        if (over.RequiresArgs) throw new ArgumentException($"{over.State.Name} needs args, so it cannot be activated by itself.", nameof(done));

        string[] tasks = [.. Enumerable.Range(0, count).Select(number => $"{begun.State.Name}{number}")];
        string[] ends = [.. tasks.Select(name => name + "Done")];
        await MachineComposition.ExtendAsync(machine, (builder, _) => Declare(builder, begun.State.Name, over, tasks, ends)).ConfigureAwait(false);

        Schema schema = machine.Schema;
        var fanOut = new FanOut(
            machine, schema.State(begun.State.Name), [.. tasks.Select(schema.State)], [.. ends.Select(schema.State)], concurrency, work);
        fanOut.Bind();
        return fanOut;
    }

    /// <summary>Stops starting tasks. The states stay, and work that runs goes on until its task's state is left.</summary>
    public void Dispose()
    {
        lock (_gate) _disposed = true;
        Interlocked.Exchange(ref _binding, null)?.Dispose();
    }

    private static void Declare(SchemaBuilder builder, string state, StateInfo over, string[] tasks, string[] ends)
    {
        for (int i = 0; i < tasks.Length; i++) builder.State(tasks[i], require: [state]).State(ends[i], remove: [tasks[i]]);
        builder.State(
            over.State.Name, auto: true, over.IsMulti,
            [.. Names(over.Require).Union(ends)], [.. Names(over.Add)], [.. Names(over.Remove).Union([state])], [.. Names(over.After)], [.. over.Tags]);

        static IEnumerable<string> Names(IEnumerable<State> states) => states.Select(other => other.Name);
    }

    private void Bind()
    {
        var map = new HandlerMap().On("AnyState", AfterTransition);
        for (int i = 0; i < _tasks.Length; i++)
        {
            int number = i;
            map.On(_tasks[number].Name + "State", (e, token) => RunAsync(number, e, token));
        }

        _binding = _machine.Bind(map);
        Schedule(default);
    }

    private void AfterTransition(Event e)
    {
        bool called = e.Mutation.Type != MutationType.Remove && e.Mutation.Called.Any(state => state.Name == _state.Name);
        if (called)
        {
            lock (_gate)
            {
                for (int i = 0; i < _phases.Length; i++)
                {
                    if (_phases[i] == Phase.Failed) _phases[i] = Phase.Idle;
                }
            }
        }

        Schedule(e);
    }

    // -- tasks --------------------------------------------------------------------------------------------------

    /// <summary>Starts as many tasks as may run. From any thread, at any time: whether a task may run is decided by its relations.</summary>
    private void Schedule(Event cause)
    {
        CancellationToken left = _machine.StateToken(_state); // before the look: a start that is refused later is then known for what it is
        if (!_machine.Is(_state)) return;
        List<(int Number, int Start)>? starting = null;
        lock (_gate)
        {
            int running = _phases.Count(phase => phase is Phase.Starting or Phase.Busy);
            for (int i = 0; i < _phases.Length && running < _concurrency && !_disposed; i++)
            {
                if (_phases[i] != Phase.Idle || _machine.Is(_done[i]) || _machine.Is(_tasks[i])) continue;
                _phases[i] = Phase.Starting;
                running++;
                (starting ??= []).Add((i, ++_starts[i]));
            }
        }

        foreach ((int number, int start) in starting ?? []) _ = StartAsync(number, start, cause, left);
    }

    private async Task StartAsync(int number, int start, Event cause, CancellationToken left)
    {
        Result result = Result.Canceled;
        try
        {
            result = await MutateAsync(MutationType.Add, _tasks[number], cause, left).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The state was left, or called anew; then the next look starts the task again.
        }

        if (!result.IsCanceled)
        {
            Move(number, Phase.Starting, Phase.Idle, start); // somebody else had activated it: its work is not ours
            return;
        }

        bool refused = !left.IsCancellationRequested && !_machine.IsDisposed;
        if (!Move(number, Phase.Starting, refused ? Phase.Failed : Phase.Idle, start)) return;
        if (refused) _machine.AddError(new InvalidOperationException($"{_tasks[number].Name} could not be started: the machine refuses it."), cause);
        else Schedule(default);
    }

    private async Task RunAsync(int number, Event e, CancellationToken token)
    {
        lock (_gate)
        {
            if (_phases[number] == Phase.Busy) return; // its earlier work has not noticed yet that it should end
            _phases[number] = Phase.Busy;
        }

        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding); // the work may block
        Exception? error = await TryAsync(number, token).ConfigureAwait(false);
        bool ended = error is not null && token.IsCancellationRequested;
        if (error is null && (await MutateAsync(MutationType.Add, _done[number], e, default).ConfigureAwait(false)).IsCanceled)
        {
            error = new InvalidOperationException($"{_done[number].Name} could not be added: the machine refuses it.");
        }

        if (error is null || ended || _machine.IsDisposed)
        {
            Move(number, Phase.Busy, Phase.Idle);
        }
        else
        {
            await MutateAsync(MutationType.Remove, _tasks[number], e, default).ConfigureAwait(false);
            Move(number, Phase.Busy, Phase.Failed);
            _machine.AddError(error, e); // last: who is told of it may call the state at once
        }

        Schedule(default);
    }

    private async Task<Exception?> TryAsync(int number, CancellationToken token)
    {
        try
        {
            await _work(number, token).ConfigureAwait(false);
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    private bool Move(int number, Phase from, Phase to, int? start = null)
    {
        lock (_gate)
        {
            if (_phases[number] != from || (start is { } mine && mine != _starts[number])) return false;
            _phases[number] = to;
            return true;
        }
    }

    /// <summary>A full queue or a back-off is no reason to lose a task.</summary>
    private Task<Result> MutateAsync(MutationType type, State state, Event source, CancellationToken token) => _machine.RetryAsync(
        machine => machine.Engine.Core.MutateAsync(type, [state], null, JobFlags.None, source), cancellationToken: token);
}
