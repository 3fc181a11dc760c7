using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpAnalyzers.Code;

/// <summary>Which fields and properties of a type have one value, by their initialiser or by what they return, and never another.</summary>
internal sealed class MemberValues(SourceCode source)
{
    private readonly ConcurrentDictionary<ISymbol, IOperation?> _values = new(SymbolEqualityComparer.Default);

    public IOperation? OnlyValueOf(ISymbol member) => _values.GetOrAdd(member.OriginalDefinition, Read);

    public IOperation? InitialValueOf(ISymbol member) => source.BodiesOwnedBy(member.OriginalDefinition, CancellationToken.None)
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

        return source.ReferencesTo(member, CancellationToken.None).Any(static use => use.Reference.MayWrite())
            ? null
            : source.BodiesOwnedBy(member, CancellationToken.None).Concat(Getter(member))
                .Select(body => ValueGivenBy(body, member)).LastOrDefault(static value => value is not null);
    }

    private IEnumerable<Body> Getter(ISymbol member) => member is IPropertySymbol { GetMethod: { } getter }
        ? source.BodiesOwnedBy(getter, CancellationToken.None)
        : Enumerable.Empty<Body>();

    private static IOperation? ValueGivenBy(Body body, ISymbol member)
    {
        if (SymbolEqualityComparer.Default.Equals(body.Owner, member))
        {
            return body.Root is ISymbolInitializerOperation initializer ? initializer.Value : null;
        }

        // `string Host => "…";`
        return member is IPropertySymbol { SetMethod: null, GetMethod: { } getter } && SymbolEqualityComparer.Default.Equals(body.Owner, getter) &&
            body.Descendants().OfType<IReturnOperation>().ToList() is { Count: 1 } returns
            ? returns[0].ReturnedValue
            : null;
    }
}
