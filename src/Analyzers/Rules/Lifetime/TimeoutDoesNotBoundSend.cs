using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Facts;

namespace SmtpAnalyzers.Rules.Lifetime;

internal sealed class TimeoutDoesNotBoundSend : Rule
{
    private const int FirstVersionThatHonoursIt = 10;
    private const int FirstVersionWithTokens = 5;

    private static readonly DiagnosticDescriptor Rule = new(
        "SMTP3005",
        "Timeout does not bound this asynchronous send",
        "{0} ignores Timeout before .NET 10 and may never end; {1}",
        Reliability,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "On .NET Framework and on .NET before 10 only Send looks at Timeout. A server that stops answering keeps SendMailAsync and SendAsync waiting for good.",
        helpLinkUri: HelpLink("SMTP3005"));

    public override DiagnosticDescriptor Descriptor => Rule;

    public override void Check(FileFacts file, Action<Diagnostic> report)
    {
        if (file.Symbols.NetVersion >= FirstVersionThatHonoursIt)
        {
            return;
        }

        var remedy = file.Symbols.NetVersion >= FirstVersionWithTokens
            ? "pass a CancellationToken with that timeout"
            : "call SendAsyncCancel when that time is over, or wait for the task no longer";
        var reported = new HashSet<SyntaxNode>();
        foreach (var client in file.ClientUses.Select(static client => new[] { client }).Concat(file.ClientMembers.Select(member => member.Parts.Concat(file.ClientUses.Where(use => use.StoredIn.Contains(member.Member))).ToArray())))
        {
            var send = client.SelectMany(static part => part.Sends).FirstOrDefault(static send => SendLimit.IsAsynchronous(send) && !SendLimit.Bounds(send));
            if (send is null || client.Any(static part => !part.IsKnown || part.WritesToPickupDirectory || SendLimit.EndsEarly(part.Body)))
            {
                continue;
            }

            foreach (var setting in client.SelectMany(static part => part.SettingsOf("Timeout")).Where(static setting => setting.Constant is not (<= 0 or int.MaxValue)))
            {
                if (setting.Node.Syntax.SyntaxTree == file.Model.SyntaxTree && reported.Add(setting.Node.Syntax))
                {
                    report(Diagnostic.Create(Rule, setting.Node.Syntax.GetLocation(), send.Call.TargetMethod.Name, remedy));
                }
            }
        }
    }
}
