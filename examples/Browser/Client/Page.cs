using AsyncMachine.Rpc;

namespace AsyncMachine.Examples.Browser;

/// <summary>The page's own machine: whether there is a connection, what is being asked for, and whether it was refused.</summary>
/// <param name="washer">The mirror of the washing machine on the server.</param>
[StateSchema]
[Include<BasicStates>]
public sealed partial class Page(RemoteMachine<Washer> washer)
{
    /// <summary>What is shown is what is.</summary>
    [State(Remove = [nameof(Away)])]
    public static partial State Live { get; }

    /// <summary>What is shown is what was known last.</summary>
    [State(Remove = [nameof(Live), nameof(Asking)])]
    public static partial State Away { get; }

    /// <summary>A button was pressed, and the server has not answered yet.</summary>
    [State(Multi = true, Require = [nameof(Live)], Remove = [nameof(Refused)])]
    public static partial State<Wish> Asking { get; }

    /// <summary>The server has said no to the last wish.</summary>
    [State(Remove = [nameof(Asking)])]
    public static partial State<Wish> Refused { get; }

    async Task AskingState(Event e, Wish wish)
    {
        Result result = wish.Button switch
        {
            "start" => await washer.AddAsync(Washer.Running),
            "stop" => await washer.RemoveAsync(Washer.Running),
            "open" => await washer.AddAsync(Washer.DoorOpen),
            _ => await washer.AddAsync(Washer.DoorClosed),
        };
        if (result.IsExecuted) e.Machine.Remove(e, Asking);
        else e.Machine.Add(Refused, wish, source: e);
    }
}

/// <summary>What somebody wants.</summary>
/// <param name="Button">The button that was pressed.</param>
[StateArgs]
public sealed partial record Wish(string Button);
