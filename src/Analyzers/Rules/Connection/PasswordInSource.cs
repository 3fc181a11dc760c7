using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Facts;

namespace SmtpAnalyzers.Rules.Connection;

internal sealed class PasswordInSource : Rule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "SMTP2007",
        "An SMTP password is written in the source",
        "The password of the SMTP login is written in the source, for everyone to read who can read the code or the assembly; read it from a secret store or the environment",
        Security,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A password in the source stands in the history of the repository and in every copy of the assembly. Whoever reads it can send mail in your name until it is changed.",
        helpLinkUri: HelpLink("SMTP2007"));

    /// <summary>Only characters that hide, or a hole to be filled in: <c>&lt;password&gt;</c>, <c>{0}</c>, <c>%PASSWORD%</c>, <c>***</c>.</summary>
    private static readonly Regex Hole = new(@"^\s*([*x?.]+|<.*>|\{.*\}|\[.*\]|%.*%)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words that stand for a password in samples. Text that consists of nothing else is none.</summary>
    private static readonly HashSet<string> SampleWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "password", "passwd", "pass", "pwd", "pw", "passphrase", "word", "secret", "your", "my", "the", "a", "this", "user", "email", "mail", "smtp", "gmail", "app",
        "account", "key", "api", "token", "here", "goes", "is", "to", "be", "in", "from", "change", "changeme", "changeit", "me", "it", "replace", "enter", "insert", "set", "fill",
        "placeholder", "redacted", "removed", "hidden", "masked", "dummy", "fake", "sample", "example", "todo", "none", "xxx", "xxxx",

        // The word for it in other languages.
        "passwort", "kennwort", "wachtwoord", "senha", "contraseña", "contrasena", "clave", "parola", "şifre", "sifre", "hasło", "haslo", "пароль", "密码",
    };

    public override DiagnosticDescriptor Descriptor => Rule;

    public override void Check(FileFacts file, Action<Diagnostic> report)
    {
        foreach (var (text, where) in file.Bodies.SelectMany(body => Passwords.In(body, file.Flow)))
        {
            if (!IsSample(text) && file.Project.IsFirstReportAt(where))
            {
                report(Diagnostic.Create(Rule, where));
            }
        }
    }

    private static bool IsSample(string text)
    {
        // Words are parted by anything but letters, and by the capitals of camel case.
        var words = Regex.Matches(text, @"\p{Lu}?\p{Ll}+|\p{Lu}+").Cast<Match>().Select(static word => word.Value).ToList();
        return string.IsNullOrWhiteSpace(text) ||
            Hole.IsMatch(text) ||
            text.StartsWith("your", StringComparison.OrdinalIgnoreCase) ||
            (words.TrueForAll(IsSampleWord) && words.Count > 0 && !text.Any(char.IsDigit)) ||
            SampleWords.Contains(text);
    }

    /// <summary>Also <c>mypassword</c>, run together.</summary>
    private static bool IsSampleWord(string word) =>
        SampleWords.Contains(word) ||
        (word.IndexOf("password", StringComparison.OrdinalIgnoreCase) is >= 0 and var start && SampleWords.Contains(word.Remove(start, "password".Length)));
}
