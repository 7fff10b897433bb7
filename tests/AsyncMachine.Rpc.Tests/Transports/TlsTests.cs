using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using AsyncMachine.Rpc.Tests.Support;

namespace AsyncMachine.Rpc.Tests.Transports;

public sealed class TlsTests
{
    private static readonly Schema Plain = new SchemaBuilder("Lamp").State("On").State("Blink", multi: true).Build();
    private static readonly IPEndPoint Anywhere = new(IPAddress.Loopback, 0);
    private static readonly RemoteMachineOptions Once = new() { MaxRetries = 0 };

    private readonly X509Certificate2 _server = Certificates.ForServer("localhost"), _client = Certificates.ForClient("ada"), _other = Certificates.ForClient("ada");

    [Test]
    public async Task Machines_are_reached_over_tls()
    {
        await using var machine = new Machine(Plain);
        await using var server = new MachineServer();
        server.Host(machine);
        await using SocketListener listener = SocketListener.Start(server, Anywhere, Certificates.Server(_server));
        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(SocketTransport.To(listener.EndPoint, Certificates.Client(_server)), Once).Soon();

        await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => remote.AddAsync(remote.Schema.State("Blink")).AsTask())).Soon();

        Assert.That(machine.Tick("Blink"), Is.EqualTo(999));
        Assert.That(remote.Tick("Blink"), Is.EqualTo(999));
    }

    [Test]
    public async Task The_server_learns_the_certificate_and_the_place_of_a_client()
    {
        await using var machine = new Machine(Plain);
        AccessRequest? asked = null;
        await using var server = new MachineServer(new MachineServerOptions
        {
            Authorize = (request, _) =>
            {
                asked = request;
                return new(Access.Full with { Identity = request.Origin.Certificate?.Subject ?? "" });
            },
        });
        server.Host(machine);
        await using SocketListener listener = SocketListener.Start(server, Anywhere, Certificates.Server(_server, _client));

        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(SocketTransport.To(listener.EndPoint, Certificates.Client(_server, _client)), Once).Soon();

        Assert.That(asked!.Origin.Certificate?.Thumbprint, Is.EqualTo(_client.Thumbprint));
        Assert.That((asked.Origin.RemoteEndPoint as IPEndPoint)?.Address, Is.EqualTo(IPAddress.Loopback));
    }

    [TestCase(false), TestCase(true)]
    public async Task A_client_without_the_right_certificate_is_refused_and_no_other(bool hasOther)
    {
        await using var machine = new Machine(Plain);
        await using var server = new MachineServer();
        server.Host(machine);
        await using SocketListener listener = SocketListener.Start(server, Anywhere, Certificates.Server(_server, _client));
        Dial wrong = SocketTransport.To(listener.EndPoint, Certificates.Client(_server, hasOther ? _other : null));

        Task blamed = server.Machine.WhenTime(RpcServerStates.ErrRpc, 1);
        Assert.That(async () => await RemoteMachine.ConnectAsync(wrong, Once).Soon(), Throws.InstanceOf<IOException>().Or.InstanceOf<AuthenticationException>());

        await using RemoteMachine right = await RemoteMachine.ConnectAsync(SocketTransport.To(listener.EndPoint, Certificates.Client(_server, _client)), Once).Soon();
        Assert.That(await right.AddAsync(right.Schema.State("On")).Soon(), Is.EqualTo(Result.Executed));
        await blamed.Soon();
        Assert.That(server.ProtocolErrors, Is.EqualTo(1));
    }

    [Test]
    public async Task A_server_of_another_name_is_refused()
    {
        await using var machine = new Machine(Plain);
        await using var server = new MachineServer();
        server.Host(machine);
        await using SocketListener listener = SocketListener.Start(server, Anywhere, Certificates.Server(_server));
        Dial dial = SocketTransport.To(listener.EndPoint, Certificates.Client(_server, host: "elsewhere.example"));

        // At once, with whatever number of attempts: another one would not help.
        Assert.That(async () => await RemoteMachine.ConnectAsync(dial, new RemoteMachineOptions()).Soon(), Throws.InstanceOf<AuthenticationException>());
    }

    [Test]
    public async Task A_plain_client_on_a_tls_port_harms_nobody()
    {
        await using var machine = new Machine(Plain);
        await using var server = new MachineServer();
        server.Host(machine);
        await using SocketListener listener = SocketListener.Start(server, Anywhere, Certificates.Server(_server));
        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(SocketTransport.To(listener.EndPoint, Certificates.Client(_server)), Once).Soon();

        Task blamed = server.Machine.WhenTime(RpcServerStates.ErrRpc, 1);
        Assert.That(async () => await RemoteMachine.ConnectAsync(SocketTransport.To(listener.EndPoint), Once).Soon(), Throws.InstanceOf<IOException>().Or.InstanceOf<ProtocolException>().Or.InstanceOf<SocketException>());

        Assert.That(await remote.AddAsync(remote.Schema.State("On")).Soon(), Is.EqualTo(Result.Executed));
        await blamed.Soon();
        Assert.That(server.ProtocolErrors, Is.EqualTo(1));
    }

    [Test]
    public async Task Half_a_handshake_holds_nobody_up()
    {
        await using var machine = new Machine(Plain);
        await using var server = new MachineServer(new MachineServerOptions { HelloTimeout = TimeSpan.FromDays(1) });
        server.Host(machine);
        await using SocketListener listener = SocketListener.Start(server, Anywhere, Certificates.Server(_server));
        Socket[] halves = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => BeginAsync(listener.EndPoint)));

        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(SocketTransport.To(listener.EndPoint, Certificates.Client(_server)), Once).Soon();

        Assert.That(await remote.AddAsync(remote.Schema.State("On")).Soon(), Is.EqualTo(Result.Executed));
        Array.ForEach(halves, half => half.Dispose());
    }

    [Test]
    public async Task Half_a_handshake_ends_with_the_time_for_it()
    {
        await using var server = new MachineServer(new MachineServerOptions { HelloTimeout = TimeSpan.FromMilliseconds(50) });
        await using SocketListener listener = SocketListener.Start(server, Anywhere, Certificates.Server(_server));

        using Socket half = await BeginAsync(listener.EndPoint);

        Assert.That(await half.ReceiveAsync(new byte[16]).Soon(), Is.Zero);
    }

    [Test]
    public void Options_that_name_no_server_or_have_no_certificate_are_refused()
    {
        var server = new MachineServer();

        Assert.That(() => SocketTransport.To(Anywhere, new()), Throws.ArgumentException.With.Message.Contains("TargetHost"));
        Assert.That(() => SocketListener.Start(server, Anywhere, new System.Net.Security.SslServerAuthenticationOptions()), Throws.ArgumentException.With.Message.Contains("certificate"));
    }

    /// <summary>The first bytes of a client's handshake, and no more.</summary>
    private static async Task<Socket> BeginAsync(EndPoint to)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(to);
        await socket.SendAsync(new byte[] { 0x16, 0x03, 0x01, 0x02 });
        return socket;
    }
}
