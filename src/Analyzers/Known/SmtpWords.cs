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

    private readonly HashSet<string> _names;

    public SmtpWords(SmtpSymbols symbols)
    {
        var types = symbols.Client.ContainingNamespace.GetTypeMembers();
        _names = new HashSet<string>(
            types.Select(static type => type.Name)
                .Concat(types.SelectMany(static type => type.GetMembers()).Where(IsCalledByName).Select(static member => member.Name))
                .Concat(Others),
            StringComparer.Ordinal);
    }

    /// <summary>What the types are called and their members, or what has one of the two in it that say so in any program.</summary>
    public bool Contains(string word) =>
        _names.Contains(word) || word.IndexOf("smtp", StringComparison.OrdinalIgnoreCase) >= 0 ||
        word.IndexOf("mail", StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool IsCalledByName(ISymbol member) =>
        member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected && !member.IsOverride && member.CanBeReferencedByName;
}
