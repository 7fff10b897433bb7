using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AsyncMachine.Rpc.AspNetCore.Tests;

/// <summary>Who a client is, is ASP.NET's business; what it may do is asked with that.</summary>
public sealed class AuthenticationTests
{
    private const string Scheme = "Bearer";

    [Test]
    public async Task Who_is_not_authenticated_does_not_come_back()
    {
        await using WebApplication app = await StartAsync();

        Assert.That(async () => await RemoteMachine.ConnectAsync(app.WebSocket(), new RemoteMachineOptions()).Soon(), Throws.InstanceOf<RemoteRefusedException>().With.Message.Contains("401"));
        Assert.That(async () => await RemoteMachine.ConnectAsync(As(app, "nobody"), new RemoteMachineOptions()).Soon(), Throws.InstanceOf<RemoteRefusedException>().With.Message.Contains("401"));
    }

    [Test]
    public async Task Permissions_are_those_of_the_user()
    {
        await using WebApplication app = await StartAsync();
        await using RemoteMachine<Lamp> ada = await RemoteMachine.ConnectAsync<Lamp>(As(app, "ada"), TestHost.Once).Soon();
        await using RemoteMachine<Lamp> eve = await RemoteMachine.ConnectAsync<Lamp>(As(app, "eve"), TestHost.Once).Soon();

        Task seen = eve.When(Lamp.On);
        Result allowed = await ada.AddAsync(Lamp.On).Soon();
        await seen.Soon();

        Assert.That(allowed, Is.EqualTo(Result.Executed));
        Assert.That(async () => await eve.RemoveAsync(Lamp.On).Soon(), Throws.InstanceOf<RemoteRefusedException>().With.Message.Contains("On"));
        Assert.That(app.Lamp().Is(Lamp.On));
        Assert.That(Asked.Select(request => request.Origin.User?.Identity?.Name), Is.EqualTo(["ada", "eve"]));
        Assert.That(Asked.Select(request => request.Machine), Is.All.Empty);
        Assert.That(Asked.Select(request => request.Origin.RemoteEndPoint), Is.All.Not.Null);
    }

    [Test]
    public async Task A_user_who_is_denied_is_told_why()
    {
        await using WebApplication app = await StartAsync();

        Assert.That(async () => await RemoteMachine.ConnectAsync(As(app, "mallory"), new RemoteMachineOptions()).Soon(), Throws.InstanceOf<RemoteRefusedException>().With.Message.EqualTo("Not you, mallory."));
    }

    [Test]
    public async Task Without_authentication_there_is_no_user()
    {
        AccessRequest? asked = null;
        await using WebApplication app = TestHost.Build(options: options => options with
        {
            Authorize = (request, _) =>
            {
                asked = request;
                return new(Access.Full);
            },
        });
        app.MapMachines();
        await app.StartAsync();

        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(app.WebSocket(), TestHost.Once with { ClientId = "c-1", Credentials = "key"u8.ToArray() }).Soon();

        Assert.That(asked!.Origin.User, Is.Null);
        Assert.That((asked.ClientId, asked.Credentials?.ToArray()), Is.EqualTo(("c-1", "key"u8.ToArray())));
    }

    private List<AccessRequest> Asked { get; } = [];

    [SetUp]
    public void Forget() => Asked.Clear();

    private async Task<WebApplication> StartAsync()
    {
        WebApplication app = TestHost.Build(
            builder =>
            {
                builder.Services.AddAuthentication(Scheme).AddScheme<AuthenticationSchemeOptions, NameIsToken>(Scheme, null);
                builder.Services.AddAuthorization();
            },
            options: options => options with { Authorize = (request, _) => new(Decide(request)) });
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapMachines().RequireAuthorization();
        await app.StartAsync();
        return app;
    }

    private Access Decide(AccessRequest request)
    {
        lock (Asked) Asked.Add(request);
        ClaimsPrincipal user = request.Origin.User!;
        string name = user.Identity!.Name!;
        if (name == "mallory") return Access.Deny("Not you, mallory.");
        return Access.Full with { Identity = name, MayMutate = user.IsInRole("keeper") ? null : _ => false };
    }

    private static Dial As(WebApplication app, string token) => app.WebSocket(configure: options => options.SetRequestHeader("Authorization", "Bearer " + token));

    /// <summary>Believes everybody who has a name.</summary>
    private sealed class NameIsToken(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            string name = Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal);
            if (name.Length == 0) return Task.FromResult(AuthenticateResult.NoResult());
            if (name == "nobody") return Task.FromResult(AuthenticateResult.Fail("unknown"));
            var claims = new List<Claim> { new(ClaimTypes.Name, name) };
            if (name == "ada") claims.Add(new Claim(ClaimTypes.Role, "keeper"));
            var user = new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme.Name));
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(user, Scheme.Name)));
        }
    }
}
