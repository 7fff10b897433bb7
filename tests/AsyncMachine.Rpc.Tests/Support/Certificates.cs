using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AsyncMachine.Rpc.Tests.Support;

/// <summary>Certificates that sign themselves, and who trusts them.</summary>
internal static class Certificates
{
    public static X509Certificate2 ForServer(string host) => Make(host, "1.3.6.1.5.5.7.3.1");

    public static X509Certificate2 ForClient(string name) => Make(name, "1.3.6.1.5.5.7.3.2");

    /// <summary>A client that trusts one server's certificate, and shows one of its own or none.</summary>
    public static SslClientAuthenticationOptions Client(X509Certificate2 server, X509Certificate2? own = null, string host = "localhost") => new()
    {
        TargetHost = host,
        CertificateChainPolicy = Trusting(server),
        ClientCertificateContext = own is null ? null : SslStreamCertificateContext.Create(own, null),
    };

    /// <summary>A server that lets in whoever shows one certificate; anybody if there is none.</summary>
    public static SslServerAuthenticationOptions Server(X509Certificate2 own, X509Certificate2? client = null) => new()
    {
        ServerCertificate = own,
        ClientCertificateRequired = client is not null,
        CertificateChainPolicy = client is null ? null : Trusting(client),
    };

    public static X509ChainPolicy Trusting(X509Certificate2 certificate) => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { certificate }, RevocationMode = X509RevocationMode.NoCheck,
    };

    private static X509Certificate2 Make(string name, string usage)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], critical: false));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));

        // With a key that every system can use: not all take one that is nowhere but in memory.
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
