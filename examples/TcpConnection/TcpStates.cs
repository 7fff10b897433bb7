using AsyncMachine;

namespace TcpConnection;

/// <summary>
/// One TCP connection. What has happened is added, or removed, by <see cref="Tcp"/>; which of the eleven states the connection
/// is in follows from it by itself. Include these states, bind <see cref="TcpHandlers"/>, and add <see cref="Closed"/> first.
/// </summary>
/// <remarks>
/// The facts are Multi, so that everything that happens is negotiated, also what has happened before. Of two named states that
/// the facts allow, the later one removes the earlier one.
/// </remarks>
[StateSchema]
public partial class TcpStates
{
    /// <summary>There is a transmission control block: the connection is not CLOSED. Removed with what deletes it.</summary>
    [State(Multi = true, Remove = [nameof(Closed)])]
    public static partial State<Deletion?> Tcb { get; }

    /// <summary>It was opened to wait for the other side.</summary>
    [State(Multi = true, Require = [nameof(Tcb)])]
    public static partial State Passive { get; }

    /// <summary>It was opened towards the other side.</summary>
    [State(Multi = true, Require = [nameof(Tcb)], Remove = [nameof(Passive)])]
    public static partial State Active { get; }

    /// <summary>A SYN was sent.</summary>
    [State(Multi = true, Require = [nameof(Tcb)])]
    public static partial State SentSyn { get; }

    /// <summary>A SYN was received.</summary>
    [State(Multi = true, Require = [nameof(SentSyn)])]
    public static partial State GotSyn { get; }

    /// <summary>The other side has acknowledged the SYN.</summary>
    [State(Multi = true, Require = [nameof(GotSyn)])]
    public static partial State AckedSyn { get; }

    /// <summary>A FIN was sent before one was received.</summary>
    [State(Multi = true, Require = [nameof(GotSyn)], Remove = [nameof(CloseWait)])]
    public static partial State SentFin { get; }

    /// <summary>The other side has acknowledged that FIN.</summary>
    [State(Multi = true, Require = [nameof(SentFin)])]
    public static partial State AckedFin { get; }

    /// <summary>A FIN was received.</summary>
    [State(Multi = true, Require = [nameof(GotSyn)])]
    public static partial State GotFin { get; }

    /// <summary>A FIN was sent after one was received.</summary>
    [State(Multi = true, Require = [nameof(GotFin)])]
    public static partial State SentLastFin { get; }

    /// <summary>CLOSED: there is no connection.</summary>
    [State(Auto = true)]
    public static partial State Closed { get; }

    /// <summary>LISTEN: waits for a SYN.</summary>
    [State(Auto = true, Require = [nameof(Passive)])]
    public static partial State Listen { get; }

    /// <summary>SYN-SENT: waits for a SYN in return.</summary>
    [State(Auto = true, Require = [nameof(SentSyn)], Remove = [nameof(Listen)])]
    public static partial State SynSent { get; }

    /// <summary>SYN-RECEIVED: waits for the last acknowledgment.</summary>
    [State(Auto = true, Require = [nameof(GotSyn)], Remove = [nameof(Listen), nameof(SynSent)])]
    public static partial State SynReceived { get; }

    /// <summary>ESTABLISHED: data may flow.</summary>
    [State(Auto = true, Require = [nameof(AckedSyn)], Remove = [nameof(Listen), nameof(SynSent), nameof(SynReceived)])]
    public static partial State Established { get; }

    /// <summary>FIN-WAIT-1: has closed; waits for the acknowledgment, or for the other side to close.</summary>
    [State(Auto = true, Require = [nameof(SentFin)], Remove = [nameof(Opened)])]
    public static partial State FinWait1 { get; }

    /// <summary>FIN-WAIT-2: has closed; waits for the other side to close.</summary>
    [State(Auto = true, Require = [nameof(AckedFin)], Remove = [nameof(Opened), nameof(FinWait1)])]
    public static partial State FinWait2 { get; }

    /// <summary>CLOSING: both have closed; waits for the acknowledgment.</summary>
    [State(Auto = true, Require = [nameof(SentFin), nameof(GotFin)], Remove = [nameof(Opened), nameof(FinWait1)])]
    public static partial State Closing { get; }

    /// <summary>TIME-WAIT: waits until no segment can be on its way any more.</summary>
    [State(Auto = true, Require = [nameof(AckedFin), nameof(GotFin)], Remove = [nameof(Opened), nameof(HalfClosed)])]
    public static partial State TimeWait { get; }

    /// <summary>CLOSE-WAIT: the other side has closed.</summary>
    [State(Auto = true, Require = [nameof(GotFin)], Remove = [nameof(Opened)])]
    public static partial State CloseWait { get; }

    /// <summary>LAST-ACK: has closed after the other side; waits for the acknowledgment.</summary>
    [State(Auto = true, Require = [nameof(SentLastFin)], Remove = [nameof(Opened), nameof(CloseWait)])]
    public static partial State LastAck { get; }

    /// <summary>The eleven states, of which one is active whenever the queue is empty.</summary>
    [StateGroup(
        nameof(Closed), nameof(Listen), nameof(SynSent), nameof(SynReceived), nameof(Established), nameof(FinWait1),
        nameof(FinWait2), nameof(Closing), nameof(TimeWait), nameof(CloseWait), nameof(LastAck))]
    public static partial StateGroup Connection { get; }

    /// <summary>The states before anybody has closed.</summary>
    [StateGroup(nameof(Listen), nameof(SynSent), nameof(SynReceived), nameof(Established))]
    public static partial StateGroup Opened { get; }

    /// <summary>The states between the own CLOSE and TIME-WAIT.</summary>
    [StateGroup(nameof(FinWait1), nameof(FinWait2), nameof(Closing))]
    public static partial StateGroup HalfClosed { get; }
}

/// <summary>What deletes a transmission control block.</summary>
public enum Deletion
{
    /// <summary>The user has closed a connection that was never established.</summary>
    Close,

    /// <summary>The other side has sent a RST.</summary>
    Reset,

    /// <summary>The other side has acknowledged the last FIN.</summary>
    Acknowledgment,

    /// <summary>Twice the maximum lifetime of a segment is over.</summary>
    Timeout,
}
