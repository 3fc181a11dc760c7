using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Security.Cryptography.X509Certificates;
using SmtpAnalyzers.Runtime.Tests.Postfix;
using SmtpAnalyzers.Testing;

[assembly: AssemblyFixture(typeof(PostfixServer))]

namespace SmtpAnalyzers.Runtime.Tests.Postfix;

/// <summary>
/// A real Postfix with a configuration, a queue and mailboxes of its own in a temporary directory, on free ports of 127.0.0.1. Started by the
/// first test that asks for it, and stopped after the last one; the machine's own Postfix, if there is one, is never touched.
/// </summary>
public sealed class PostfixServer : IAsyncDisposable
{
    private const string Postfix = "/usr/sbin/postfix";

    private readonly Lazy<Task<string?>> _start;
    private string? _directory;
    private DovecotAuthentication? _authentication;

    public PostfixServer() => _start = new Lazy<Task<string?>>(() => OperatingSystem.IsLinux() ? StartAsync() : Task.FromResult<string?>("Postfix runs on Linux only."));

    /// <summary>Takes mail for lab.test from anyone, relays for nobody.</summary>
    public int Open { get; } = FreePort();

    /// <summary>The same, after STARTTLS only.</summary>
    public int StartTlsRequired { get; } = FreePort();

    /// <summary>Submission as Debian configures it: reject at RCPT whoever is not authenticated.</summary>
    public int Submission { get; } = FreePort();

    /// <summary>Submission that says 530 to whoever is not authenticated, as Gmail and Exchange do.</summary>
    public int SubmissionThatSays530 { get; } = FreePort();

    /// <summary>Takes one recipient for a message.</summary>
    public int OneRecipient { get; } = FreePort();

    /// <summary>Skips the test, with the reason, where there is no Postfix to talk to.</summary>
    public async Task RequireAsync()
    {
        if (await _start.Value is { } reason)
        {
            Assert.Skip(reason);
        }
    }

    /// <summary>The mails in this user's mailbox, once there are any: delivery follows the reply.</summary>
    public async Task<IReadOnlyList<string>> MailOfAsync(string user, CancellationToken cancellationToken)
    {
        var mailbox = Path.Combine(_directory!, "mail", user, "new");
        while (!Directory.Exists(mailbox) || Directory.GetFiles(mailbox).Length == 0)
        {
            await Task.Delay(50, cancellationToken);
        }

        return [.. Directory.GetFiles(mailbox).Select(File.ReadAllText)];
    }

    public async ValueTask DisposeAsync()
    {
        if (_directory is not null)
        {
            await RunAsync(Postfix, "-c", Path.Combine(_directory, "etc"), "stop");
            Directory.Delete(_directory, recursive: true);
        }

        _authentication?.Dispose();
    }

    /// <summary>Null where it runs, else why not.</summary>
    [SupportedOSPlatform("linux")]
    private async Task<string?> StartAsync()
    {
        if (!File.Exists(Postfix))
        {
            return "Postfix is not installed (bash .ci/servers.sh installs it).";
        }

        if (!Environment.IsPrivilegedProcess)
        {
            return "Postfix is started by root only.";
        }

        _directory = Directory.CreateTempSubdirectory("smtp-postfix-").FullName;
        File.SetUnixFileMode(_directory, (UnixFileMode)0b111_101_101);
        foreach (var name in new[] { "etc", "queue", "data", "mail" })
        {
            Directory.CreateDirectory(Path.Combine(_directory, name));
        }

        _authentication = new DovecotAuthentication(Path.Combine(_directory, "auth"), "alice", "secret");
        await WriteConfigurationAsync(Path.Combine(_directory, "etc"));
        await SucceedAsync("chown", "postfix", Path.Combine(_directory, "data"));
        await SucceedAsync("chown", "nobody", Path.Combine(_directory, "mail"));
        await SucceedAsync(Postfix, "-c", Path.Combine(_directory, "etc"), "start");
        return null;
    }

