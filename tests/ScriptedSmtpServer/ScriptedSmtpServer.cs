using System.Net;
using System.Net.Sockets;

namespace SmtpAnalyzers.Testing;

/// <summary>
/// A mail server on a free port of 127.0.0.1 that says what its <see cref="SmtpScript"/> says, and remembers what it heard.
/// </summary>
public sealed class ScriptedSmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly object _gate = new();
    private readonly List<SmtpSession> _sessions = [];
    private readonly List<Task> _conversations = [];
    private readonly Task _accepting;

    private ScriptedSmtpServer(SmtpScript script)
    {
        Script = script;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public SmtpScript Script { get; }

    public string Host => "127.0.0.1";

    public int Port { get; }

    /// <summary>One for each connection, in the order in which they came.</summary>
    public IReadOnlyList<SmtpSession> Sessions
    {
        get { lock (_gate) { return [.. _sessions]; } }
    }

    /// <summary>Every mail accepted so far, on any connection.</summary>
    public IReadOnlyList<DeliveredMail> Mails => [.. Sessions.SelectMany(session => session.Mails)];

    public static ScriptedSmtpServer Start(SmtpScript? script = null) => new(script ?? new SmtpScript());

    /// <summary>Waits until every client has gone: SmtpClient does not wait for the answer to QUIT, so it may still be on its way.</summary>
    public async Task WaitForSessionsToEndAsync(CancellationToken cancellationToken = default)
    {
        Task[] conversations;
        lock (_gate)
        {
            conversations = [.. _conversations];
        }

        await Task.WhenAll(conversations).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _listener.Stop();
        await _accepting.ConfigureAwait(false);
        await WaitForSessionsToEndAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            TcpClient connection;
            try
            {
                connection = await _listener.AcceptTcpClientAsync(_stop.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }

            var session = new SmtpSession();
            lock (_gate)
            {
                _sessions.Add(session);
                _conversations.Add(Task.Run(() => TalkAsync(connection, session)));
            }
        }
    }

    private async Task TalkAsync(TcpClient connection, SmtpSession session)
    {
        using (connection)
        {
            try
            {
                await using var conversation = new SmtpConversation(connection.GetStream(), Script, session, _stop.Token);
                await conversation.RunAsync().ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or
                System.Security.Authentication.AuthenticationException)
            {
                // The client went away, refused the certificate, or the test is over.
            }
        }
    }
}
