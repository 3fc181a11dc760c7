namespace SmtpAnalyzers.Tests;
public class SmokeTests { [Fact] public void Loads() => Assert.NotNull(typeof(Microsoft.CodeAnalysis.CSharp.CSharpCompilation).Assembly.GetName().Version); }
