using System.Globalization;
using System.Net;

namespace AsyncMachine.Rpc.Proof;

/// <summary>The server's process that is killed. What it has executed is in a file before anybody is told.</summary>
internal static class KillServer
{
    public static async Task<int> RunAsync(string port, string path)
    {
        using var journal = Journal.Append(path);
        await using Machine<Ledger> machine = Machine.Create(new Ledger(static _ => { }, entry => journal.Add(entry.Client, entry.Number)));
        await using var server = new MachineServer(new MachineServerOptions { PingInterval = TimeSpan.FromMilliseconds(500) });
        server.Host(machine);
        await using SocketListener listener = SocketListener.Start(server, new IPEndPoint(IPAddress.Loopback, int.Parse(port, CultureInfo.InvariantCulture)));
        Console.WriteLine(((IPEndPoint)listener.EndPoint).Port.ToString(CultureInfo.InvariantCulture));
        while (await Console.In.ReadLineAsync() is not null) Console.WriteLine(string.Join(' ', machine.Time().Ticks.ToArray()));
        return 0;
    }
}
