using AsyncMachine;
using static TcpConnection.TcpStates;

namespace TcpConnection;

/// <summary>
/// What happens to a connection: the calls of its user, segments from the other side, and the end of the time to wait. Each is
/// one mutation, and Canceled if the diagram knows no such arrow.
/// </summary>
/// <remarks>
/// Where an event means different things in different states, it is told apart by the state of the moment; if that changes before
/// the mutation runs, a handler refuses. Safe for use from any thread; a user with several threads repeats what was refused so.
/// </remarks>
public static class Tcp
{
    /// <summary>OPEN towards the other side.</summary>
    public static Result ActiveOpen(Machine machine) => machine.Add(Tcb, Active, SentSyn);

    /// <summary>OPEN that waits for the other side.</summary>
    public static Result PassiveOpen(Machine machine) => machine.Add(Tcb, Passive);

    /// <summary>SEND, in so far as it changes the state: a connection that listens becomes an active one.</summary>
    public static Result Send(Machine machine) => machine.Is(Listen) ? machine.Add(Active, SentSyn) : Result.Canceled;

    /// <summary>CLOSE.</summary>
    public static Result Close(Machine machine)
    {
        if (machine.Any(Listen, SynSent)) return Delete(machine, Deletion.Close);
        return machine.Add(machine.Is(CloseWait) ? SentLastFin : SentFin);
    }

    /// <summary>Twice the maximum lifetime of a segment is over since TIME-WAIT was entered.</summary>
    public static Result Timeout(Machine machine) => Delete(machine, Deletion.Timeout);

    /// <summary>A segment has arrived.</summary>
    public static Result Receive(Machine machine, Segment segment) => segment switch
    {
        Segment.Syn => machine.Is(Listen) ? machine.Add(SentSyn, GotSyn) : machine.Add(GotSyn),
        Segment.SynAck => machine.Is(SynReceived) ? machine.Add(AckedSyn) : machine.Add(GotSyn, AckedSyn), // both opened at once
        Segment.AckOfSyn => machine.Add(AckedSyn),
        Segment.Fin => machine.Add(GotFin),
        Segment.AckOfFin => machine.Is(LastAck) ? Delete(machine, Deletion.Acknowledgment) : machine.Add(AckedFin),
        Segment.FinAckOfFin => machine.Add(GotFin, AckedFin),
        Segment.Reset => machine.Is(SynReceived, Passive) ? machine.Remove(SentSyn, GotSyn) : Delete(machine, Deletion.Reset),
        _ => throw new ArgumentOutOfRangeException(nameof(segment)),
    };

    // To remove what is not there is executed by a machine; to end a connection that is not there is no arrow of the diagram.
    private static Result Delete(Machine machine, Deletion cause) =>
        machine.Is(Tcb) ? machine.Remove(Tcb, cause) : Result.Canceled;
}
