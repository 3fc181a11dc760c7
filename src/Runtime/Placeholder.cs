namespace SmtpAnalyzers { internal static class Placeholder { } }
