namespace AsyncMachine.Tests.Piping;

/// <summary>A machine that is reached only through <see cref="IMachine"/>: notes what is posted to it.</summary>
internal sealed class Elsewhere(Machine real) : IMachine
{
    private readonly List<string> _posts = [];

    public IReadOnlyList<string> Posts => _posts;

    public string Id => real.Id;

    public Schema Schema => real.Schema;

    public IReadOnlyList<string> Tags => real.Tags;

    public string? ParentId => real.ParentId;

    public ulong QueueTick => real.QueueTick;

    public uint MachineTick => real.MachineTick;

    public Exception? Error => real.Error;

    public bool IsError => real.IsError;

    public CancellationToken Disposed => real.Disposed;

    public IReadOnlyList<State> ActiveStates => real.ActiveStates;

    public IReadOnlyList<Tracer> Tracers => real.Tracers;

    public bool Is(params ReadOnlySpan<State> states) => real.Is(states);

    public bool Not(params ReadOnlySpan<State> states) => real.Not(states);

    public bool Any(params ReadOnlySpan<State> states) => real.Any(states);

    public ulong Tick(State state) => real.Tick(state);

    public MachineTime Time() => real.Time();

    public CancellationToken StateToken(State state) => real.StateToken(state);

    public Task When(ReadOnlySpan<State> states, CancellationToken cancellationToken) => real.When(states, cancellationToken);

    public Task WhenNot(ReadOnlySpan<State> states, CancellationToken cancellationToken) => real.WhenNot(states, cancellationToken);

    public Task WhenTime(State state, ulong tick, CancellationToken cancellationToken = default) => real.WhenTime(state, tick, cancellationToken);

    public Task WhenDisposed() => real.WhenDisposed();

    public void AddTracer(Tracer tracer) => real.AddTracer(tracer);

    public bool RemoveTracer(Tracer tracer) => real.RemoveTracer(tracer);

    public ValueTask<Result> AddAsync(params ReadOnlySpan<State> states) => real.AddAsync(states);

    public ValueTask<Result> AddAsync<TArgs>(State<TArgs> state, TArgs args, Event source = default) => real.AddAsync(state, args, source);

    public ValueTask<Result> RemoveAsync(params ReadOnlySpan<State> states) => real.RemoveAsync(states);

    public ValueTask<Result> SetAsync(params ReadOnlySpan<State> states) => real.SetAsync(states);

    public ValueTask<Result> ToggleAsync(params ReadOnlySpan<State> states) => real.ToggleAsync(states);

    public ValueTask<Result> AddErrorAsync(Exception? error, params ReadOnlySpan<State> states)
    {
        Note($"error {error!.Message}", states);
        return real.AddErrorAsync(error, states);
    }

    public ValueTask<Result> CanAddAsync(params ReadOnlySpan<State> states) => real.CanAddAsync(states);

    public ValueTask<Result> CanRemoveAsync(params ReadOnlySpan<State> states) => real.CanRemoveAsync(states);

    public ValueTask<Result> MutateAsync(MutationType type, ReadOnlySpan<State> states, object? args = null, Event source = default) =>
        real.MutateAsync(type, states, args, source);

    public void Post(MutationType type, ReadOnlySpan<State> states, object? args = null, Event source = default)
    {
        Note($"[{type.ToString().ToLowerInvariant()}]", states);
        real.Post(type, states, args, source);
    }

    public ValueTask DisposeAsync() => real.DisposeAsync();

    private void Note(string what, ReadOnlySpan<State> states) =>
        _posts.Add($"{what} {string.Join(' ', states.ToArray().Select(state => state.Name))}");
}
