// A machine of a process of its own, served over TCP and traced as the environment says, until standard input ends.
using System.Net;
using AsyncMachine;
using AsyncMachine.Rpc;
using AsyncMachine.Telemetry;
using AsyncMachine.Telemetry.Depot;

using IDisposable telemetry = TelemetryFromEnvironment.Start();
await using Machine<Trains> machine = Machine.Create(
    new Trains { OnArrived = machine => machine.Add(Trains.Cleaned) }, new MachineOptions { Id = "far" });
await using var server = new MachineServer();
server.Host(machine);
await using SocketListener listener = SocketListener.Start(server, new IPEndPoint(IPAddress.Loopback, 0));
Console.WriteLine($"port {((IPEndPoint)listener.EndPoint).Port}");
await Console.In.ReadToEndAsync();
