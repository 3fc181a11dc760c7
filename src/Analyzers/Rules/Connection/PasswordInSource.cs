using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Flow;
using SmtpAnalyzers.Language;

namespace SmtpAnalyzers.Rules.Connection;

internal sealed class PasswordInSource() : Rule(Definition)
{
    private static readonly DiagnosticDescriptor Definition = new(
        "SMTP2007",
        "An SMTP password is written in the source",
        "The password of the SMTP login is written in the source, for everyone to read who can read the code or the assembly; read it from a " +
            "secret store or the environment",
        Security,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A password in the source stands in the history of the repository and in every copy of the assembly. Whoever reads it can " +
            "send mail in your name until it is changed.",
        helpLinkUri: HelpLink("SMTP2007"));

    /// <summary>
    /// Only characters that hide, or a hole to be filled in: <c>***</c>, <c>####</c>, <c>&lt;password&gt;</c>, <c>{0}</c>,
    /// <c>%PASSWORD%</c>.
    /// </summary>
    private static readonly Regex Hole =
        new(@"^\s*([*x?.]+|([\W_])\2*|<.*>|\{.*\}|\[.*\]|%.*%)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words that stand for a password in samples. Text that consists of nothing else is none.</summary>
    private static readonly HashSet<string> SampleWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "password", "passwd", "pass", "pwd", "pw", "passphrase", "word", "secret", "your", "my", "the", "a", "this", "user", "email", "mail", "smtp",
            "gmail", "app", "specific",
        "account", "key", "api", "token", "here", "goes", "is", "to", "be", "in", "from", "change", "changeme", "changeit", "me", "it", "replace",
            "enter", "insert", "set", "fill",
        "placeholder", "redacted", "removed", "hidden", "masked", "dummy", "fake", "sample", "example", "todo", "none", "xxx", "xxxx",

        // The word for it in other languages.
        "passwort", "kennwort", "wachtwoord", "senha", "contraseña", "contrasena", "clave", "parola", "şifre", "sifre", "hasło", "haslo",
            "пароль", "密码",
    };

    public override void Check(FileFacts file, RuleContext context)
    {
        // One that is written in another file is reported where it is first used here, and no second time.
        var seen = new HashSet<Location>();
        foreach (var (text, written, where) in file.Bodies.SelectMany(body => PasswordsIn(body, file.Flow)))
        {
            if (!IsSample(text) && seen.Add(written))
            {
                context.Report(where, subject: null);
            }
        }
    }

    /// <summary>The constants that reach the Credentials of a client, whoever made the client, as passwords.</summary>
    private static IEnumerable<(string Text, Location Written, Location Where)> PasswordsIn(Body body, FlowAnalysis flow) =>
        from setting in flow.SettingsIn(body)
        where setting.Property == "Credentials"
        from credentials in setting.PossibleValues
        from password in OfCredentials(credentials, body, flow)
        from found in Constant(password, body, flow)
        select found;

    /// <summary>What the expression, seen as credentials, takes for its password.</summary>
    private static IEnumerable<IOperation> OfCredentials(IOperation credentials, Body body, FlowAnalysis flow)
    {
        if (!credentials.IsCreation())
        {
            return Enumerable.Empty<IOperation>();
        }

        if (IsNamed(credentials.Type, "CredentialCache"))
        {
            return from call in Reachable(body).OfType<IInvocationOperation>()
                   where call.TargetMethod.Name == "Add" && call.Instance is { } cache && Makes(cache, credentials, body, flow)
                   from argument in call.Arguments
                   where argument.Parameter?.Name is "cred" or "credential"
                   from added in flow.Constants.PossibleValues(argument.Value, body)
                   from password in OfCredentials(added, body, flow)
                   select password;
        }

        if (!IsNamed(credentials.Type, "NetworkCredential"))
        {
            return Enumerable.Empty<IOperation>();
        }

        var assigned = from assignment in Reachable(body).OfType<ISimpleAssignmentOperation>()
                       where assignment.Target is IPropertyReferenceOperation { Property: { Name: "Password" }, Instance: { } instance } &&
                           Makes(instance, credentials, body, flow)
                       select assignment.Value;
        return Creations.ArgumentsOf(credentials).Where(static argument => argument.Name == "password").Select(static argument => argument.Value)
            .Concat(assigned);
    }

    private static IEnumerable<IOperation> Reachable(Body body) => body.Outermost.WithNested().SelectMany(static each => each.Reachable());

    /// <summary>
    /// Whether the expression is what <paramref name="creation"/> makes. Operations of the graph are copies: their syntax is the same.
    /// </summary>
    private static bool Makes(IOperation expression, IOperation creation, Body body, FlowAnalysis flow) =>
        flow.Constants.PossibleValues(expression, body).Any(value => value.Syntax == creation.Syntax);

    private static bool IsNamed(ITypeSymbol? type, string name) =>
        type is { ContainingNamespace: { Name: "Net", ContainingNamespace: { Name: "System" } } } && type.Name == name;

    /// <summary>The constant text of a password, where it is written, and where that can be reported in this file.</summary>
    private static IEnumerable<(string Text, Location Written, Location Where)> Constant(IOperation password, Body body, FlowAnalysis flow)
    {
        foreach (var possible in flow.Constants.PossibleValues(password, body))
        {
            var value = possible;
            if (value is IInvocationOperation { TargetMethod: { Name: "ToString" or "Trim" }, Instance: { } text })
            {
                value = flow.Constants.Source(text, body);
            }

            var member = (value as IMemberReferenceOperation)?.Member;
            if (member is not null && flow.Constants.Of(value, body) is null && flow.Constants.InitialValueOf(member) is { } initial)
            {
                value = initial;
            }

            if (flow.Constants.Of(value, body) is string constant)
            {
                var written = Where(value);
                yield return (constant, written, written.SourceTree == password.Syntax.SyntaxTree ? written : password.Syntax.GetLocation());
            }
        }
    }

    /// <summary>Where the text stands; a const is reported where it is declared.</summary>
    private static Location Where(IOperation value)
    {
        ISymbol? name = value switch
        {
            IFieldReferenceOperation { Field: { IsConst: true } field } => field,
            ILocalReferenceOperation { Local: { IsConst: true } local } => local,
            _ => null,
        };
        var declaration = name?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        return (declaration?.Language().InitialValueOf(declaration) ?? value.Syntax).GetLocation();
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
        (word.IndexOf("password", StringComparison.OrdinalIgnoreCase) is >= 0 and var start &&
            SampleWords.Contains(word.Remove(start, "password".Length)));
}
