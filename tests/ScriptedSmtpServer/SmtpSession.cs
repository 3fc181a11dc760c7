namespace SmtpAnalyzers.Testing;

/// <summary>A mail that the server accepted to the end.</summary>
public sealed record DeliveredMail(string Sender, IReadOnlyList<string> Recipients, string Content);

/// <summary>What happened on one connection. Safe to read while it goes on.</summary>
public sealed class SmtpSession
{
    private readonly object _gate = new();
    private readonly List<string> _commands = [];
    private readonly List<DeliveredMail> _mails = [];

    /// <summary>Every line that the client sent, content of mails excepted.</summary>
    public IReadOnlyList<string> Commands
    {
        get { lock (_gate) { return [.. _commands]; } }
    }

    public IReadOnlyList<DeliveredMail> Mails
    {
        get { lock (_gate) { return [.. _mails]; } }
    }

    /// <summary>The client said goodbye, rather than vanish.</summary>
    public bool QuitReceived => Commands.Contains("QUIT", StringComparer.OrdinalIgnoreCase);

    public bool IsEncrypted { get; internal set; }

    public bool IsAuthenticated { get; internal set; }

    internal void Add(string command)
    {
        lock (_gate) { _commands.Add(command); }
    }

    internal void Add(DeliveredMail mail)
    {
        lock (_gate) { _mails.Add(mail); }
    }
}
