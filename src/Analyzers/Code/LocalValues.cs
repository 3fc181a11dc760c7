using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpAnalyzers.Code;

/// <summary>Which values the locals of a member are given; null among them where one cannot be told.</summary>
internal static class LocalValues
{
    public static ILookup<ISymbol, IOperation?> Read(Operations operations) =>
        Writes(operations).ToLookup(static write => write.Local, static write => write.Value, SymbolEqualityComparer.Default);

    private static IEnumerable<(ISymbol Local, IOperation? Value)> Writes(Operations operations)
    {
        foreach (var operation in operations)
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation { Initializer: { } initializer } declarator:
                    yield return (declarator.Symbol, initializer.Value);
                    break;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment:
                    yield return (target.Local, assignment.Value);
                    break;
                // Anything else that writes, or may write, leaves the value unknown.
                case ILocalReferenceOperation { Parent: not ISimpleAssignmentOperation { IsRef: false } } local when local.MayWrite():
                    yield return (local.Local, null);
                    break;
                case IForEachLoopOperation loop:
                    foreach (var local in loop.Locals)
                    {
                        yield return (local, null);
                    }

                    break;
            }
        }
    }
}
