using AsyncMachine;

namespace PathWatcher;

/// <summary>The whole watch: a child machine for each folder, what they have found, and when it may end.</summary>
[StateSchema]
[Include<BasicStates>]
internal sealed partial class PathWatch(IReadOnlyList<string> folders, TimeSpan quiet, TimeProvider time, TextWriter output)
{
    // Only handlers touch these.
    private readonly Dictionary<string, Machine<DirectoryWatch>> _children = [];
    private readonly Dictionary<string, HashSet<string>> _programs = [];
    private readonly HashSet<string> _changing = [];

    /// <summary>The folders are watched.</summary>
    [State(Require = [nameof(Start)])]
    public static partial State Watching { get; }

    /// <summary>Something has happened in a folder.</summary>
    [State(Multi = true, Require = [nameof(Watching)])]
    public static partial State<Change> Changed { get; }

    /// <summary>A folder was looked through.</summary>
    [State(Multi = true, Require = [nameof(Watching)])]
    public static partial State<Contents> Listed { get; }

    /// <summary>Every folder was looked through once; from now on, changes are told.</summary>
    [State(Auto = true, Require = [nameof(Watching)])]
    public static partial State Telling { get; }

    /// <summary>The user wants to stop, as soon as no folder is changing.</summary>
    public static partial State Stopping { get; }

    /// <summary>The user wants to stop now.</summary>
    [State(Add = [nameof(Stopping)])]
    public static partial State Forced { get; }

    /// <summary>The watch itself has failed.</summary>
    [State(Auto = true, Require = [nameof(Exception)], Remove = [nameof(Start)])]
    public static partial State Broken { get; }

    /// <summary>Nothing is watched any more. Tried after every change, and gets in when Watching may exit.</summary>
    [State(Auto = true, Require = [nameof(Stopping)], Remove = [nameof(Start)])]
    public static partial State Stopped { get; }

    // The children live as long as Watching does: with its token, their life ends.
    void WatchingState(Event e, CancellationToken token)
    {
        Machine machine = e.Machine;
        foreach (string folder in folders)
        {
            var child = Machine.Create(new DirectoryWatch(folder, machine, quiet, time), new MachineOptions
            {
                Id = folder,
                Parent = machine,
                Lifetime = token,
                QueueLimit = machine.Options.QueueLimit,
                OnError = (_, error) => machine.AddError(error.Error),
            });
            _children.Add(folder, child);
            child.Add(DirectoryWatch.Start);
        }
    }

    // What has been noticed is told before the end, unless somebody insists.
    bool WatchingExit(Event e) =>
        _changing.Count == 0 || e.Transition.IsTarget(Forced) || e.Transition.IsTarget(Broken);

    void ChangedState(Change change)
    {
        if (_changing.Add(change.Folder)) output.WriteLine($"{change.Folder} is changing");
    }

    void ListedState(Contents contents, Event e)
    {
        // An answer with an older tick is followed by a newer one.
        Machine<DirectoryWatch> child = _children[contents.Folder];
        if (child.Tick(DirectoryWatch.Listed) == contents.Tick) _changing.Remove(contents.Folder);

        if (e.Machine.Is(Telling)) Tell(contents.Folder, _programs[contents.Folder], contents.Programs);
        _programs[contents.Folder] = contents.Programs;
    }

    bool TellingEnter() => _programs.Count == folders.Count;

    void TellingState()
    {
        foreach (string folder in folders) output.WriteLine($"{folder}: {_programs[folder].Count} programs");
        output.WriteLine("watching");
    }

    void StoppingState(Event e)
    {
        if (_changing.Count == 0 || e.Machine.Is(Forced)) return;
        output.WriteLine("waiting for what is changing; once more to stop at once");
    }

    void StoppedState() => output.WriteLine("stopped");

    private void Tell(string folder, HashSet<string> before, HashSet<string> now)
    {
        Print('+', now.Except(before));
        Print('-', before.Except(now));

        void Print(char sign, IEnumerable<string> names)
        {
            foreach (string name in names.Order(StringComparer.Ordinal)) output.WriteLine($"{sign} {Path.Combine(folder, name)}");
        }
    }
}

/// <summary>A folder in which something has happened.</summary>
[StateArgs]
internal sealed partial record Change(string Folder);
