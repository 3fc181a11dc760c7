using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Flow;

/// <summary>What sort of object is followed, and which calls send with it.</summary>
internal abstract class ObjectKind
{
    public static ObjectKind Client { get; } = new ClientKind();

    public static ObjectKind Message { get; } = new MessageKind();

    /// <summary>What one of these sends reads, besides the message that it is given: an attachment, or the stream of one.</summary>
    public static ObjectKind PartOf(IEnumerable<IInvocationOperation> sends) => new PartKind(new HashSet<IOperation>(sends));

    public abstract bool Is(ITypeSymbol? type, SmtpSymbols symbols);

    /// <summary>Whether a call on the object sends with it.</summary>
    public abstract bool SendsAsReceiver(IInvocationOperation call, SmtpSymbols symbols);

    /// <summary>Whether a call that the object is an argument of sends it.</summary>
    public abstract bool SendsAsArgument(IInvocationOperation call, SmtpSymbols symbols);

    /// <summary>The calls that send the object along without naming it.</summary>
    public virtual IReadOnlyCollection<IOperation> SentAlongBy => Array.Empty<IOperation>();

    /// <summary>Whether a task that is started with the object counts as a send, where that is what the task does.</summary>
    public virtual bool IsSentByTasks => false;

    private sealed class ClientKind : ObjectKind
    {
        public override bool Is(ITypeSymbol? type, SmtpSymbols symbols) => symbols.IsClient(type);

        public override bool SendsAsReceiver(IInvocationOperation call, SmtpSymbols symbols) => symbols.IsSend(call.TargetMethod);

        public override bool SendsAsArgument(IInvocationOperation call, SmtpSymbols symbols) => false;
    }

    private sealed class MessageKind : ObjectKind
    {
        public override bool Is(ITypeSymbol? type, SmtpSymbols symbols) => symbols.IsMessage(type);

        public override bool SendsAsReceiver(IInvocationOperation call, SmtpSymbols symbols) => false;

        public override bool SendsAsArgument(IInvocationOperation call, SmtpSymbols symbols) => symbols.IsSend(call.TargetMethod);

        public override bool IsSentByTasks => true;
    }

    private sealed class PartKind(HashSet<IOperation> sends) : ObjectKind
    {
        public override bool Is(ITypeSymbol? type, SmtpSymbols symbols) => type.BaseTypesAndSelf().Any(static ancestor =>
            ancestor.Name is "AttachmentBase" or "Stream" && ancestor.IsOfFramework());

        public override bool SendsAsReceiver(IInvocationOperation call, SmtpSymbols symbols) => false;

        public override bool SendsAsArgument(IInvocationOperation call, SmtpSymbols symbols) => false;

        public override IReadOnlyCollection<IOperation> SentAlongBy => sends;
    }
}
