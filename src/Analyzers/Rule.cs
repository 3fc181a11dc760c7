using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Facts;

namespace SmtpAnalyzers;

/// <summary>One rule: a descriptor, and one check over what is known of a file.</summary>
internal abstract class Rule(DiagnosticDescriptor descriptor)
{
    protected const string Reliability = "Reliability";
    protected const string Security = "Security";

    public DiagnosticDescriptor Descriptor { get; } = descriptor;

    /// <summary>Reports what this rule finds in <paramref name="file"/>. Reads facts only; never walks the tree.</summary>
    public virtual void Check(FileFacts file, RuleContext context)
    {
    }

    /// <summary>Reports what this rule finds outside of the source: in the project's configuration files.</summary>
    public virtual void CheckProject(ProjectFacts project, RuleContext context)
    {
    }

    protected static string HelpLink(string id) => $"https://github.com/SmtpAnalyzers/SmtpAnalyzers/blob/main/docs/rules/{id}.md";
}