    private async Task WriteConfigurationAsync(string etc)
    {
        var certificate = Certificates.Trusted;
        using var key = certificate.GetRSAPrivateKey()!;
        await File.WriteAllTextAsync(
            Path.Combine(etc, "server.pem"),
            key.ExportPkcs8PrivateKeyPem() + "\n" + certificate.ExportCertificatePem() + "\n");
        await File.WriteAllTextAsync(Path.Combine(etc, "mailboxes"), "good@lab.test good/\nother@lab.test other/\ngrey@lab.test grey/\n");
        await File.WriteAllTextAsync(Path.Combine(etc, "recipients"), "grey@lab.test 450 4.2.0 Greylisted, try again later\n");
        await File.WriteAllTextAsync(Path.Combine(etc, "main.cf"), $"""
            compatibility_level = 3.6
            queue_directory = {_directory}/queue
            data_directory = {_directory}/data
            maillog_file = {_directory}/log
            maillog_file_prefixes = {_directory}
            myhostname = mail.lab.test
            mydestination =
            mynetworks =
            inet_interfaces = 127.0.0.1
            inet_protocols = ipv4
            virtual_mailbox_domains = lab.test
            virtual_mailbox_base = {_directory}/mail
            virtual_mailbox_maps = texthash:{etc}/mailboxes
            virtual_uid_maps = static:65534
            virtual_gid_maps = static:65534
            message_size_limit = 20480
            smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
            smtpd_recipient_restrictions = check_recipient_access texthash:{etc}/recipients
            smtpd_sasl_type = dovecot
            smtpd_sasl_path = {_directory}/auth
            smtpd_tls_chain_files = {etc}/server.pem

            """);
        await File.WriteAllTextAsync(Path.Combine(etc, "master.cf"), $$"""
            127.0.0.1:{{Open}} inet n - n - - smtpd
            127.0.0.1:{{StartTlsRequired}} inet n - n - - smtpd
              -o smtpd_tls_security_level=encrypt
            127.0.0.1:{{Submission}} inet n - n - - smtpd
              -o smtpd_sasl_auth_enable=yes
              -o { smtpd_recipient_restrictions = permit_sasl_authenticated, reject }
            127.0.0.1:{{SubmissionThatSays530}} inet n - n - - smtpd
              -o smtpd_sasl_auth_enable=yes
              -o smtpd_delay_reject=no
              -o { smtpd_sender_restrictions = permit_sasl_authenticated, check_sender_access static:{530 5.7.0 Authentication Required} }
            127.0.0.1:{{OneRecipient}} inet n - n - - smtpd
              -o smtpd_recipient_limit=1
            cleanup unix n - n - 0 cleanup
            qmgr unix n - n 300 1 qmgr
            rewrite unix - - n - - trivial-rewrite
            bounce unix - - n - 0 bounce
            defer unix - - n - 0 bounce
            trace unix - - n - 0 bounce
            error unix - - n - - error
            retry unix - - n - - error
            discard unix - - n - - discard
            proxymap unix - - n - - proxymap
            anvil unix - - n - 1 anvil
            tlsmgr unix - - n 1000? 1 tlsmgr
            virtual unix - n n - - virtual
            postlog unix-dgram n - n - 1 postlogd

            """);
    }

    private static async Task SucceedAsync(string command, params string[] arguments)
    {
        var (exitCode, output) = await RunAsync(command, arguments);
        Assert.True(exitCode == 0, $"{command} {string.Join(' ', arguments)} failed: {output}");
    }

    // The output goes to a file: Postfix daemons inherit it, and a pipe would stay open as long as they run.
    private static async Task<(int ExitCode, string Output)> RunAsync(string command, params string[] arguments)
    {
        var output = Path.GetTempFileName();
        try
        {
            using var process = Process.Start("/bin/sh", ["-c", "out=$1; shift; exec \"$@\" >\"$out\" 2>&1", "sh", output, command, .. arguments]);
            await process.WaitForExitAsync();
            return (process.ExitCode, await File.ReadAllTextAsync(output));
        }
        finally
        {
            File.Delete(output);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
