using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace SmtpAnalyzers.Testing;

/// <summary>The server's side of one connection.</summary>
internal sealed class SmtpConversation(Stream connection, SmtpScript script, SmtpSession session, CancellationToken stop) : IAsyncDisposable
{
    private Stream _stream = connection;
    private StreamReader _reader = ReaderOf(connection);
    private string _sender = "";
    private readonly List<string> _recipients = [];

    public async Task RunAsync()
    {
        if (!await SayAsync(script.Greeting).ConfigureAwait(false))
        {
            return;
        }

        while (await CommandAsync().ConfigureAwait(false) is { } line)
        {
            session.Add(line);
            if (!await AnswerAsync(line).ConfigureAwait(false))
            {
                return;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _reader.Dispose();
        await _stream.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>A command that was there before the server stopped is heard still: whoever finds no QUIT can be sure that there was none.</summary>
    private async Task<string?> CommandAsync()
    {
        try
        {
            return await _reader.ReadLineAsync(stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stream is NetworkStream { DataAvailable: true })
        {
            return await _reader.ReadLineAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>False where the conversation is over.</summary>
    private async Task<bool> AnswerAsync(string line)
    {
        switch (line.Split(' ', ':')[0].ToUpperInvariant())
        {
            case "EHLO":
                return await SayAsync(script.Ehlo ?? Extensions()).ConfigureAwait(false);
            case "HELO":
                return await SayAsync(script.Helo).ConfigureAwait(false);
            case "STARTTLS":
                return await StartTlsAsync().ConfigureAwait(false);
            case "AUTH":
                return await AuthenticateAsync().ConfigureAwait(false);
            case "MAIL":
                return await MailAsync(AddressIn(line)).ConfigureAwait(false);
            case "RCPT":
                return await RecipientAsync(AddressIn(line)).ConfigureAwait(false);
            case "DATA":
                return await DataAsync().ConfigureAwait(false);
            case "RSET":
            case "NOOP":
                return await SayAsync("250 2.0.0 Ok").ConfigureAwait(false);
            case "QUIT":
                await SayAsync("221 2.0.0 Bye").ConfigureAwait(false);
                return false;
            default:
                return await SayAsync("500 5.5.2 Command unrecognized").ConfigureAwait(false);
        }
    }

    private SmtpReply Extensions()
    {
        List<string> lines = ["scripted.example", .. script.Extensions];
        if (script.Certificate is not null && !session.IsEncrypted)
        {
            lines.Add("STARTTLS");
        }

        return string.Join('\n', lines.Select((text, i) => (i == lines.Count - 1 ? "250 " : "250-") + text));
    }

    private async Task<bool> StartTlsAsync()
    {
        var reply = script.StartTls.TakeTurn();
        if (!await SayAsync(reply).ConfigureAwait(false))
        {
            return false;
        }

        if (!reply.IsPositive || script.Certificate is null)
        {
            return true;
        }

        var encrypted = new SslStream(_stream);
        await encrypted.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = script.Certificate }, stop)
            .ConfigureAwait(false);
        _stream = encrypted;
        _reader = ReaderOf(encrypted);
        session.IsEncrypted = true;
        return true;
    }

    private async Task<bool> AuthenticateAsync()
    {
        var reply = script.Auth.TakeTurn();
        if (!await SayAsync(reply).ConfigureAwait(false))
        {
            return false;
        }

        if (reply.Text?.StartsWith("334", StringComparison.Ordinal) == true)
        {
            if (await _reader.ReadLineAsync(stop).ConfigureAwait(false) is not { } password)
            {
                return false;
            }

            session.Add(password);
            reply = script.Password.TakeTurn();
            if (!await SayAsync(reply).ConfigureAwait(false))
            {
                return false;
            }
        }

        session.IsAuthenticated = reply.IsPositive;
        return true;
    }

    private async Task<bool> MailAsync(string sender)
    {
        _sender = sender;
        _recipients.Clear();
        var reply = !session.IsEncrypted && script.MailWithoutTls is { } withoutTls ? withoutTls
            : !session.IsAuthenticated && script.MailWithoutAuthentication is { } withoutAuthentication ? withoutAuthentication
            : script.Mail;
        return await SayAsync(reply).ConfigureAwait(false);
    }

    private async Task<bool> RecipientAsync(string recipient)
    {
        var reply = (script.Recipients.TryGetValue(recipient, out var own) ? own : script.Recipient).TakeTurn();
        if (reply.IsPositive)
        {
            _recipients.Add(recipient);
        }

        return await SayAsync(reply).ConfigureAwait(false);
    }

    private async Task<bool> DataAsync()
    {
        var reply = script.Data.TakeTurn();
        if (!await SayAsync(reply).ConfigureAwait(false))
        {
            return false;
        }

        if (reply.Text?.StartsWith("354", StringComparison.Ordinal) != true)
        {
            return true;
        }

        var content = new StringBuilder();
        while (true)
        {
            var line = await _reader.ReadLineAsync(stop).ConfigureAwait(false);
            if (line is null)
            {
                return false;
            }

            if (line == ".")
            {
                break;
            }

            // RFC 5321 4.5.2: the client doubles a dot at the start of a line.
            content.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        var verdict = script.EndOfData.TakeTurn();
        if (verdict.IsPositive)
        {
            session.Add(new DeliveredMail(_sender, [.. _recipients], content.ToString()));
        }

        return await SayAsync(verdict).ConfigureAwait(false);
    }

    /// <summary>False where the reply ends the conversation.</summary>
    private async Task<bool> SayAsync(SmtpReply reply)
    {
        reply = reply.TakeTurn();
        if (reply.Awaited is { } awaited)
        {
            await awaited().WaitAsync(stop).ConfigureAwait(false);
        }

        if (reply.Text is { } text)
        {
            await _stream.WriteAsync(Encoding.UTF8.GetBytes(text), stop).ConfigureAwait(false);
            await _stream.FlushAsync(stop).ConfigureAwait(false);
        }

        return !reply.Closes;
    }

    private static string AddressIn(string line)
    {
        var open = line.IndexOf('<');
        var close = line.IndexOf('>');
        return open >= 0 && close > open ? line[(open + 1)..close] : "";
    }

    // The client waits for each reply, so the reader never holds bytes that belong to the TLS stream above it.
    private static StreamReader ReaderOf(Stream stream) => new(stream, Encoding.UTF8, false, 1024, leaveOpen: true);
}
