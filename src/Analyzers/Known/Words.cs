namespace SmtpAnalyzers.Known;

/// <summary>Words of names, in camel case, from which it is told what a method does whose body is not seen.</summary>
internal static class Words
{
    /// <summary>What sends a message.</summary>
    public static readonly HashSet<string> Send = new(StringComparer.Ordinal) { "Send", "Resend", "Deliver" };

    /// <summary>What counts the attempts, or tells the first from a later one.</summary>
    public static readonly HashSet<string> Attempt = new(StringComparer.OrdinalIgnoreCase)
    {
        "Retry", "Retries", "Retrying", "Attempt", "Attempts", "Try", "Tries", "Count", "First", "Second", "Again",
    };

    /// <summary>What makes something of what it is given, and does nothing else.</summary>
    public static readonly HashSet<string> Make = new(StringComparer.Ordinal)
    {
        "Build", "Compose", "Construct", "Create", "Format", "Generate", "Get", "Init", "Initialize", "Make", "New", "Parse", "Prepare",
            "Render", "To",
    };

    /// <summary>What comes up with something else each time.</summary>
    public static readonly HashSet<string> Advance = new(StringComparer.Ordinal)
    {
        "Next", "Dequeue", "Take", "Pop", "Read", "Receive", "Current", "Pending", "Random",
    };

    /// <summary>What may throw by what it is given.</summary>
    public static readonly HashSet<string> Throw = new(StringComparer.Ordinal) { "Throw", "Rethrow", "Ensure", "Check", "Verify", "Validate" };

    /// <summary>What writes a log.</summary>
    public static readonly HashSet<string> Log = new(StringComparer.OrdinalIgnoreCase) { "Log", "Logger", "Logging", "Trace" };

    /// <summary>What comes first in the name of a method that takes a lock.</summary>
    public static readonly HashSet<string> Lock = new(StringComparer.Ordinal) { "Enter", "Wait", "Lock", "Acquire" };

    /// <summary>What tells a developer's machine, or a test, from production.</summary>
    public static readonly HashSet<string> Development = new(StringComparer.OrdinalIgnoreCase)
    {
        "Development", "Dev", "Debug", "Debugger", "Debugging", "Local", "Localhost", "Loopback", "Sandbox", "Staging", "Test", "Testing", "Tests",
    };

    public static bool HasAny(this string name, HashSet<string> words) => name.CamelCaseWords().Any(words.Contains);

    /// <summary>The words of a name in camel case: <c>ILogWriter</c> has <c>I</c>, <c>Log</c> and <c>Writer</c>.</summary>
    public static IEnumerable<string> CamelCaseWords(this string name)
    {
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            var ends = i == name.Length ||
                !char.IsLetter(name[i]) ||
                (char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))));
            if (ends)
            {
                if (i > start)
                {
                    yield return name.Substring(start, i - start).Trim('_');
                }

                start = i;
            }
        }
    }
}
