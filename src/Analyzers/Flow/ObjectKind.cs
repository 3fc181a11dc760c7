using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Flow;

/// <summary>What sort of object is followed, and which calls send with it.</summary>
internal abstract class ObjectKind
{
    public static ObjectKind Client { get; } = new ClientKind();

    public static ObjectKind Message { get; } = new MessageKind();

    public abstract bool Is(ITypeSymbol? type, SmtpSymbols symbols);

    /// <summary>Whether a call on the object sends with it.</summary>
    public abstract bool SendsAsReceiver(IInvocationOperation call, SmtpSymbols symbols);

    /// <summary>Whether a call that the object is an argument of sends it.</summary>
    public abstract bool SendsAsArgument(IInvocationOperation call, SmtpSymbols symbols);

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
    }
}
