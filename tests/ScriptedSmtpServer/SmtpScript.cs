using System.Security.Cryptography.X509Certificates;

namespace SmtpAnalyzers.Testing;

/// <summary>
/// What a server says at each stage. The defaults accept everything; a test changes the stage that it is about, also while the server runs.
/// </summary>
public sealed class SmtpScript
{
    public SmtpReply Greeting { get; set; } = "220 scripted.example ESMTP";

    /// <summary>Replaces the answer to EHLO that <see cref="Extensions"/> and <see cref="Certificate"/> make up.</summary>
    public SmtpReply? Ehlo { get; set; }

    public SmtpReply Helo { get; set; } = "250 scripted.example";

    /// <summary>Lines of the answer to EHLO, such as "AUTH LOGIN". STARTTLS is added where there is a certificate.</summary>
    public IReadOnlyList<string> Extensions { get; set; } = [];

    /// <summary>Makes the server offer STARTTLS, and use this certificate for it.</summary>
    public X509Certificate2? Certificate { get; set; }

    public SmtpReply StartTls { get; set; } = "220 2.0.0 Ready to start TLS";

    /// <summary>The answer to AUTH LOGIN with the user name; the default asks for the password.</summary>
    public SmtpReply Auth { get; set; } = "334 UGFzc3dvcmQ6";

    /// <summary>The answer to the password.</summary>
    public SmtpReply Password { get; set; } = "235 2.7.0 Authentication successful";

    public SmtpReply Mail { get; set; } = "250 2.1.0 Ok";

    /// <summary>The answer to MAIL on a connection without TLS, where it differs.</summary>
    public SmtpReply? MailWithoutTls { get; set; }

    /// <summary>The answer to MAIL on a session that has not authenticated, where it differs.</summary>
    public SmtpReply? MailWithoutAuthentication { get; set; }

    public SmtpReply Recipient { get; set; } = "250 2.1.5 Ok";

    /// <summary>The answers to single recipients, by address.</summary>
    public IDictionary<string, SmtpReply> Recipients { get; } = new Dictionary<string, SmtpReply>(StringComparer.OrdinalIgnoreCase);

    public SmtpReply Data { get; set; } = "354 End data with <CR><LF>.<CR><LF>";

    public SmtpReply EndOfData { get; set; } = "250 2.0.0 Ok: queued";
}
