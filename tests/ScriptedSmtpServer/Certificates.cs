using System.Collections.Concurrent;
using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;

namespace SmtpAnalyzers.Testing;

/// <summary>Made once: a key takes longer than the send that uses it.</summary>
internal static class Certificates
{
    private static readonly ConcurrentDictionary<string, bool> TrustedThumbprints = new();

    private static readonly Lazy<X509Certificate2> LazyUntrusted = new(() => TestCertificate.Create("127.0.0.1"));

    private static readonly Lazy<X509Certificate2> LazyTrusted = new(() =>
    {
        var certificate = TestCertificate.Create("127.0.0.1");
        TrustedThumbprints[certificate.Thumbprint] = true;
        return certificate;
    });

    public static X509Certificate2 Untrusted => LazyUntrusted.Value;

    public static X509Certificate2 Trusted => LazyTrusted.Value;

    /// <summary>SmtpClient has no callback of its own; this one is of the whole process, so it goes by the certificate.</summary>
    [ModuleInitializer]
    internal static void TrustOurOwn()
    {
#pragma warning disable SYSLIB0014 // The only way in: SmtpClient still asks ServicePointManager.
        ServicePointManager.ServerCertificateValidationCallback = (_, certificate, _, errors) =>
            errors == System.Net.Security.SslPolicyErrors.None || TrustedThumbprints.ContainsKey(certificate!.GetCertHashString());
#pragma warning restore SYSLIB0014
    }
}
