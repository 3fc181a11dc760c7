using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers;

/// <summary>Where one rule puts what it finds.</summary>
internal sealed class RuleContext(DiagnosticDescriptor descriptor, Action<Finding> found)
{
    private static readonly ImmutableDictionary<string, string?> WithoutFix = ImmutableDictionary<string, string?>.Empty
        .Add(DiagnosticProperties.NoFix, null);

    /// <param name="location">Where the report stands. One in another file is made when that file is analysed.</param>
    /// <param name="subject">What it is about: <see cref="Finding.Subject"/>.</param>
    /// <param name="arguments">What fills the holes of the rule's message.</param>
    public void Report(Location location, SyntaxNode? subject, params object?[] arguments) =>
        found(new Finding(subject, Diagnostic.Create(descriptor, location, arguments)));

    /// <summary>The same for what no fix can part from what is right.</summary>
    public void ReportWithoutFix(Location location, SyntaxNode? subject, params object?[] arguments) =>
        found(new Finding(subject, Diagnostic.Create(descriptor, location, WithoutFix, arguments)));
}
