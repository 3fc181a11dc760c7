using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpAnalyzers.Language;

/// <summary>Where a report stands: the one question of every rule that operations do not answer.</summary>
internal static class ReportLocation
{
    public static Location Of(ICatchClauseOperation clause) => clause.Language().LocationOf(clause);

    public static Location OfFunction(IOperation function) => function.Language().LocationOfFunction(function);

    public static Location OfName(IInvocationOperation call) => call.Language().LocationOfName(call);

    public static Location OfOrigin(IOperation origin) => origin.Language().LocationOfOrigin(origin);
}
