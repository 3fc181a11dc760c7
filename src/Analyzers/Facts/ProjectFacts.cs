using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Facts.Connection;
using SmtpAnalyzers.Flow;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Facts;

/// <summary>What is known of a compilation and the project that it is made of. Each file's facts are read through it.</summary>
internal sealed class ProjectFacts
{
    public ProjectFacts(SmtpSymbols symbols, AnalyzerOptions options)
    {
        Symbols = symbols;
        Options = options;
        Code = new SourceCode(symbols);
        Flow = new FlowAnalysis(Code, symbols);
        Servers = new ProjectServers(symbols, options);
    }

    public SmtpSymbols Symbols { get; }

    public AnalyzerOptions Options { get; }

    public SourceCode Code { get; }

    public FlowAnalysis Flow { get; }

    public ProjectServers Servers { get; }
}
