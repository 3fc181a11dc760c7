using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;

namespace SmtpAnalyzers.Runtime.Tests.Postfix;

/// <summary>
/// Where Postfix asks whether a password is right: the server's side of Dovecot's authentication protocol, for AUTH LOGIN and one user.
/// </summary>
internal sealed class DovecotAuthentication : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly string _user;
    private readonly string _password;

    [SupportedOSPlatform("linux")]
    public DovecotAuthentication(string path, string user, string password)
    {
        (_user, _password) = (user, password);
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        File.SetUnixFileMode(path, (UnixFileMode)0b110_110_110);
        _listener.Listen();
        _ = AcceptAsync();
    }

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = AnswerAsync(await _listener.AcceptAsync());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Disposed: Postfix has stopped.
        }
    }

    private async Task AnswerAsync(Socket socket)
    {
        try
        {
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            using var reader = new StreamReader(stream, Encoding.ASCII);
            await using var writer = new StreamWriter(stream, Encoding.ASCII) { AutoFlush = true, NewLine = "\n" };
            await writer.WriteAsync($"VERSION\t1\t1\nMECH\tLOGIN\tplaintext\nSPID\t{Environment.ProcessId}\nCUID\t1\nCOOKIE\t{Guid.NewGuid():N}\nDONE\n");
            var users = new Dictionary<string, string>();
            while (await reader.ReadLineAsync() is { } line)
            {
                var fields = line.Split('\t');
                if (fields[0] == "AUTH")
                {
                    var response = fields.Single(field => field.StartsWith("resp=", StringComparison.Ordinal));
                    users[fields[1]] = Decode(response["resp=".Length..]);
                    await writer.WriteLineAsync($"CONT\t{fields[1]}\t{Convert.ToBase64String("Password:"u8)}");
                }
                else if (fields[0] == "CONT" && users.Remove(fields[1], out var user))
                {
                    var isRight = user == _user && Decode(fields[2]) == _password;
                    await writer.WriteLineAsync($"{(isRight ? "OK" : "FAIL")}\t{fields[1]}\tuser={user}");
                }
            }
        }
        catch (IOException)
        {
            // An smtpd process ended.
        }
    }

    private static string Decode(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));
}
