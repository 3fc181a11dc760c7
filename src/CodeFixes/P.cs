namespace SmtpAnalyzers.CodeFixes { internal static class P { } }
