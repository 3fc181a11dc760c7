using System.Runtime.Versioning;
using SmtpAnalyzers.Runtime.Tests.RealServers;

[assembly: AssemblyFixture(typeof(OpenSmtpdServer))]

namespace SmtpAnalyzers.Runtime.Tests.RealServers;

public sealed class OpenSmtpdServer : RealServer
{
    /// <summary>crypt(3), SHA-512, of "secret".</summary>
    private const string Secret = "$6$smtptest$EF7KLhEQ6bGHv8KQpnpAz8vwGyFTtkTPgZN43g.paLegSnjoHup52tj2/yBYjT/G8Zm9u2Sfq2ew0iYWNG/AM/";

    public override string Name => "OpenSMTPD";

    protected override string Program => "/usr/sbin/smtpd";

    [SupportedOSPlatform("linux")]
    protected override async Task<string[]> PrepareAsync(string program, string certificate, string key)
    {
        await SucceedAsync("chown", "nobody", Path.Combine(Directory, "mail"));
        var configuration = Path.Combine(Directory, "smtpd.conf");
        await File.WriteAllTextAsync(configuration, $$"""
            pki lab cert "{{certificate}}"
            pki lab key "{{key}}"
            table users { "good@lab.test" = "nobody" }
            table logins { alice = "{{Secret}}" }
            smtp max-message-size "20K"
            listen on 127.0.0.1 port {{Open}} hostname mail.lab.test
            listen on 127.0.0.1 port {{StartTlsRequired}} hostname mail.lab.test tls-require pki lab
            listen on 127.0.0.1 port {{Submission}} hostname mail.lab.test tls-require pki lab auth <logins>
            action "keep" mda "/bin/cat >> {{Directory}}/mail/all" virtual <users>
            match from any for domain "lab.test" action "keep"
            match auth from any for any action "keep"

            """);

        // Its folders have fixed names, so it gets a /var of its own; what it delivers goes to the directory of the test.
        const string prepare = """
            mount -t tmpfs none /var && mkdir -p /var/lib/opensmtpd/empty /var/spool/smtpd /var/run && chmod 711 /var/spool/smtpd || exit 1
            if [ -d "$1" ]; then mount --bind "$1" /usr/libexec || exit 1; fi
            exec "$2" -d -f "$3"
            """;
        return ["unshare", "-m", "sh", "-c", prepare, "sh", Unpacked + "/usr/libexec", program, configuration];
    }
}
