using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using SmtpAnalyzers.Testing;

namespace SmtpAnalyzers.Runtime.Tests.RealServers;

/// <summary>
/// A real mail server on free ports of 127.0.0.1, with a configuration and folders of its own. It takes mail for good@lab.test from anyone,
/// of at most 20 KiB, and relays for alice with the password "secret". Started by the first test that asks, stopped after the last one.
/// </summary>
public abstract class RealServer : IAsyncDisposable
{
    /// <summary>Where .ci/servers.sh unpacks the servers that cannot be installed side by side.</summary>
    protected const string Unpacked = "/usr/local/lib/smtp-test-servers";

    private readonly Lazy<Task<string?>> _start;
    private Process? _process;

    protected RealServer() => _start = new Lazy<Task<string?>>(() => OperatingSystem.IsLinux() ? StartAsync() : Task.FromResult<string?>($"{Name} runs on Linux only."));

    public abstract string Name { get; }

    /// <summary>Without TLS and without a login.</summary>
    public int Open { get; } = FreePort();

    /// <summary>The same, after STARTTLS only.</summary>
    public int StartTlsRequired { get; } = FreePort();

    /// <summary>Offers AUTH LOGIN, and STARTTLS where the server takes no login without it.</summary>
    public int Submission { get; } = FreePort();

    protected string Directory { get; private set; } = "";

    protected abstract string Program { get; }

    /// <summary>Skips the test, with the reason, where there is no server to talk to.</summary>
    public async Task RequireAsync()
    {
        if (await _start.Value is { } reason)
        {
            Assert.Skip(reason);
        }
    }

    /// <summary>Skips the test where the server offers TLS and fails in every handshake, as OpenSMTPD 6.8 does with OpenSSL 3.</summary>
    public async Task RequireTlsAsync()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, StartTlsRequired);
        using var reader = new StreamReader(client.GetStream());
        await using var writer = new StreamWriter(client.GetStream()) { AutoFlush = true, NewLine = "\r\n" };
        await reader.ReadLineAsync();
        await writer.WriteLineAsync("EHLO test.example");
        while (await reader.ReadLineAsync() is ['2', '5', '0', '-', ..])
        {
        }

        await writer.WriteLineAsync("STARTTLS");
        Assert.StartsWith("220", await reader.ReadLineAsync(), StringComparison.Ordinal);
        await using var encrypted = new SslStream(client.GetStream(), leaveInnerStreamOpen: true, (_, _, _, _) => true);
        try
        {
            await encrypted.AuthenticateAsClientAsync("127.0.0.1");
            await encrypted.WriteAsync("NOOP\r\n"u8.ToArray());
            Assert.Equal((byte)'2', (byte)encrypted.ReadByte());
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            Assert.Skip($"{Name} fails in every TLS handshake here: {e.GetBaseException().Message}");
        }
    }

    /// <summary>Waits until the mail with this subject is in one of the server's folders: delivery follows the reply.</summary>
    public async Task FindMailAsync(string subject)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (!System.IO.Directory.EnumerateFiles(Path.Combine(Directory, "mail"), "*", SearchOption.AllDirectories).Any(file => Text(file).Contains(subject, StringComparison.Ordinal)))
        {
            await Task.Delay(50, patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        if (Directory.Length > 0)
        {
            System.IO.Directory.Delete(Directory, recursive: true);
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Writes the configuration and says how the server is started in the foreground.</summary>
    [SupportedOSPlatform("linux")]
    protected abstract Task<string[]> PrepareAsync(string program, string certificate, string key);

    protected static async Task SucceedAsync(params string[] command)
    {
        using var process = Process.Start(command[0], command[1..]);
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', command)} failed.");
    }

    /// <summary>Null where it runs, else why not.</summary>
    [SupportedOSPlatform("linux")]
    private async Task<string?> StartAsync()
    {
        if (new[] { Program, Unpacked + Program }.FirstOrDefault(File.Exists) is not { } program)
        {
            return $"{Name} is not installed (bash .ci/servers.sh installs it).";
        }

        if (!Environment.IsPrivilegedProcess)
        {
            return $"{Name} is started by root only.";
        }

        Directory = System.IO.Directory.CreateTempSubdirectory("smtp-server-").FullName;
        File.SetUnixFileMode(Directory, (UnixFileMode)0b111_101_101);
        System.IO.Directory.CreateDirectory(Path.Combine(Directory, "mail"));
        var certificate = Certificates.Trusted;
        using var key = certificate.GetRSAPrivateKey()!;
        var certificateFile = Path.Combine(Directory, "certificate.pem");
        var keyFile = Path.Combine(Directory, "key.pem");
        await File.WriteAllTextAsync(certificateFile, certificate.ExportCertificatePem() + "\n");
        await File.WriteAllTextAsync(keyFile, key.ExportPkcs8PrivateKeyPem() + "\n");
        File.SetUnixFileMode(keyFile, UnixFileMode.UserRead);

        // The output goes to a file: daemons inherit it, and a pipe would stay open as long as they run.
        var output = Path.Combine(Directory, "output");
        _process = Process.Start("/bin/sh", ["-c", "out=$1; shift; exec \"$@\" >\"$out\" 2>&1", "sh", output, .. await PrepareAsync(program, certificateFile, keyFile)]);
        var patience = Stopwatch.StartNew();
        while (!await GreetsAsync())
        {
            if (_process.HasExited || patience.Elapsed > TimeSpan.FromMinutes(1))
            {
                return $"{Name} does not start here: {await File.ReadAllTextAsync(output)}";
            }

            await Task.Delay(100);
        }

        return null;
    }

    private async Task<bool> GreetsAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Open);
            return (await new StreamReader(client.GetStream()).ReadLineAsync())?.StartsWith("220", StringComparison.Ordinal) == true;
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return false;
        }
    }

    private static string Text(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            // Moved on by the server.
            return "";
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
