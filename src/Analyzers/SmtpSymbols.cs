using Microsoft.CodeAnalysis;

namespace SmtpAnalyzers;

/// <summary>The types of System.Net.Mail and what the target framework does with them, looked up once per compilation.</summary>
internal sealed class SmtpSymbols
{
    private SmtpSymbols(Compilation compilation, INamedTypeSymbol client, INamedTypeSymbol exception)
    {
        Client = client;
        Exception = exception;
        SystemException = compilation.GetTypeByMetadataName("System.Exception")!;
        Compilation = compilation;
    }

    public Compilation Compilation { get; }

    public INamedTypeSymbol Client { get; }

    public INamedTypeSymbol Exception { get; }

    public INamedTypeSymbol SystemException { get; }

    /// <summary>Null where the compilation has no <c>System.Net.Mail.SmtpClient</c>: nothing to analyze.</summary>
    public static SmtpSymbols? From(Compilation compilation) =>
        compilation.GetTypeByMetadataName("System.Net.Mail.SmtpClient") is { } client &&
        compilation.GetTypeByMetadataName("System.Net.Mail.SmtpException") is { } exception
            ? new SmtpSymbols(compilation, client, exception)
            : null;

    public bool IsClient(ITypeSymbol? type) => Is(type, Client);

    public bool IsSmtpException(ITypeSymbol? type) => Is(type, Exception);

    private static bool Is(ITypeSymbol? type, INamedTypeSymbol ancestor)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, ancestor))
            {
                return true;
            }
        }

        return false;
    }
}
