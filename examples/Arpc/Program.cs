using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using Arpc;
using AsyncMachine;
using AsyncMachine.Rpc;

// Exit codes: 0 it has ended as it should, 1 there is no server, 2 wrong usage.
switch (args)
{
    case ["server"]:
        await ServeAsync();
        return 0;
    case ["client", string text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is > 0 and <= IPEndPoint.MaxPort:
        return await VisitAsync(port);
    default:
        Console.Error.WriteLine("usage: Arpc server | Arpc client PORT");
        return 2;
}

static async Task ServeAsync()
{
    await using Machine<Oven> oven = Machine.Create(new Oven(), new MachineOptions { Id = "oven" });
    await using var server = new MachineServer(new MachineServerOptions { Name = "bakery" });
    server.Host(oven);
    server.Machine.Bind(new Reception());
    await using SocketListener listener = SocketListener.Start(server, new IPEndPoint(IPAddress.Loopback, 0));
    Console.WriteLine($"port {((IPEndPoint)listener.EndPoint).Port}");

    var stop = new TaskCompletionSource();
    using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    await stop.Task;
    Console.WriteLine("closed");

    void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true; // the process goes on, to its own end
        stop.TrySetResult();
    }
}

static async Task<int> VisitAsync(int port)
{
    var options = new RemoteMachineOptions { ClientId = "baker", Address = $"127.0.0.1:{port}", MaxRetries = 2 };
    RemoteMachine<Oven> connected;
    try
    {
        connected = await RemoteMachine.ConnectAsync<Oven>(SocketTransport.To(new IPEndPoint(IPAddress.Loopback, port)), options);
    }
    catch (IOException error)
    {
        Console.Error.WriteLine(error.Message);
        return 1;
    }

    await using RemoteMachine<Oven> oven = connected;
    Console.WriteLine($"connected: {oven.Id} {oven}");

    // The server decides; what it has changed is here when the call returns.
    Console.WriteLine($"cold:      {await oven.AddAsync(Oven.Baking, new Dough("bread", 40))}");
    Console.WriteLine($"start:     {await oven.AddAsync(Oven.Start)}");
    Console.WriteLine($"for ever:  {await oven.AddAsync(Oven.Baking, new Dough("bread", 1_000))}");
    Console.WriteLine($"40 min:    {await oven.AddAsync(Oven.Baking, new Dough("bread", 40))}");

    // What the server does by itself is pushed; waits are local.
    await oven.When(Oven.Baked);
    Console.WriteLine($"baked:     {oven}");
    Console.WriteLine($"stop:      {await oven.RemoveAsync(Oven.Start)}");
    Console.WriteLine($"at last:   {oven}");
    Console.WriteLine($"client:    {oven.Client}");
    return 0;
}
