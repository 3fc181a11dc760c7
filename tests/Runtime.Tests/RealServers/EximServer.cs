using System.Runtime.Versioning;
using SmtpAnalyzers.Runtime.Tests.RealServers;

[assembly: AssemblyFixture(typeof(EximServer))]

namespace SmtpAnalyzers.Runtime.Tests.RealServers;

public sealed class EximServer : RealServer
{
    public override string Name => "Exim";

    protected override string Program => "/usr/sbin/exim4";

    [SupportedOSPlatform("linux")]
    protected override async Task<string[]> PrepareAsync(string program, string certificate, string key)
    {
        // Exim takes a configuration from root only, and writes as its own user.
        foreach (var name in new[] { "mail", "log", "tls" })
        {
            System.IO.Directory.CreateDirectory(Path.Combine(Directory, name));
        }

        File.Copy(key, Path.Combine(Directory, "tls", "key.pem"));
        await SucceedAsync("chown", "-R", "Debian-exim", Path.Combine(Directory, "mail"), Path.Combine(Directory, "log"), Path.Combine(Directory, "tls"));
        var configuration = Path.Combine(Directory, "exim.conf");
        await File.WriteAllTextAsync(configuration, $$$"""
            exim_path = {{{program}}}
            spool_directory = {{{Directory}}}/mail
            log_file_path = {{{Directory}}}/log/%s
            pid_file_path = {{{Directory}}}/log/pid
            primary_hostname = mail.lab.test
            domainlist local_domains = lab.test
            local_interfaces = 127.0.0.1
            daemon_smtp_ports = {{{Open}}} : {{{StartTlsRequired}}} : {{{Submission}}}
            message_size_limit = 20K
            queue_only
            tls_advertise_hosts = *
            tls_certificate = {{{certificate}}}
            tls_privatekey = {{{Directory}}}/tls/key.pem
            acl_smtp_mail = acl_mail
            acl_smtp_rcpt = acl_rcpt
            begin acl
            acl_mail:
              deny condition = ${if eq{$received_port}{{{{StartTlsRequired}}}}}
                   !encrypted = *
                   message = TLS required for this sender
              accept
            acl_rcpt:
              accept authenticated = *
              require message = relay not permitted
                      domains = +local_domains
              require verify = recipient
              accept
            begin routers
            local:
              driver = accept
              local_parts = good
              transport = nowhere
            begin transports
            nowhere:
              driver = appendfile
              file = /dev/null
            begin authenticators
            login:
              driver = plaintext
              public_name = LOGIN
              server_prompts = <| Username: | Password:
              server_condition = ${if eq{$auth1:$auth2}{alice:secret}}
              server_set_id = $auth1

            """);
        return [program, "-C", configuration, "-bdf"];
    }
}
