using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpAnalyzers.Code;

/// <summary>Which fields and properties of a type have one value, by their initialiser or by what they return, and never another.</summary>
internal sealed class MemberValues(SourceCode source)
{
    private readonly ConcurrentDictionary<ISymbol, IOperation?> _values = new(SymbolEqualityComparer.Default);

    public IOperation? OnlyValueOf(ISymbol member) => _values.GetOrAdd(member.OriginalDefinition, Read);

    public IOperation? InitialValueOf(ISymbol member) => source.BodiesOf(member.ContainingType, CancellationToken.None)
        .Where(body => SymbolEqualityComparer.Default.Equals(body.Owner, member.OriginalDefinition))
        .Select(static body => (body.Root as ISymbolInitializerOperation)?.Value)
        .FirstOrDefault();

    private IOperation? Read(ISymbol member)
    {
        // What another assembly or type can write is not known here.
        var closed = member switch
        {
            IFieldSymbol field => field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private,
            IPropertySymbol property => property.SetMethod is null or { DeclaredAccessibility: Accessibility.Private },
            _ => false,
        };
        // An attribute is there for others, such as a serializer, to find the member by and to fill it in.
        if (!closed || member.IsVirtual || member.IsAbstract || member.IsOverride ||
            member.DeclaringSyntaxReferences.IsEmpty || !member.GetAttributes().IsEmpty)
        {
            return null;
        }

        IOperation? only = null;
        foreach (var body in member.ContainingType.WithNested().SelectMany(type => source.BodiesOf(type, CancellationToken.None)))
        {
            if (ValueGivenBy(body, member) is { } value)
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

    private static IOperation? ValueGivenBy(Body body, ISymbol member)
    {
        if (SymbolEqualityComparer.Default.Equals(body.Owner, member))
        {
            return body.Root is ISymbolInitializerOperation initializer ? initializer.Value : null;
        }

        // `string Host => "…";`
        return member is IPropertySymbol { SetMethod: null, GetMethod: { } getter } && SymbolEqualityComparer.Default.Equals(body.Owner, getter) &&
            body.Root.Descendants().OfType<IReturnOperation>().ToList() is { Count: 1 } returns
            ? returns[0].ReturnedValue
            : null;
    }

    private static bool Writes(IOperation operation, ISymbol member) =>
        operation is IMemberReferenceOperation reference &&
        SymbolEqualityComparer.Default.Equals(reference.Member.OriginalDefinition, member) &&
        reference.MayWrite();
}
