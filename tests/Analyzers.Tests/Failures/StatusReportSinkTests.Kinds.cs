using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

/// <summary>Each sink that the file's other handlers or the class may have.</summary>
public partial class StatusReportSinkTests
{
    [Theory]
    [InlineData("System.Diagnostics.Debug.WriteLine(e.Message);", "System.Diagnostics.Debug.WriteLine(\"Mail not sent: \" + SmtpFailure.From(e));")]
    [InlineData("Console.WriteLine(e.Message);", "Console.WriteLine(\"Mail not sent: \" + SmtpFailure.From(e));")]
    [InlineData("UnityEngine.Debug.Log(e.Message);", "UnityEngine.Debug.Log(\"Mail not sent: \" + SmtpFailure.From(e));")]
    [InlineData("UnityEngine.Debug.LogError(e);", "UnityEngine.Debug.LogError(\"Mail not sent: \" + SmtpFailure.From(e));")]
    public Task SinkOfAnotherHandler_IsUsed(string other, string expected) => Verify.Fix<StatusCodeIgnoredCodeFix>(
        Id, Title, WithOtherHandler(other, "catch ([|SmtpException|]) { return false; }", ""),
        WithOtherHandler(other, $"catch (SmtpException e) {{ {expected} return false; }}", "using SmtpAnalyzers;\n"), csharp: 7);

    /// <summary>The message box of Windows Forms itself.</summary>
    [Fact]
    public Task MessageBoxOfAnotherHandler_IsUsed() => Verify.Fix<StatusCodeIgnoredCodeFix>(
        Id, Title, WithOtherHandler("System.Windows.Forms.MessageBox.Show(e.Message);", "catch ([|SmtpException|]) { return false; }", ""),
        WithOtherHandler(
            "System.Windows.Forms.MessageBox.Show(e.Message);",
            "catch (SmtpException e) { System.Windows.Forms.MessageBox.Show(\"Mail not sent: \" + SmtpFailure.From(e)); return false; }",
            "using SmtpAnalyzers;\n"),
        on: Framework.NetFramework, csharp: 7);

    [Theory]
    [InlineData("private readonly NLog.Logger _log = null;", "_log.Error(e, \"Mail not sent: {Failure}\", SmtpFailure.From(e));")]
    [InlineData("private NLog.Logger Log { get; } = null;", "Log.Error(e, \"Mail not sent: {Failure}\", SmtpFailure.From(e));")]
    public Task LoggerOfTheClass_ComesBeforeTheSinkOfOthers(string member, string expected) => Verify.Fix<StatusCodeIgnoredCodeFix>(
        Id, Title, WithOtherHandler("Console.WriteLine(e.Message);", "catch ([|SmtpException|]) { return false; }", "", member),
        WithOtherHandler("Console.WriteLine(e.Message);", $"catch (SmtpException e) {{ {expected} return false; }}", "using SmtpAnalyzers;\n", member),
        csharp: 7);

    private static string WithOtherHandler(string statement, string clause, string imports, string member = "") => $$"""
        using System;
        using System.IO;
        using System.Net.Mail;
        {{imports}}
        namespace UnityEngine
        {
            static class Debug
            {
                public static void Log(object text) { }

                public static void LogError(object text) { }
            }
        }

        namespace NLog
        {
            class Logger
            {
                public void Error(string message) { }

                public void Error(Exception exception, string message, params object[] args) { }
            }
        }

        class Mailer
        {
            {{member}}

            string Read(string path)
            {
                try { return File.ReadAllText(path); }
                catch (IOException e) { {{statement}} return ""; }
            }

            bool Send(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); return true; }
                {{clause}}
            }
        }
        """;
}
