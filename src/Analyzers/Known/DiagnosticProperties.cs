namespace SmtpAnalyzers.Known;

/// <summary>What a report tells its fix.</summary>
internal static class DiagnosticProperties
{
    /// <summary>There is no fix: what is written at its place is right on another path, and only the author knows how to part the two.</summary>
    public const string NoFix = "NoFix";
}
