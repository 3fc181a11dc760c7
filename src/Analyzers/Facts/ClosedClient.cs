using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Flow;

namespace SmtpAnalyzers.Facts;

/// <summary>
/// A client of which all that is ever done with it is seen: made here, and kept in a local, or in a private field of the class that makes it.
/// </summary>
/// <param name="Parts">The client from its creation on, and in the rest of the class that keeps it.</param>
internal sealed record ClosedClient(IReadOnlyList<ObjectFacts> Parts)
{
    public IEnumerable<ObjectSend> Sends => Parts.SelectMany(static part => part.Sends.Concat(part.CapturedSends));

    public IEnumerable<IEventAssignmentOperation> Subscriptions => Parts.SelectMany(static part => part.Subscriptions);

    public static IEnumerable<ClosedClient> In(FileFacts file) =>
        from client in file.Clients
        where client.IsKnown && client.Origin.IsCreation() && SymbolEqualityComparer.Default.Equals(client.Origin!.Type, file.Symbols.Client)
        let parts = client.StoredIn
            .SelectMany(member => file.Flow.UsesOf(member, ObjectKind.Client, file.Cancellation))
            .Prepend(client)
            .ToList()
        where parts.TrueForAll(part => part.IsKnown && !part.WritesToPickupDirectory && part.GivenToUnknown.All(IsSubscription) &&
            part.HandOvers.All(handOver => IsSubscription(handOver.Where) || IsCaptured(handOver) || StaysInClass(handOver, client)))
        select new ClosedClient(parts);

    /// <summary>A handler that cannot be seen: it may dispose the client.</summary>
    private static bool IsSubscription(IOperation where) => where is IEventAssignmentOperation;

    /// <summary>A lambda or local function takes it with it, and what that does with it is seen.</summary>
    private static bool IsCaptured((IOperation Where, HandOver How) handOver) => handOver is
    {
        How: HandOver.Captured,
        Where: IFlowAnonymousFunctionOperation or IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } }
    };

    private static bool StaysInClass((IOperation Where, HandOver How) handOver, ObjectFacts client) =>
        handOver.How == HandOver.Stored &&
        handOver.Where is IMemberReferenceOperation
        {
            Instance: null or IInstanceReferenceOperation,
            Member: { DeclaredAccessibility: Accessibility.Private } member
        } &&
        SymbolEqualityComparer.Default.Equals(member.ContainingType, client.Body.Type);
}
