using AlarmClock;
using AsyncMachine.Testing;

namespace AsyncMachine.Examples.Tests;

/// <summary>A machine with the states of the example mixed in, on a clock of its own.</summary>
internal sealed partial class Alarm : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly List<string> _changes = [];

    public Alarm()
    {
        Machine = AsyncMachine.Machine.Create(new Shop(), new MachineOptions { TimeProvider = _time, OnChange = Note });
        Machine.Bind(new AlarmHandlers());
        Machine.Add(Shop.Disarmed);
    }

    public Machine Machine { get; }

    /// <summary>What has changed, each behind its millisecond.</summary>
    public IReadOnlyList<string> Changes => _changes;

    /// <summary>One that is armed, and has just become so.</summary>
    public static Alarm Watching()
    {
        var alarm = new Alarm();
        alarm.Call(AlarmCall.Arm);
        alarm.Pass(10_000);
        return alarm;
    }

    public Result Call(AlarmCall call) => call switch
    {
        AlarmCall.Arm => Machine.Add(Shop.Arming),
        AlarmCall.Disarm => Machine.Add(Shop.Disarmed),
        AlarmCall.Pause => Machine.Add(Shop.Paused, new(TimeSpan.FromMilliseconds(30))),
        AlarmCall.Move => Machine.Add(Shop.PreTriggered),
        AlarmCall.SeeFace => Machine.Add(Shop.FaceSeen),
        AlarmCall.StopSiren => Machine.Remove(Shop.Siren),
        _ => Result.Executed,
    };

    public void Pass(int milliseconds, int step = int.MaxValue)
    {
        for (int passed = 0; passed < milliseconds; passed += step)
        {
            step = Math.Min(step, milliseconds - passed);
            _time.Advance(TimeSpan.FromMilliseconds(step));
        }
    }

    public override string ToString() =>
        $"{Only(Shop.Mode)} {Only(Shop.Record)} {(Machine.Is(Shop.Siren) ? "howls" : "-")}";

    public void Dispose() => Machine.DisposeAsync().AsTask().Wait();

    private string Only(StateGroup group)
    {
        string active = string.Join(" ", Machine.ActiveStates.Where(state => group.Contains(state)));
        return active.Length == 0 ? "-" : active;
    }

    private void Note(Transition transition)
    {
        if (!transition.IsAccepted || transition.Changed.Count == 0) return;
        IEnumerable<string> changes = transition.Changed.Select(state => (transition.Leaving.Contains(state) ? "-" : "+") + state);
        _changes.Add($"{(_time.GetUtcNow() - _time.Start).TotalMilliseconds}: {string.Join(" ", changes)}");
    }

    [StateSchema]
    [Include<AlarmStates>]
    public sealed partial class Shop;
}
