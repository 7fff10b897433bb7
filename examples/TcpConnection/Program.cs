using AsyncMachine;
using TcpConnection;

await using var client = Machine.Create(new Peer(), new MachineOptions { Id = "client" });
await using var server = Machine.Create(new Peer(), new MachineOptions { Id = "server" });
var wire = new Queue<(Machine To, Segment Segment)>();
client.Bind(new TcpHandlers(segment => wire.Enqueue((server, segment))));
server.Bind(new TcpHandlers(segment => wire.Enqueue((client, segment))));
client.Add(Peer.Closed);
server.Add(Peer.Closed);

Console.WriteLine("the client opens, the server listens");
Call("server opens", Tcp.PassiveOpen(server));
Call("client opens", Tcp.ActiveOpen(client));
Deliver();

Console.WriteLine("the client closes, then the server");
Call("client closes", Tcp.Close(client));
Deliver();
Call("server closes", Tcp.Close(server));
Deliver();
Call("client waited", Tcp.Timeout(client));

Console.WriteLine("both open and close at the same time");
Call("client opens", Tcp.ActiveOpen(client));
Call("server opens", Tcp.ActiveOpen(server));
Deliver();
Call("client opens again", Tcp.ActiveOpen(client));
Call("client closes", Tcp.Close(client));
Call("server closes", Tcp.Close(server));
Deliver();

void Deliver()
{
    while (wire.TryDequeue(out (Machine To, Segment Segment) next))
    {
        Call($"{next.To.Id} gets {next.Segment}", Tcp.Receive(next.To, next.Segment));
    }
}

void Call(string what, Result result) =>
    Console.WriteLine($"  {what}: {result}, {client.Switch(TcpStates.Connection)}-{server.Switch(TcpStates.Connection)}"
        + (client.Is(Peer.Talking) && server.Is(Peer.Talking) ? ", talking" : ""));
