using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Flow;
using SmtpAnalyzers.Language;

namespace SmtpAnalyzers.Facts.Lifetime;

/// <summary>A field or auto-property that holds a client, and what its class does with it in all its parts.</summary>
internal sealed class ClientMember
{
    private readonly FlowAnalysis _flow;
    private readonly CancellationToken _cancellation;
    private readonly IReadOnlyList<ObjectFacts> _made;
    private readonly IReadOnlyList<(IMemberReferenceOperation Reference, Body Body)> _references;

    private ClientMember(ISymbol member, Location location, FlowAnalysis flow, CancellationToken cancellation)
    {
        Member = member;
        Location = location;
        _flow = flow;
        _cancellation = cancellation;
        Uses = flow.UsesOf(member, ObjectKind.Client, cancellation);
        _made = flow.StoredIn(member, ObjectKind.Client, cancellation).ToList();
        _references = flow.Code.ReferencesTo(member, cancellation).ToList();
    }

    public ISymbol Member { get; }

    public Location Location { get; }

    /// <summary>What each body of the class does with the client that it finds there.</summary>
    public ImmutableArray<ObjectFacts> Uses { get; }

    /// <summary>The same, and each client from its creation until it is stored here.</summary>
    public IEnumerable<ObjectFacts> Parts => _made.Concat(Uses);

    public bool IsTypeDisposable => Member.ContainingType.AllInterfaces.Any(static type =>
        type.SpecialType == SpecialType.System_IDisposable || type.Name == "IAsyncDisposable");

    /// <summary>The class makes the client itself, and no other one can get in from outside.</summary>
    public bool IsFilledByItsClass => _made.Count > 0 && IsClosed && Writes().All(IsOwn);

    /// <summary>Somewhere in the class it is disposed, or may be.</summary>
    public bool MayBeDisposed =>
        HasUnknownBase(Member.ContainingType) || IsBeingTyped ||
        Parts.Any(part =>
            !part.IsKnown ||
            part.Ends.Any(static end => end.Events.HasFlag(FlowEvents.Disposed)) ||
            part.HandOvers.Any(handOver => Ownership.LeavesClass(handOver.How, part.Body) &&
                !(handOver.How == HandOver.Returned && IsFilledBy(part.Body)))) ||
        _references.Any(static use => Disposes(use.Reference));

    /// <summary>
    /// It is reached by another way than its own name, and may be disposed there: by what a method returns, by another member that holds it too, or,
    /// where it is not private, by any class of the compilation.
    /// </summary>
    public bool MayBeDisposedElsewhere
    {
        get
        {
            var returning = Parts.Where(static part => part.HandOvers.Any(static handOver => handOver.How == HandOver.Returned))
                .Select(static part => part.Body.Outermost.Method).OfType<ISymbol>();
            var own = new HashSet<IOperation>(_references.Select(static use => use.Reference));
            return Parts.SelectMany(static part => part.StoredIn).Concat(returning).Where(IsOther).Append(Member)
                .Distinct(SymbolEqualityComparer.Default).Any(MayDispose);

            bool IsOther(ISymbol member) => !SymbolEqualityComparer.Default.Equals(member, Member);

            bool MayDispose(ISymbol? member) =>
                (IsOther(member!) || Member.DeclaredAccessibility != Accessibility.Private) &&
                _flow.Code.UsesOf(member!.OriginalDefinition, _cancellation)
                    .Any(each => !own.Contains(each.Use) && MayDisposeAt(each.Use));
        }
    }

    /// <summary>Whether the use disposes it, gives it away, or gives it a name under which that is done.</summary>
    private static bool MayDisposeAt(IOperation use) => use.NamesGiven() is { } names
        ? names.OfType<ILocalSymbol>().Any(local => Ownership.IsScoped(local) ||
            use.Ancestors().Last().Descendants().Any(operation => operation is ILocalReferenceOperation reference &&
                SymbolEqualityComparer.Default.Equals(reference.Local, local) && !reference.MayWrite() &&
                Ownership.After(reference.SameValue()).Effect != OwnershipEffect.LeavesAlone))
        : Ownership.After(use.SameValue()).Effect != OwnershipEffect.LeavesAlone;

    public bool WritesToPickupDirectory => _made.Any(static client => client.WritesToPickupDirectory);

    public static IEnumerable<ClientMember> In(SemanticModel model, FlowAnalysis flow, CancellationToken cancellation) =>
        from place in flow.Code.FieldsAndPropertiesIn(model, cancellation)
        where flow.Symbols.IsClient(TypeOf(place.Member))
        select new ClientMember(place.Member, place.Name, flow, cancellation);

