using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AsyncMachine.Rpc.Proof;

/// <summary>TLS for the length of a run: a certificate that nobody else trusts.</summary>
internal sealed class Encryption : IDisposable
{
    private const string Name = "localhost";

    private readonly X509Certificate2 _certificate = Make();

    public SslServerAuthenticationOptions Server => new() { ServerCertificate = _certificate };

    public SslClientAuthenticationOptions Client
    {
        get
        {
            byte[] trusted = _certificate.RawData;
            return new()
            {
                TargetHost = Name,
                RemoteCertificateValidationCallback = (_, shown, _, _) => shown is not null && shown.GetRawCertData().AsSpan().SequenceEqual(trusted),
            };
        }
    }

    public void Dispose() => _certificate.Dispose();

    private static X509Certificate2 Make()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Name}", key, HashAlgorithmName.SHA256);
        using X509Certificate2 made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null); // with a key that every platform's TLS can use
    }
}
