using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpAnalyzers.Facts;

/// <summary>Which locals of a member are given one value and never another, and which value that is.</summary>
internal static class LocalValues
{
    public static IReadOnlyDictionary<ISymbol, IOperation?> Read(IOperation member)
    {
        var values = new Dictionary<ISymbol, IOperation?>(SymbolEqualityComparer.Default);
        foreach (var operation in member.Descendants())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation { Initializer: { } initializer } declarator:
                    Write(declarator.Symbol, initializer.Value);
                    break;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment:
                    Write(target.Local, assignment.Value);
                    break;
                // Anything else that writes, or may write, leaves the value unknown.
                case ILocalReferenceOperation { Parent: not ISimpleAssignmentOperation { IsRef: false } } local when local.MayWrite():
                    Write(local.Local, null);
                    break;
                case IForEachLoopOperation loop:
                    foreach (var local in loop.Locals)
                    {
                        Write(local, null);
                    }

                    break;
            }
        }

        return values;

        void Write(ILocalSymbol local, IOperation? value) => values[local] = values.ContainsKey(local) ? null : value;
    }
}
