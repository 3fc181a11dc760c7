namespace SmtpAnalyzers.Testing;

/// <summary>What the server does when its turn comes: a line or lines of SMTP, bytes that are none, silence, or hanging up.</summary>
public sealed class SmtpReply
{
    private readonly SmtpReply[]? _inOrder;
    private int _turn;

    private SmtpReply(string? text, bool closes = false, Func<Task>? awaited = null, SmtpReply[]? inOrder = null)
    {
        Text = text;
        Closes = closes;
        Awaited = awaited;
        _inOrder = inOrder;
    }

    /// <summary>As it goes over the wire; null where nothing is said.</summary>
    public string? Text { get; }

    public bool Closes { get; }

    /// <summary>What has to happen before anything is said; null where nothing has to.</summary>
    public Func<Task>? Awaited { get; }

    /// <summary>Hangs up without a word.</summary>
    public static SmtpReply Close { get; } = new(null, closes: true);

    /// <summary>Says nothing and keeps the connection open.</summary>
    public static SmtpReply Stall { get; } = new(null, awaited: static () => Task.Delay(Timeout.Infinite));

    /// <summary>Says something that need not be SMTP, to the byte, and hangs up.</summary>
    public static SmtpReply Raw(string bytes) => new(bytes, closes: true);

    /// <summary>The first reply, the first time; then the next; the last one ever after.</summary>
    public static SmtpReply InOrder(params SmtpReply[] replies) => new(null, inOrder: replies);

    /// <summary>One line of SMTP, or several separated by '\n' ("250-first\n250 last").</summary>
    public static implicit operator SmtpReply(string lines) => new(lines.Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n");

    public SmtpReply ThenClose() => new(Text, closes: true);

    /// <summary>The same, not before the task is done that is started when its turn comes.</summary>
    public SmtpReply After(Func<Task> task) => new(Text, Closes, task);

    internal bool IsPositive => Text is { Length: > 0 } text && text[0] is '2' or '3';

    internal SmtpReply TakeTurn() =>
        _inOrder is null ? this : _inOrder[Math.Min(Interlocked.Increment(ref _turn), _inOrder.Length) - 1];
}
