using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Flow;
using SmtpAnalyzers.Language;

namespace SmtpAnalyzers.Rules.Lifetime;

internal sealed class MessageNotDisposed() : Rule(Definition)
{
    private static readonly DiagnosticDescriptor Definition = new(
        "SMTP3006",
        "A MailMessage with attachments is not disposed",
        "This MailMessage is not disposed on every way out, so the files attached to it stay locked; put it in a using",
        Reliability,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "An attachment made from a file keeps the file open until it is disposed, which disposing its message does. Until then the " +
            "file can be neither moved nor deleted nor written.",
        helpLinkUri: HelpLink("SMTP3006"));

    public override void Check(FileFacts file, RuleContext context)
    {
        foreach (var message in file.Messages)
        {
            if (message.IsKnown && message.Ends.Any(static end => IsLeak(end.Events)) && HoldsOpenFile(message))
            {
                context.Report(ReportLocation.OfOrigin(message.Origin!), message.Origin!.Syntax);
            }
        }
    }

    private static bool IsLeak(FlowEvents events) =>
        events.HasFlag(FlowEvents.Sent) && (events & (FlowEvents.Disposed | FlowEvents.HandedOver)) == 0;

    private static bool HoldsOpenFile(ObjectFacts message) =>
        !message.Body.Outermost.Descendants().Any(IsDisposalOfAttachment) && message.PropertyReads.Any(static read =>
            read.Property.Property.Name is "Attachments" or "AlternateViews" &&
                Added(read.Property, read.Body).Any(part => IsOpenFile(part, read.Body)));

    /// <summary>
    /// A call disposes an attachment by itself, or all of them with their collection: which ones is not told apart, as it is where a using does.
    /// </summary>
    private static bool IsDisposalOfAttachment(IOperation operation) =>
        operation.Type is { Name: var type, ContainingNamespace: { Name: "Mail" } } &&
        type is "Attachment" or "AttachmentCollection" or "AlternateView" or "AlternateViewCollection" or "LinkedResource" or
            "LinkedResourceCollection" &&
        operation.SameValue() is { Parent: IInvocationOperation or IConditionalAccessOperation } use &&
        Ownership.After(use).Effect == OwnershipEffect.Disposes;

    /// <summary>What is added to the collection, directly or through the one local that stands for it.</summary>
    private static IEnumerable<IOperation> Added(IOperation collection, Body body)
    {
        var alias = body.Outermost.Descendants().OfType<IVariableDeclaratorOperation>()
            .FirstOrDefault(declarator => declarator.Initializer?.Value.SkipConversions().Syntax == collection.Syntax)?.Symbol;
        return body.Reachable().OfType<IInvocationOperation>()
            .Where(call => call.TargetMethod.Name == "Add" && call.Arguments.Length == 1 && call.Instance is { } instance &&
                (ReferenceEquals(Uncaptured(instance, body), collection) ||
                 (alias is not null && instance.SkipConversions() is ILocalReferenceOperation local &&
                     SymbolEqualityComparer.Default.Equals(local.Local, alias))))
            .Select(static call => call.Arguments[0].Value.SkipConversions());
    }

    /// <summary>The collection, be it kept aside while what is added is made: <c>Add(new Attachment(path) { Name = name })</c>.</summary>
    private static IOperation? Uncaptured(IOperation? collection, Body body) =>
        collection is IFlowCaptureReferenceOperation aside ? body.Captured(aside.Id).FirstOrDefault() : collection;

    private static bool IsOpenFile(IOperation part, Body body)
    {
        var local = (part as ILocalReferenceOperation)?.Local;
        if (local is not null && MayBeClosedElsewhere(local, body))
        {
            return false;
        }

        return MadeFromFile(part, body) || (local is not null && LinkedTo(local, body).Any(resource => IsOpenFile(resource, body)));
    }

    private static IEnumerable<IOperation> LinkedTo(ILocalSymbol view, Body body) => body.Reachable().OfType<IInvocationOperation>()
        .Where(call => call.TargetMethod.Name == "Add" && call.Arguments.Length == 1 &&
            Uncaptured(call.Instance, body) is
                IPropertyReferenceOperation { Property: { Name: "LinkedResources" }, Instance: ILocalReferenceOperation local } &&
            SymbolEqualityComparer.Default.Equals(local.Local, view))
        .Select(static call => call.Arguments[0].Value.SkipConversions());

    private static bool MadeFromFile(IOperation value, Body body) =>
        MayCome(value, body, static (source, body) => source is IObjectCreationOperation
        {
            Arguments: { Length: > 0 } arguments,
            Type: { Name: "Attachment" or "AlternateView" or "LinkedResource" }
        } &&
        arguments[0] is { Parameter: { } parameter, Value: var content } &&
        (parameter.Type.SpecialType == SpecialType.System_String ? parameter.Name == "fileName" : IsFileStream(content.SkipConversions(), body)));

    private static bool IsFileStream(IOperation stream, Body body) =>
        !(stream is ILocalReferenceOperation { Local: var local } && MayBeClosedElsewhere(local, body)) &&
        MayCome(stream, body, static (source, _) => source switch
        {
            IObjectCreationOperation { Type: { Name: "FileStream" } } => true,
            IInvocationOperation
            {
                TargetMethod:
                {
                    Name: "Open" or "OpenRead" or "OpenWrite" or "Create",
                    ContainingType: { Name: "File" or "FileInfo", ContainingNamespace: { Name: "IO" } }
                }
            } => true,
            _ => false,
        });

    /// <summary>
    /// Whether the local is disposed, or given to others who may, or does not belong to this function: then its file is somebody else's
    /// business.
    /// </summary>
    private static bool MayBeClosedElsewhere(ILocalSymbol local, Body body) =>
        Ownership.IsScoped(local) ||
        body.Outermost.ReferencesTo(local).Select(static reference => reference.SameValue())
            .Any(static use => !IsPartOfMail(use) && Ownership.After(use).Effect != OwnershipEffect.LeavesAlone);

    /// <summary>Whether the use makes the object a part of a message, which disposes it with itself, or of another such part.</summary>
    private static bool IsPartOfMail(IOperation use) => use.Parent is IArgumentOperation
    {
        Parent: IInvocationOperation { TargetMethod: { Name: "Add", ContainingNamespace: { Name: "Mail" or "ObjectModel" } } } or
            IObjectCreationOperation { Type: { Name: "Attachment" or "AlternateView" or "LinkedResource" } },
    };

    /// <summary>
    /// Whether the value is known, and on some way is made so: by the expression itself, or by what a local is given there that is null elsewhere.
    /// </summary>
    private static bool MayCome(IOperation value, Body body, Func<IOperation, Body, bool> isMadeSo)
    {
        var sources = Sources(value, body).ToList();
        return sources.TrueForAll(static source => source is not null) && sources.Exists(source => isMadeSo(source!, body));
    }

    private static IEnumerable<IOperation?> Sources(IOperation value, Body body) => value.SkipConversions() switch
    {
        IFlowCaptureReferenceOperation reference => body.Captured(reference.Id).SelectMany(captured => Sources(captured, body)),
        ILocalReferenceOperation { Local: var local } => body.ValuesOf(local)
            .Select(static given => given?.SkipConversions()).Where(static given => given?.IsNull() != true),
        var other => new[] { other },
    };
}
