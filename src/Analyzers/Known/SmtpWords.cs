using Microsoft.CodeAnalysis;

namespace SmtpAnalyzers.Known;

/// <summary>The identifiers by which code says that it has to do with mail.</summary>
internal sealed class SmtpWords
{
    /// <summary>Types outside of System.Net.Mail that rules ask for.</summary>
    private static readonly string[] Others =
    {
        "NetworkCredential", "CredentialCache", "ServicePointManager", "ServerCertificateValidationCallback",
    };

    private readonly HashSet<string> _types;
    private readonly HashSet<string> _others;

    public SmtpWords(SmtpSymbols symbols)
    {
        _types = new HashSet<string>(
            symbols.Client.ContainingNamespace.GetTypeMembers().Where(static type => type.DeclaredAccessibility == Accessibility.Public)
                .Select(static type => type.Name),
            StringComparer.Ordinal);

        // Of what only hangs on a client or a message, such as a list of addresses, the owner's property is named first.
        var used = new[] { symbols.Client, symbols.Message, symbols.Exception, symbols.FailedRecipientException, symbols.FailedRecipientsException };
        _others = new HashSet<string>(
            used.OfType<INamedTypeSymbol>().SelectMany(static type => type.GetMembers()).Where(IsCalledByName).Select(static member => member.Name)
                .Concat(Others),
            StringComparer.Ordinal);
    }

    /// <summary>What the types are called, or the members of a client, a message or a failure.</summary>
    public bool Contains(string word) => IsType(word) || _others.Contains(word);

    /// <summary>What a type of System.Net.Mail is called.</summary>
    public bool IsType(string word) => _types.Contains(word);

    /// <summary>All that is disposable has a <c>Dispose</c>: it tells nothing.</summary>
    private static bool IsCalledByName(ISymbol member) =>
        member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected && !member.IsOverride && member.CanBeReferencedByName &&
        member.Name != nameof(IDisposable.Dispose);
}
