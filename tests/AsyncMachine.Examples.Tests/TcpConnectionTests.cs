using System.Collections.Concurrent;
using CsCheck;
using TcpConnection;

namespace AsyncMachine.Examples.Tests;

public sealed partial class TcpConnectionTests
{
    private static readonly Gen<TcpEvent[]> Sequences = Gen.Enum<TcpEvent>().Array[0, 60];

    [Test]
    public void Any_sequence_of_events_goes_the_way_of_the_diagram()
    {
        var taken = new ConcurrentDictionary<(string, TcpEvent), bool>();

        Sequences.Sample(events => Play(events, taken), iter: 20_000);

        Assert.That(taken.Keys, Is.EquivalentTo(TcpReference.AllArrows), "every arrow was gone along");
    }

    [Test]
    public void A_reset_after_a_passive_open_leads_back_to_listening_but_not_after_a_send() => Assert.Multiple(() =>
    {
        Assert.That(After(TcpEvent.PassiveOpen, TcpEvent.Syn, TcpEvent.Reset), Is.EqualTo("Listen"));
        Assert.That(After(TcpEvent.PassiveOpen, TcpEvent.Send, TcpEvent.Syn, TcpEvent.Reset), Is.EqualTo("Closed"));
    });

    [Test]
    public void A_named_state_cannot_be_called_against_the_facts()
    {
        using var end = new End();

        Assert.That(end.Machine.Add(TcpStates.Established), Is.EqualTo(Result.Canceled));
        Assert.That(end.Machine.Remove(TcpStates.Tcb), Is.EqualTo(Result.Executed), "there is none");
        Assert.That(Tcp.PassiveOpen(end.Machine), Is.EqualTo(Result.Executed));
        Assert.That(end.Machine.Add(TcpStates.Closed), Is.EqualTo(Result.Canceled));
        Assert.That(end.Machine.Remove(TcpStates.Tcb), Is.EqualTo(Result.Canceled));
    }

    [Test]
    public async Task The_program_opens_and_closes_a_connection_from_one_side_and_from_both()
    {
        ExampleResult result = await Example.RunAsync("TcpConnection", Example.RepositoryRoot);

        Assert.That(result.Errors, Is.Empty);
        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Output.ReplaceLineEndings("\n"), Is.EqualTo(
            """
            the client opens, the server listens
              server opens: executed, Closed-Listen
              client opens: executed, SynSent-Listen
              server gets Syn: executed, SynSent-SynReceived
              client gets SynAck: executed, Established-SynReceived
              server gets AckOfSyn: executed, Established-Established, talking
            the client closes, then the server
              client closes: executed, FinWait1-Established
              server gets Fin: executed, FinWait1-CloseWait
              client gets AckOfFin: executed, FinWait2-CloseWait
              server closes: executed, FinWait2-LastAck
              client gets Fin: executed, TimeWait-LastAck
              server gets AckOfFin: executed, TimeWait-Closed
              client waited: executed, Closed-Closed
            both open and close at the same time
              client opens: executed, SynSent-Closed
              server opens: executed, SynSent-SynSent
              server gets Syn: executed, SynSent-SynReceived
              client gets Syn: executed, SynReceived-SynReceived
              client gets SynAck: executed, Established-SynReceived
              server gets SynAck: executed, Established-Established, talking
              client opens again: canceled, Established-Established, talking
              client closes: executed, FinWait1-Established
              server closes: executed, FinWait1-FinWait1
              server gets Fin: executed, FinWait1-Closing
              client gets Fin: executed, Closing-Closing
              client gets AckOfFin: executed, TimeWait-Closing
              server gets AckOfFin: executed, TimeWait-TimeWait

            """));
    }

    private static string After(params TcpEvent[] events)
    {
        using var end = new End();
        foreach (TcpEvent tcpEvent in events) end.Call(tcpEvent);
        return end.State;
    }

    private static void Play(TcpEvent[] events, ConcurrentDictionary<(string, TcpEvent), bool> taken)
    {
        var reference = new TcpReference();
        using var end = new End();
        foreach (TcpEvent tcpEvent in events)
        {
            string before = reference.State;
            string? sent = reference.Move(tcpEvent);

            Result result = end.Call(tcpEvent);

            if (sent is not null) taken[(before, tcpEvent)] = true;
            string expected = $"{before}, {tcpEvent}: {(sent is null ? "canceled" : "executed")}, {reference.State}, {sent ?? "-"}";
            string actual = $"{before}, {tcpEvent}: {result}, {end.State}, {end.TakeSent()}";
            if (actual != expected) throw new InvalidOperationException($"Expected {expected}; it was {actual}.");
        }
    }

    /// <summary>A machine of another schema, with the states of the example mixed in.</summary>
    private sealed class End : IDisposable
    {
        private readonly List<Segment> _sent = [];

        public End()
        {
            Machine = AsyncMachine.Machine.Create(new Browser());
            Machine.Bind(new TcpHandlers(_sent.Add));
            Machine.Add(Browser.Closed);
        }

        public Machine Machine { get; }

        /// <summary>The active ones of the eleven states: always one.</summary>
        public string State => string.Join(" ", Machine.ActiveStates.Where(state => Browser.Connection.Contains(state)));

        public Result Call(TcpEvent tcpEvent) => tcpEvent switch
        {
            TcpEvent.ActiveOpen => Tcp.ActiveOpen(Machine),
            TcpEvent.PassiveOpen => Tcp.PassiveOpen(Machine),
            TcpEvent.Send => Tcp.Send(Machine),
            TcpEvent.Close => Tcp.Close(Machine),
            TcpEvent.Timeout => Tcp.Timeout(Machine),
            _ => Tcp.Receive(Machine, Enum.Parse<Segment>(tcpEvent.ToString())),
        };

        public string TakeSent()
        {
            string sent = _sent.Count == 0 ? "-" : string.Join(" ", _sent);
            _sent.Clear();
            return sent;
        }

        public void Dispose() => Machine.DisposeAsync().AsTask().Wait();
    }

    [StateSchema]
    [Include<TcpStates>]
    public partial class Browser
    {
        [State(Auto = true, Require = [nameof(Established)])]
        public static partial State Showing { get; }
    }
}