    /// <summary>A member of the class that is being typed may come to dispose it.</summary>
    private bool IsBeingTyped => Member.ContainingType.DeclaringSyntaxReferences.Any(reference =>
        reference.GetSyntax(_cancellation) is var declaration && declaration.Language().IsBeingTyped(declaration));

    private IEnumerable<Body> Bodies => Member.ContainingType.WithNested().SelectMany(type => _flow.Code.BodiesOf(type, _cancellation));

    /// <summary>A method that fills it and returns it as well keeps it for the class, which sends with it.</summary>
    private bool IsFilledBy(Body body) => Writes().Any(write => write.Body == body.Outermost) &&
        (Uses.Any(use => use.Sends.Count > 0 && use.Body.Outermost != body.Outermost) ||
         Bodies.Any(other => other.Descendants().OfType<IInvocationOperation>().Any(call => _flow.Symbols.IsSend(call.TargetMethod) &&
            call.Instance?.SkipConversions() is IInvocationOperation { TargetMethod: var method } &&
            SymbolEqualityComparer.Default.Equals(method.OriginalDefinition, body.Outermost.Owner))));

    private static bool Disposes(IOperation reference) => Ownership.After(reference.SameValue()).Effect == OwnershipEffect.Disposes;

    private static ITypeSymbol? TypeOf(ISymbol member) => (member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type;

    /// <summary>Nobody else can assign it, and no override can stand in for it.</summary>
    private bool IsClosed => Member switch
    {
        { IsVirtual: true } or { IsOverride: true } or { IsAbstract: true } => false,
        IFieldSymbol own => own.IsReadOnly || own.DeclaredAccessibility == Accessibility.Private,
        IPropertySymbol property => property.SetMethod is null or { DeclaredAccessibility: Accessibility.Private },
        _ => false,
    };

    private bool Is(IOperation? operation) =>
        operation?.SkipConversions() is IMemberReferenceOperation reference &&
        SymbolEqualityComparer.Default.Equals(reference.Member.OriginalDefinition, Member.OriginalDefinition);

    /// <summary>Each value that is written to it; null for a write whose value is not known.</summary>
    private IEnumerable<(IOperation? Value, Body Body)> Writes()
    {
        foreach (var body in _flow.Code.BodiesOwnedBy(Member.OriginalDefinition, _cancellation))
        {
            if (body.Root is ISymbolInitializerOperation initializer)
            {
                yield return (initializer.Value, body);
            }
        }

        foreach (var (reference, body) in _references)
        {
            switch (reference.Parent)
            {
                case ISimpleAssignmentOperation assignment when assignment.Target == reference:
                    yield return (assignment.Value, body);
                    break;
                case ICoalesceAssignmentOperation assignment when assignment.Target == reference:
                    yield return (assignment.Value, body);
                    break;
            }

            if (reference.SameValue().Parent is IArgumentOperation { Parameter: null or { RefKind: RefKind.Ref or RefKind.Out } })
            {
                yield return (null, body);
            }

            if (reference.Parent is ITupleOperation && reference.MayWrite())
            {
                var deconstruction = reference.Ancestors().OfType<IDeconstructionAssignmentOperation>().FirstOrDefault();
                yield return (deconstruction?.Pairs().FirstOrDefault(pair => pair.Target == reference).Element, body);
            }
        }
    }

    private bool IsOwn((IOperation? Value, Body Body) write) => IsOwn(write.Value, write.Body);

    private bool IsOwn(IOperation? value, Body body) => value?.SkipConversions() switch
    {
        null => false,
        { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation => true,
        IConditionalOperation choice => IsOwn(choice.WhenTrue, body) && IsOwn(choice.WhenFalse, body),
        ICoalesceOperation coalesce => IsOwn(coalesce.Value, body) && IsOwn(coalesce.WhenNull, body),
        ISimpleAssignmentOperation assignment => IsOwn(assignment.Value, body),
        IAwaitOperation wait => IsOwn(wait.Operation, body),
        ILocalReferenceOperation local => body.OnlyValueOf(local.Local) is { } only && IsOwn(only, body),
        IInvocationOperation call => _flow.MakesNew(call.TargetMethod, ObjectKind.Client, body, _cancellation),
        { } other => other.IsCreation() || Is(other),
    };

    /// <summary>A base class that does not resolve may do anything. A name of interface form counts as an interface.</summary>
    private static bool HasUnknownBase(INamedTypeSymbol type)
    {
        for (var ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.Interfaces.Append(ancestor.BaseType).Any(static part =>
                part is { TypeKind: TypeKind.Error, Name: var name } && !(name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]))))
            {
                return true;
            }
        }

        return false;
    }
}
