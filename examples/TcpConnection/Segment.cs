namespace TcpConnection;

/// <summary>What goes over the wire. In TCP, the number in an ACK says what it acknowledges; here the name does.</summary>
public enum Segment
{
    /// <summary>SYN.</summary>
    Syn,

    /// <summary>SYN, with the ACK of a SYN.</summary>
    SynAck,

    /// <summary>ACK of a SYN.</summary>
    AckOfSyn,

    /// <summary>FIN.</summary>
    Fin,

    /// <summary>ACK of a FIN.</summary>
    AckOfFin,

    /// <summary>FIN, with the ACK of a FIN.</summary>
    FinAckOfFin,

    /// <summary>RST.</summary>
    Reset,
}
