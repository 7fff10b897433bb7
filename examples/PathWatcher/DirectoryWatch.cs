using AsyncMachine;

namespace PathWatcher;

/// <summary>One folder: something changes, it is quiet for a while, the folder is looked through, the parent is told.</summary>
[StateSchema]
[Include<BasicStates>]
internal sealed partial class DirectoryWatch(string folder, Machine parent, TimeSpan quiet, TimeProvider time)
{
    private FileSystemWatcher? _watcher;

    /// <summary>Something in the folder has changed. What was being looked at is out of date.</summary>
    [State(Multi = true, Require = [nameof(Start)], Remove = [nameof(Phase)])]
    public static partial State Changed { get; }

    /// <summary>The folder is being looked through.</summary>
    [State(Require = [nameof(Start)], Remove = [nameof(Phase)])]
    public static partial State Listing { get; }

    /// <summary>The parent knows what is in the folder, or is being told.</summary>
    [State(Require = [nameof(Start)], Remove = [nameof(Phase)])]
    public static partial State<Contents> Listed { get; }

    [StateGroup(nameof(Changed), nameof(Listing), nameof(Listed))]
    public static partial StateGroup Phase { get; }

    // Watching begins before the first look, so that nothing happens unseen in between.
    void StartState(Event e)
    {
        Machine machine = e.Machine;
        _watcher = new FileSystemWatcher(folder)
        {
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.Attributes | NotifyFilters.Security,
        };
        _watcher.Created += (_, _) => machine.Add(Changed);
        _watcher.Changed += (_, _) => machine.Add(Changed);
        _watcher.Deleted += (_, _) => machine.Add(Changed);
        _watcher.Renamed += (_, _) => machine.Add(Changed);
        _watcher.Error += (_, _) => machine.Add(Changed); // events were lost: look again
        _watcher.EnableRaisingEvents = true;
        machine.Add(e, Listing);
    }

    void StartEnd() => _watcher?.Dispose();

    // Each change has a token of its own, which the next one cancels: only the last of a burst gets to look.
    async Task ChangedState(Event e)
    {
        CancellationToken next = e.Machine.StateToken(Changed);
        parent.Add(PathWatch.Changed, new(folder), source: e);
        await Task.Delay(quiet, time, next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!next.IsCancellationRequested) e.Machine.Add(e, Listing);
    }

    async Task ListingState(Event e, CancellationToken token)
    {
        HashSet<string> programs = await Task.Run(() => Executables.In(folder, token), token);
        e.Machine.Add(Listed, new(folder, programs), source: e);
    }

    void ListedState(Contents contents, Event e)
    {
        Contents dated = contents with { Tick = e.Machine.Tick(Listed) };
        parent.Add(PathWatch.Listed, dated, source: e);
    }
}

/// <summary>A folder, its programs, and the tick of <see cref="DirectoryWatch.Listed"/> that tells of them.</summary>
[StateArgs]
internal sealed partial record Contents(string Folder, HashSet<string> Programs, ulong Tick = 0);
