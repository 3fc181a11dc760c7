using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Facts.Connection;
using SmtpAnalyzers.Flow;

namespace SmtpAnalyzers.Rules.Connection;

internal sealed class CredentialsUndone() : Rule(Definition)
{
    private static readonly DiagnosticDescriptor Definition = new(
        "SMTP2004",
        "Credentials and UseDefaultCredentials undo each other",
        "UseDefaultCredentials {0}, so the login that the code gives is not used; {1}",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "On .NET Framework and .NET Core up to 3.1 both properties are one: an assignment of UseDefaultCredentials, to false too, " +
            "replaces the Credentials assigned before. Since .NET 5 UseDefaultCredentials = true wins over Credentials in whatever order. Either " +
            "way the server is not shown the user name and password that the code gives.",
        helpLinkUri: HelpLink("SMTP2004"));

    private const string UseDefault = "UseDefaultCredentials";

    public override void Check(FileFacts file, RuleContext context)
    {
        var lastOneWins = file.Symbols.NetVersion < 5;
        foreach (var client in file.ClientSettings.Concat(file.ReceivedClientSettings).Where(IsKnown))
        {
            foreach (var values in client.Paths)
            {
                if (Credentials(values) is { } credentials && values[UseDefault] is { } useDefault &&
                    (lastOneWins
                        ? values.IsAfter(UseDefault, "Credentials") && !AreExclusive(credentials, useDefault)
                        : useDefault.Constant is true))
                {
                    Report(client, useDefault, lastOneWins, context);
                }
            }
        }
    }

    private static void Report(ClientSettings client, Setting useDefault, bool lastOneWins, RuleContext context)
    {
        var place = useDefault.Node.Syntax.GetLocation();
        object[] arguments = lastOneWins
            ? new[] { "wipes the Credentials assigned before it, whatever its value", "assign it first or not at all" }
            : new[] { "= true makes the client ignore its Credentials", "remove it" };

        // On a path without credentials the default ones are what is meant.
        if (useDefault.Constant is true && client.Paths.Any(values => values.Contains(useDefault) && Credentials(values) is null))
        {
            context.ReportWithoutFix(place, client.Creation.Syntax, arguments);
        }
        else
        {
            context.Report(place, client.Creation.Syntax, arguments);
        }
    }

    /// <summary>One of them is set or the other, in each iteration of a loop: a later one means to leave the earlier behind.</summary>
    private static bool AreExclusive(Setting one, Setting other) => one.Body.Outermost.Descendants().Any(operation => operation switch
    {
        IConditionalOperation { WhenFalse: { } whenFalse } choice =>
            (Has(choice.WhenTrue, one) && Has(whenFalse, other)) || (Has(choice.WhenTrue, other) && Has(whenFalse, one)),
        ISwitchOperation @switch => @switch.Cases.Any(section => Has(section, one)) && @switch.Cases.Any(section => Has(section, other)) &&
            !@switch.Cases.Any(section => Has(section, one) && Has(section, other)),
        _ => false,
    });

    private static bool Has(IOperation part, Setting setting) => part.Syntax.Span.Contains(setting.Node.Syntax.Span);

    private static bool IsKnown(ClientSettings client) =>
        client.IsComplete && !client.MaybeAssigned("Credentials").Any() && !client.MaybeAssigned(UseDefault).Any();

    private static Setting? Credentials(SettingValues values) =>
        values["Credentials"] is { } credentials && ClientSettings.IsCredential(credentials) ? credentials : null;
}
