using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace AsyncMachine.Rpc.AspNetCore.Tests;

/// <summary>Connections of Kestrel that are not HTTP.</summary>
public sealed class ConnectionTests
{
    private readonly X509Certificate2 _server = Certificates.ForServer("localhost"), _client = Certificates.ForClient("ada"), _other = Certificates.ForClient("eve");

    [Test]
    public async Task Clients_mutate_and_see_each_others_changes()
    {
        await using WebApplication app = TestHost.Build(listen: port => port.UseMachines());
        await app.StartAsync();
        Dial dial = SocketTransport.To(app.EndPoint());
        await using RemoteMachine<Lamp> first = await RemoteMachine.ConnectAsync<Lamp>(dial, TestHost.Once).Soon(), second = await RemoteMachine.ConnectAsync<Lamp>(dial, TestHost.Once).Soon();

        Task seen = second.When(Lamp.On);
        Result result = await first.AddAsync(Lamp.On).Soon();
        await seen.Soon();

        Assert.That(result, Is.EqualTo(Result.Executed));
        Assert.That(app.Lamp().Is(Lamp.On));
    }

    [Test]
    public async Task Tls_gives_the_server_the_certificate_and_the_place_of_a_client()
    {
        AccessRequest? asked = null;
        await using WebApplication app = TestHost.Build(listen: port => port.UseHttps(Require).UseMachines(), options: options => options with
        {
            Authorize = (request, _) =>
            {
                asked = request;
                return new(Access.Full);
            },
        });
        await app.StartAsync();

        await using RemoteMachine<Lamp> remote = await RemoteMachine.ConnectAsync<Lamp>(SocketTransport.To(app.EndPoint(), Certificates.Client(_server, _client)), TestHost.Once).Soon();

        Assert.That(await remote.AddAsync(Lamp.On).Soon(), Is.EqualTo(Result.Executed));
        Assert.That(asked!.Origin.Certificate?.Thumbprint, Is.EqualTo(_client.Thumbprint));
        Assert.That((asked.Origin.RemoteEndPoint as IPEndPoint)?.Address, Is.EqualTo(IPAddress.Loopback));
    }

    [TestCase(false), TestCase(true)]
    public async Task A_client_without_the_right_certificate_is_refused(bool hasOther)
    {
        await using WebApplication app = TestHost.Build(listen: port => port.UseHttps(Require).UseMachines());
        await app.StartAsync();
        Dial wrong = SocketTransport.To(app.EndPoint(), Certificates.Client(_server, hasOther ? _other : null));

        Assert.That(async () => await RemoteMachine.ConnectAsync(wrong, TestHost.Once).Soon(), Throws.InstanceOf<IOException>().Or.InstanceOf<AuthenticationException>());
    }

    [Test]
    public async Task Websockets_over_tls_bring_the_certificate_too()
    {
        X509Certificate2? shown = null;
        await using WebApplication app = TestHost.Build(listen: port => port.UseHttps(Require), options: options => options with
        {
            Authorize = (request, _) =>
            {
                shown = request.Origin.Certificate;
                return new(Access.Full);
            },
        });
        app.MapMachines();
        await app.StartAsync();
        Dial dial = WebSocketTransport.To(app.WebSocketAddress(host: "localhost"), options =>
        {
            options.ClientCertificates.Add(_client);
            options.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate!.GetCertHashString() == _server.Thumbprint;
        });

        await using RemoteMachine<Lamp> remote = await RemoteMachine.ConnectAsync<Lamp>(dial, TestHost.Once).Soon();

        Assert.That(await remote.AddAsync(Lamp.On).Soon(), Is.EqualTo(Result.Executed));
        Assert.That(shown?.Thumbprint, Is.EqualTo(_client.Thumbprint));
    }

    private void Require(HttpsConnectionAdapterOptions https)
    {
        https.ServerCertificate = _server;
        https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
        https.ClientCertificateValidation = (certificate, _, _) => certificate.Thumbprint == _client.Thumbprint;
    }
}
