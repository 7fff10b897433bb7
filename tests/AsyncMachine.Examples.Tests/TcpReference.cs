namespace AsyncMachine.Examples.Tests;

/// <summary>What the diagram of RFC 9293 (section 3.3.2, figure 5) calls an event.</summary>
internal enum TcpEvent
{
    ActiveOpen, PassiveOpen, Send, Close, Syn, SynAck, AckOfSyn, Fin, AckOfFin, FinAckOfFin, Reset, Timeout,
}

/// <summary>
/// The diagram as a table, written from the RFC and not from the example: in a state, an event leads to a state and sends at
/// most one segment. What is not here is no arrow.
/// </summary>
/// <remarks>
/// Note 1: only after a passive OPEN does a RST lead from SYN-RECEIVED to LISTEN; a SEND in LISTEN makes the OPEN an active one
/// (section 3.10.2). Note 2: FIN and ACK of FIN together lead from FIN-WAIT-1 to TIME-WAIT. Note 3: a RST leads to CLOSED from
/// every other state but LISTEN, which ignores it (section 3.10.7.2). A SYN,ACK is an ACK of the SYN too, when both sides have
/// opened at once.
/// </remarks>
internal sealed class TcpReference
{
    private static readonly Dictionary<(string State, TcpEvent Event), (string Next, string Sent)> Arrows = Read(
        """
        Closed       ActiveOpen    SynSent      Syn
        Closed       PassiveOpen   Listen       -
        Listen       Send          SynSent      Syn
        Listen       Close         Closed       -
        Listen       Syn           SynReceived  SynAck
        SynSent      Close         Closed       -
        SynSent      Syn           SynReceived  SynAck
        SynSent      SynAck        Established  AckOfSyn
        SynSent      Reset         Closed       -
        SynReceived  Close         FinWait1     Fin
        SynReceived  AckOfSyn      Established  -
        SynReceived  SynAck        Established  -
        SynReceived  Reset         Closed       -
        Established  Close         FinWait1     Fin
        Established  Fin           CloseWait    AckOfFin
        Established  Reset         Closed       -
        FinWait1     AckOfFin      FinWait2     -
        FinWait1     Fin           Closing      AckOfFin
        FinWait1     FinAckOfFin   TimeWait     AckOfFin
        FinWait1     Reset         Closed       -
        FinWait2     Fin           TimeWait     AckOfFin
        FinWait2     Reset         Closed       -
        Closing      AckOfFin      TimeWait     -
        Closing      Reset         Closed       -
        TimeWait     Timeout       Closed       -
        TimeWait     Reset         Closed       -
        CloseWait    Close         LastAck      Fin
        CloseWait    Reset         Closed       -
        LastAck      AckOfFin      Closed       -
        LastAck      Reset         Closed       -
        """);

    private bool _passive;

    public static IEnumerable<(string State, TcpEvent Event)> AllArrows => Arrows.Keys;

    public string State { get; private set; } = "Closed";

    /// <summary>Goes along an arrow; gives what is sent, or null if there is no such arrow.</summary>
    public string? Move(TcpEvent tcpEvent)
    {
        if (!Arrows.TryGetValue((State, tcpEvent), out (string Next, string Sent) arrow)) return null;
        _passive = tcpEvent == TcpEvent.PassiveOpen || (_passive && tcpEvent is not (TcpEvent.ActiveOpen or TcpEvent.Send));
        State = _passive && (State, tcpEvent) == ("SynReceived", TcpEvent.Reset) ? "Listen" : arrow.Next;
        return arrow.Sent;
    }

    private static Dictionary<(string, TcpEvent), (string, string)> Read(string table) => table.Split('\n')
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToDictionary(words => (words[0], Enum.Parse<TcpEvent>(words[1])), words => (words[2], words[3].Trim()));
}
