using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Known;
using SmtpAnalyzers.Language;

namespace SmtpAnalyzers.Flow;

/// <summary>How an object leaves the code that made it, so that others may see to it.</summary>
internal enum HandOver
{
    Returned,
    Stored,

    /// <summary>Put into an array, a collection or a tuple, whose owner may see to its elements.</summary>
    Collected,
    Captured,
    Given,
    Unclear,
}

/// <summary>What one use of an object does to the duty of disposing it.</summary>
internal enum OwnershipEffect
{
    /// <summary>Nothing: whose duty it was before, it still is.</summary>
    LeavesAlone,

    /// <summary>The object has one more name.</summary>
    Names,

    Disposes,

    /// <summary>Others get it, and may dispose it.</summary>
    HandsOver,

    /// <summary>A method is called on it, or receives it: what that does with it decides.</summary>
    AsksCallee,
}

/// <summary>
/// Who may dispose an object after one use of it: the one answer for clients, messages and attachments, in a control flow graph and in code as
/// it is written.
/// </summary>
/// <param name="Effect">What the use does.</param>
/// <param name="How">How it hands the object over, where it does.</param>
internal readonly record struct Ownership(OwnershipEffect Effect, HandOver How = HandOver.Unclear)
{
    private static readonly Ownership LeavesAlone = new(OwnershipEffect.LeavesAlone);
    /// <summary><c>[first, second]</c>, for which the oldest Roslyn has no name.</summary>
    private const OperationKind CollectionExpression = (OperationKind)127;

    private static readonly Ownership AsksCallee = new(OwnershipEffect.AsksCallee);

    /// <summary>Whether the use disposes the object, or calls what may.</summary>
    public bool MayDispose => Effect is OwnershipEffect.Disposes or OwnershipEffect.AsksCallee || How == HandOver.Given;

    /// <param name="use">An expression that is the object: <see cref="OperationExtensions.SameValue"/> of the name that stands for it.</param>
    public static Ownership After(IOperation use)
    {
        switch (use.Parent)
        {
            case IInvocationOperation call when call.Instance == use:
                return OnReceiver(call);
            case IArgumentOperation { Parent: IInvocationOperation call } when LeavesArgumentsAlone(call):
                return LeavesAlone;
            case IArgumentOperation { Parent: IInvocationOperation call } when Collects(call):
            case IArrayInitializerOperation or ITupleOperation:
            case { Kind: CollectionExpression }:
                return new Ownership(OwnershipEffect.HandsOver, HandOver.Collected);
            case IArgumentOperation { Parameter: { RefKind: RefKind.None or RefKind.In }, Parent: IInvocationOperation or IObjectCreationOperation }:
                return AsksCallee;
            case IArgumentOperation:
                return new Ownership(OwnershipEffect.HandsOver, HandOver.Given);
            case IReturnOperation:
                return new Ownership(OwnershipEffect.HandsOver, HandOver.Returned);
            case ISimpleAssignmentOperation assignment when assignment.Value == use:
                return Into(assignment.Target);
            case IFlowCaptureOperation or IIsPatternOperation { Pattern: IDeclarationPatternOperation { DeclaredSymbol: not null } }:
                return new Ownership(OwnershipEffect.Names);
            case IVariableInitializerOperation initializer:
                return initializer.Ancestors().TakeWhile(static above => above is IVariableDeclaratorOperation or IVariableDeclarationOperation
                        or IVariableDeclarationGroupOperation or IUsingOperation).Any(static above => above is IUsingOperation)
                    ? new Ownership(OwnershipEffect.Disposes)
                    : new Ownership(OwnershipEffect.Names);
            case IUsingOperation statement when statement.Resources == use:
                return new Ownership(OwnershipEffect.Disposes);
            case IConditionalAccessOperation access when access.Operation == use:
                return access.WhenNotNull is IInvocationOperation { Instance: { } instance } conditional &&
                    instance.SkipConversions() is IConditionalAccessInstanceOperation
                    ? OnReceiver(conditional)
                    : LeavesAlone;
            case IMethodReferenceOperation { Method: { Name: "Dispose" or "DisposeAsync" } }:
                return new Ownership(OwnershipEffect.HandsOver, HandOver.Given);
            case IMethodReferenceOperation { Method: { Name: not "SendAsyncCancel" } }:
                return new Ownership(OwnershipEffect.HandsOver, HandOver.Captured);
            case null or IIsPatternOperation or IIsNullOperation or IIsTypeOperation or IBinaryOperation or IInterpolationOperation
                or INameOfOperation or ILockOperation or IExpressionStatementOperation or IMemberReferenceOperation or ISimpleAssignmentOperation:
                return LeavesAlone;
            default:
                return new Ownership(OwnershipEffect.HandsOver);
        }
    }

    /// <summary>Whether a using disposes what the local holds.</summary>
    public static bool IsScoped(ILocalSymbol local) => local.DeclaringSyntaxReferences.Any(static reference =>
        reference.GetSyntax() is var declaration && declaration.Language().IsUsing(declaration));

    /// <summary>Whether the object, handed over in such a way by a member of a class, gets out of the class.</summary>
    public static bool LeavesClass(HandOver how, Body body) => how switch
    {
        HandOver.Given or HandOver.Collected or HandOver.Unclear => true,
        // A private method hands it to this class only; and a property is no way to give it away.
        HandOver.Returned =>
            body.Outer is null && body.Method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: not Accessibility.Private },
        _ => false,
    };

    private static Ownership OnReceiver(IInvocationOperation call) => call.TargetMethod switch
    {
        { Name: "Dispose" or "DisposeAsync", Parameters: { IsEmpty: true } } => new Ownership(OwnershipEffect.Disposes),
        { ContainingType: { SpecialType: SpecialType.System_Object } } => LeavesAlone,
        { ContainingNamespace: var space } when space?.ToDisplayString() == "System.Net.Mail" => LeavesAlone,
        _ => AsksCallee,
    };

    /// <summary>Methods of the framework's collections that take in what they are given.</summary>
    private static bool Collects(IInvocationOperation call) => call.TargetMethod is
    {
        Name: "Add" or "TryAdd" or "AddFirst" or "AddLast" or "AddOrUpdate" or "Enqueue" or "Push" or "Insert",
        ContainingNamespace: { Name: "Generic" or "Concurrent" or "ObjectModel" or "Collections" }
    } && call.TargetMethod.IsOfFramework();

    /// <summary>Methods of the framework that look at an object at most.</summary>
    private static bool LeavesArgumentsAlone(IInvocationOperation call) =>
        call.TargetMethod is { ContainingType: { SpecialType: SpecialType.System_Object or SpecialType.System_String } } or
        { ContainingType: { Name: "GC" or "Monitor", ContainingNamespace: { Name: "System" or "Threading" } } };

    /// <summary>What an assignment of the object does, by what it is assigned to.</summary>
    public static Ownership Into(IOperation target) => target switch
    {
        IDiscardOperation => LeavesAlone,
        ILocalReferenceOperation or IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } } => new Ownership(OwnershipEffect.Names),
        _ => new Ownership(OwnershipEffect.HandsOver, HandOver.Stored),
    };
}
