using System.Globalization;
using SmtpAnalyzers.Testing;

namespace SmtpAnalyzers.Runtime.Tests.Replies;

/// <summary>
/// A reply of a real server, with the answer that a mail administrator gives: replies.tsv is measured and sourced, further-replies.tsv was
/// judged from memory and from public collections before the runtime was asked. In both, "\n" in a text is where a line of the reply ends.
/// </summary>
public sealed record ReplyRow(
    string Code,
    string EnhancedCode,
    string Text,
    string Stage,
    string Provider,
    string[] Remedies,
    string Transient,
    string Then,
    string Say)
{
    public static IReadOnlyList<ReplyRow> Measured { get; } = Read("replies.tsv");

    public static IReadOnlyList<ReplyRow> Further { get; } = Read("further-replies.tsv");

    /// <summary>"550 5.1.1 User unknown", of several lines where the server's reply has several.</summary>
    public string Line => string.Join('\n', LinesOf(Code, EnhancedCode == "-" ? Text : $"{EnhancedCode} {Text}"));

    /// <summary>The reply that the program gets to see: the first line of it, or of the one that follows a swallowed refusal of AUTH.</summary>
    public string Seen => Then.Length > 0 ? Then[(Then.IndexOf(':', StringComparison.Ordinal) + 5)..] : Line.Split('\n')[0][4..];

    public SmtpScript Script()
    {
        var script = ScriptOf(Stage, Line);
        if (Then.Split(':', 2) is [var stage, var reply])
        {
            var next = ScriptOf(stage, reply);
            (script.Mail, script.Recipient) = (next.Mail, next.Recipient);
        }

        return script;
    }

    public override string ToString() => $"{Provider} {Stage} {Line}";

    private static SmtpScript ScriptOf(string stage, string reply) => stage switch
    {
        "greeting" => new SmtpScript { Greeting = reply },
        "ehlo" => new SmtpScript { Ehlo = reply },
        "starttls" => new SmtpScript { StartTls = reply, Certificate = Certificates.Untrusted },
        "auth" => new SmtpScript { Password = reply, Extensions = ["AUTH LOGIN"] },
        "mail" => new SmtpScript { Mail = reply },
        "rcpt" => new SmtpScript { Recipient = reply },
        "data" => new SmtpScript { Data = reply },
        "end" => new SmtpScript { EndOfData = reply },
        _ => throw new InvalidDataException(stage),
    };

    private static IEnumerable<string> LinesOf(string code, string text)
    {
        var lines = text.Split(@"\n");
        return lines.Select((line, i) => code + (i == lines.Length - 1 ? ' ' : '-') + line);
    }

    private static List<ReplyRow> Read(string name)
    {
        using var reader = new StreamReader(typeof(ReplyRow).Assembly.GetManifestResourceStream(name)!);
        return
        [
            .. reader.ReadToEnd()
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Skip(1)
                .Select(line => line.TrimEnd('\r').Split('\t'))
                .Select(f => new ReplyRow(f[0], f[1], f[2], f[3], f[4], f[5].Split('|'), f[6], f[8], f[9])),
        ];
    }

    internal int SeenCode => int.Parse(Then.Length > 0 ? Then.Split(':', 2)[1][..3] : Code, CultureInfo.InvariantCulture);
}
