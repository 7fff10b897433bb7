using System.Diagnostics;

namespace AsyncMachine.Telemetry.Aot;

/// <summary>What is printed.</summary>
internal sealed class Page(string text)
{
    public override string ToString() => "Page " + text;
}

/// <summary>Prints a page, whose end comes after an await.</summary>
[StateSchema]
internal sealed partial class Printer
{
    [State]
    public static partial State<Page> Printing { get; }

    [State]
    public static partial State Done { get; }

    [State]
    public static partial State Hidden { get; }

    public static List<string?> Seen { get; } = [];

    public required Task Gate { get; init; }

    private async Task PrintingState(Event e, CancellationToken token)
    {
        Seen.Add(Activity.Current?.DisplayName);
        await Gate.WaitAsync(token);
        Seen.Add(Activity.Current?.DisplayName);
        e.Machine.Add(Done);
    }
}
