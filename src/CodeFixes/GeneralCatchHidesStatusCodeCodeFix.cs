using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SmtpAnalyzers.CodeFixes.Edits;

namespace SmtpAnalyzers.CodeFixes;

[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class GeneralCatchHidesStatusCodeCodeFix : HandlerCodeFix
{
    public const string Title = "Catch SmtpException before, and handle it by remedy";

    public GeneralCatchHidesStatusCodeCodeFix()
        : base("SMTP1002", (Title, ClauseInsertion.Apply))
    {
    }
}
