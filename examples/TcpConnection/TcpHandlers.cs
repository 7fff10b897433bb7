using AsyncMachine;
using static TcpConnection.TcpStates;

namespace TcpConnection;

/// <summary>
/// Says what may happen in which state, and sends what has to be sent. Bind one to each machine that includes
/// <see cref="TcpStates"/>.
/// </summary>
/// <param name="send">Is given each segment that the connection sends, within the transition; must be quick.</param>
[StateHandlers<TcpStates>]
public partial class TcpHandlers(Action<Segment> send)
{
    bool TcbEnter(Event e) => e.Machine.Is(Closed);

    bool PassiveEnter(Event e) => e.Machine.Is(Closed);

    bool ActiveEnter(Event e) => e.Machine.Any(Closed, Listen);

    // In LISTEN, either the user sends, or a SYN is being answered.
    bool SentSynEnter(Event e) => e.Machine.Is(Closed) ? e.Transition.IsTarget(Active) : e.Machine.Is(Listen);

    bool GotSynEnter(Event e) => e.Machine.Is(SynSent) || (e.Machine.Is(Listen) && !e.Transition.IsTarget(AckedSyn));

    bool AckedSynEnter(Event e) => e.Machine.Any(SynReceived, SynSent);

    bool SentFinEnter(Event e) => e.Machine.Any(SynReceived, Established);

    bool AckedFinEnter(Event e) => e.Machine.Any(FinWait1, Closing);

    bool GotFinEnter(Event e) => e.Machine.Any(Established, FinWait1, FinWait2);

    bool SentLastFinEnter(Event e) => e.Machine.Is(CloseWait);

    bool TcbExit(Deletion? cause, Event e) => cause switch
    {
        Deletion.Close => e.Machine.Any(Listen, SynSent),
        Deletion.Reset => e.Machine.Not(Listen) && !e.Machine.Is(SynReceived, Passive),
        Deletion.Acknowledgment => e.Machine.Is(LastAck),
        Deletion.Timeout => e.Machine.Is(TimeWait),
        _ => false,
    };

    // Without the end of the connection, SYNs are forgotten only by a reset that leads back to LISTEN.
    bool SentSynExit(Event e) => !e.Transition.IsTarget(Tcb) || e.Machine.Is(SynReceived, Passive);

    void SentSynState(Event e)
    {
        if (!e.Transition.IsTarget(GotSyn)) send(Segment.Syn);
    }

    void GotSynState(Event e) => send(e.Transition.IsTarget(AckedSyn) ? Segment.AckOfSyn : Segment.SynAck);

    void SentFinState() => send(Segment.Fin);

    void SentLastFinState() => send(Segment.Fin);

    void GotFinState() => send(Segment.AckOfFin);
}
