namespace SmtpAnalyzers { internal static class P { } }
