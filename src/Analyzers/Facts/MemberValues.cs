using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpAnalyzers.Facts;

/// <summary>Which fields and properties of a type are given one value, by their initialiser, and never another.</summary>
internal sealed class MemberValues(SourceCode code)
{
    private readonly ConcurrentDictionary<ISymbol, IOperation?> _values = new(SymbolEqualityComparer.Default);

    public IOperation? OnlyValueOf(ISymbol member) => _values.GetOrAdd(member.OriginalDefinition, Read);

    private IOperation? Read(ISymbol member)
    {
        // What another assembly or type can write is not known here.
        var closed = member switch
        {
            IFieldSymbol field => field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private,
            IPropertySymbol property => property.SetMethod is null or { DeclaredAccessibility: Accessibility.Private },
            _ => false,
        };
        if (!closed || member.IsVirtual || member.IsAbstract || member.IsOverride || member.DeclaringSyntaxReferences.IsEmpty)
        {
            return null;
        }

        IOperation? only = null;
        foreach (var body in code.BodiesOf(member.ContainingType, CancellationToken.None))
        {
            if (body.Owner is { } owner && SymbolEqualityComparer.Default.Equals(owner, member) && InitialValue(body.Root) is { } value)
            {
                only = value;
            }

            if (body.Root.Descendants().Any(operation => Writes(operation, member)))
            {
                return null;
            }
        }

        return only;
    }

    private static IOperation? InitialValue(IOperation root) => root is ISymbolInitializerOperation initializer ? initializer.Value : null;

    private static bool Writes(IOperation operation, ISymbol member) =>
        operation is IMemberReferenceOperation reference &&
        SymbolEqualityComparer.Default.Equals(reference.Member.OriginalDefinition, member) &&
        reference.Parent switch
        {
            IAssignmentOperation assignment => assignment.Target == reference,
            IIncrementOrDecrementOperation or ITupleOperation or IAddressOfOperation => true,
            IArgumentOperation argument => argument.Parameter is null or { RefKind: not RefKind.None and not RefKind.In },
            _ => false,
        };
}
