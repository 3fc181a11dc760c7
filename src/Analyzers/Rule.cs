using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Facts;

namespace SmtpAnalyzers;

/// <summary>One rule: a descriptor, and one check over what is known of a file.</summary>
internal abstract class Rule
{
    protected const string Reliability = "Reliability";
    protected const string Security = "Security";

    /// <summary>A report with this property has no fix: what is written at its place is right on another path, and only the author knows how to part the two.</summary>
    public const string NoFix = "NoFix";

    public abstract DiagnosticDescriptor Descriptor { get; }

    /// <summary>Reports what this rule finds in <paramref name="file"/>. Reads facts only; never walks the tree.</summary>
    public virtual void Check(FileFacts file, Action<Diagnostic> report)
    {
    }

    /// <summary>Reports what this rule finds outside of the source: in the project's configuration files.</summary>
    public virtual void CheckProject(ProjectFacts project, Action<Diagnostic> report)
    {
    }

    protected static ImmutableDictionary<string, string?> Properties(bool hasFix) =>
        hasFix ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(NoFix, null);

    protected static string HelpLink(string id) => $"https://github.com/SmtpAnalyzers/SmtpAnalyzers/blob/main/docs/rules/{id}.md";
}
