using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Facts.Connection;
using SmtpAnalyzers.Flow;

namespace SmtpAnalyzers.Rules.Connection;

internal sealed class CredentialsUndone : Rule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "SMTP2004",
        "Credentials and UseDefaultCredentials undo each other",
        "{0}",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "On .NET Framework and .NET Core up to 3.1 both properties are one: an assignment of UseDefaultCredentials, to false too, replaces the Credentials assigned before. Since .NET 5 UseDefaultCredentials = true wins over Credentials in whatever order. Either way the server is not shown the user name and password that the code gives.",
        helpLinkUri: HelpLink("SMTP2004"));

    private const string Wiped = "UseDefaultCredentials wipes the Credentials assigned before it, whatever its value; assign it first or not at all";
    private const string Ignored = "UseDefaultCredentials = true makes the client ignore the Credentials it is given; remove it";

    private const string UseDefault = "UseDefaultCredentials";

    public override DiagnosticDescriptor Descriptor => Rule;

    public override void Check(FileFacts file, Action<Diagnostic> report)
    {
        var lastOneWins = file.Symbols.NetVersion < 5;
        var reported = new HashSet<IOperation>();
        foreach (var client in file.ClientSettings.Where(IsKnown))
        {
            foreach (var (values, part) in client.Paths)
            {
                if (Credentials(values) is { } credentials &&
                    values.TryGetValue(UseDefault, out var useDefault) &&
                    (lastOneWins ? part.Order.Contains((credentials, useDefault)) : useDefault.Constant is true) &&
                    reported.Add(useDefault.Node))
                {
                    // On a path without credentials the default ones are what is meant.
                    var isMeant = useDefault.Constant is true && client.Paths.Any(path => path.Values.Values.Contains(useDefault) && Credentials(path.Values) is null);
                    report(Diagnostic.Create(Rule, useDefault.Node.Syntax.GetLocation(), Properties(hasFix: !isMeant), lastOneWins ? Wiped : Ignored));
                }
            }
        }
    }

    private static bool IsKnown(ClientSettings client) =>
        client.IsComplete && !client.MaybeAssigned("Credentials").Any() && !client.MaybeAssigned(UseDefault).Any();

    private static Setting? Credentials(IReadOnlyDictionary<string, Setting> values) =>
        values.TryGetValue("Credentials", out var credentials) && ClientSettings.IsCredential(credentials) ? credentials : null;
}
