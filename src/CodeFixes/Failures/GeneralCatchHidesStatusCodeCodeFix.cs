using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace SmtpAnalyzers.CodeFixes.Failures;

[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class GeneralCatchHidesStatusCodeCodeFix : HandlerCodeFix
{
    public const string Title = "Catch SmtpException before, and handle it by remedy";

    public GeneralCatchHidesStatusCodeCodeFix()
        : base("SMTP1002", (Title, ClauseInsertion.Apply))
    {
    }
}
