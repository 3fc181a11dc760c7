using Microsoft.CodeAnalysis;

namespace SmtpAnalyzers.Known;

/// <summary>The types of System.Net.Mail and what the target framework does with them, looked up once per compilation.</summary>
internal sealed class SmtpSymbols
{
    private SmtpSymbols(Compilation compilation, INamedTypeSymbol client, INamedTypeSymbol exception)
    {
        Compilation = compilation;
        Client = client;
        Exception = exception;
        SystemException = compilation.GetTypeByMetadataName("System.Exception");
        Message = compilation.GetTypeByMetadataName("System.Net.Mail.MailMessage");
        TaskOfT = compilation.GetTypeByMetadataName("System.Threading.Tasks.Task`1");
        ValueTaskOfT = compilation.GetTypeByMetadataName("System.Threading.Tasks.ValueTask`1");
        FailedRecipientException = compilation.GetTypeByMetadataName("System.Net.Mail.SmtpFailedRecipientException");
        FailedRecipientsException = compilation.GetTypeByMetadataName("System.Net.Mail.SmtpFailedRecipientsException");
    }

    public Compilation Compilation { get; }

    public INamedTypeSymbol Client { get; }

    public INamedTypeSymbol Exception { get; }

    public INamedTypeSymbol? FailedRecipientException { get; }

    public INamedTypeSymbol? FailedRecipientsException { get; }

    public INamedTypeSymbol? SystemException { get; }

    public INamedTypeSymbol? Message { get; }

    public INamedTypeSymbol? TaskOfT { get; }

    public INamedTypeSymbol? ValueTaskOfT { get; }

    /// <summary>
    /// Whether the program runs on .NET Framework, where a client also reads &lt;mailSettings&gt; of the configuration file.
    /// There the type lives in System.dll; in .NET in System.Net.Mail.dll; a netstandard library may run on either.
    /// </summary>
    public bool IsNetFramework => Client.ContainingAssembly.Name == "System";

    public bool IsNetStandard => Client.ContainingAssembly.Name == "netstandard";

    /// <summary>Whether a client may read &lt;mailSettings&gt; where the code runs.</summary>
    public bool MayReadMailSettings => IsNetFramework || IsNetStandard;

    /// <summary>The major version of .NET (5 and newer), or 0 on .NET Framework, netstandard and .NET Core.</summary>
    public int NetVersion => IsNetFramework || IsNetStandard || Client.ContainingAssembly.Identity.Version.Major < 5
        ? 0
        : Client.ContainingAssembly.Identity.Version.Major;

    /// <summary>False on .NET Framework 3.5 and older, where there is nothing to dispose.</summary>
    public bool IsClientDisposable => Client.AllInterfaces.Any(static type => type.SpecialType == SpecialType.System_IDisposable);

    /// <summary>Null where the compilation has no <c>System.Net.Mail.SmtpClient</c>: nothing to analyze.</summary>
    public static SmtpSymbols? From(Compilation compilation) =>
        compilation.GetTypeByMetadataName("System.Net.Mail.SmtpClient") is { } client &&
        compilation.GetTypeByMetadataName("System.Net.Mail.SmtpException") is { } exception
            ? new SmtpSymbols(compilation, client, exception)
            : null;

    public bool IsClient(ITypeSymbol? type) => type.IsOrDerivesFrom(Client);

    public bool IsMessage(ITypeSymbol? type) => type.IsOrDerivesFrom(Message);

    public bool IsException(ITypeSymbol? type) => type.IsOrDerivesFrom(SystemException);

    public bool IsSmtpException(ITypeSymbol? type) => type.IsOrDerivesFrom(Exception);

    /// <summary>The exception of one refused recipient, or that of several, which derives from it.</summary>
    public bool IsFailedRecipient(ITypeSymbol? type) => type.IsOrDerivesFrom(FailedRecipientException);

    public bool IsFailedRecipients(ITypeSymbol? type) => type.IsOrDerivesFrom(FailedRecipientsException);

    /// <summary>Whether a catch of this type catches everything: <c>Exception</c>, or no type at all.</summary>
    public bool IsGeneralException(ITypeSymbol? type) =>
        type is null || type.SpecialType == SpecialType.System_Object || SymbolEqualityComparer.Default.Equals(type, SystemException);

    /// <summary>The result of a <c>Task&lt;T&gt;</c> or <c>ValueTask&lt;T&gt;</c>; the type itself otherwise.</summary>
    public ITypeSymbol? Awaited(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeArguments.Length: 1 } named &&
        (SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, TaskOfT) ||
         SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, ValueTaskOfT))
            ? named.TypeArguments[0]
            : type;

    /// <summary>Whether a send raises SendCompleted, or may do so where the code runs: SendMailAsync does before .NET 10, Send never.</summary>
    public bool RaisesSendCompleted(IMethodSymbol send) => send.Name switch
    {
        "Send" => false,
        "SendMailAsync" => NetVersion < 10,
        _ => true,
    };

    /// <summary>Send, SendAsync or SendMailAsync of a client.</summary>
    public bool IsSend(IMethodSymbol method) =>
        method.Name is "Send" or "SendAsync" or "SendMailAsync" && !method.IsStatic && IsClient(method.ContainingType);
}
