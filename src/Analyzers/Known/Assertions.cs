using Microsoft.CodeAnalysis;

namespace SmtpAnalyzers.Known;

/// <summary>Test frameworks, whose assertions look at what they are given and log nothing.</summary>
internal static class Assertions
{
    private static readonly HashSet<string> Namespaces = new(StringComparer.Ordinal)
    {
        "Xunit", "NUnit", "TUnit", "FluentAssertions", "AwesomeAssertions", "Shouldly", "Should", "NFluent",
            "Microsoft.VisualStudio.TestTools.UnitTesting",
    };

    public static bool IsAssertion(IMethodSymbol method) => IsAssertion((method.ReducedFrom ?? method).ContainingType);

    /// <summary>By its namespace, or, where it does not resolve or is the project's own, by its name.</summary>
    private static bool IsAssertion(INamedTypeSymbol? type)
    {
        if (type is null or { Name: "Assert" })
        {
            return type is not null;
        }

        for (var space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (Namespaces.Contains(space.ToDisplayString()))
            {
                return true;
            }
        }

        return false;
    }
}
