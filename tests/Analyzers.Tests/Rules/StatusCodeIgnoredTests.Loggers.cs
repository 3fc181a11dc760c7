namespace SmtpAnalyzers.Tests.Rules;

/// <summary>What counts as a logger, and what it is given.</summary>
public partial class StatusCodeIgnoredTests
{
    [Theory]
    [InlineData("Microsoft.Extensions.Logging", "Sink.Write(e)")]
    [InlineData("Serilog", "Sink.Write(e)")]
    [InlineData("Serilog.Core", "Sink.Write(e)")]
    [InlineData("NLog", "Sink.Write(e)")]
    [InlineData("log4net", "Sink.Write(e)")]
    [InlineData("Common.Logging", "Sink.Write(e)")]
    [InlineData("Elmah", "Sink.Write(e)")]
    [InlineData("Sentry", "Sink.Write(e)")]
    [InlineData("Microsoft.ApplicationInsights", "Sink.Write(e)")]
    [InlineData("System.Windows", "MessageBox.Show(e)")]
    public Task KnownLogger_IsFlagged(string space, string call) => Verify.Flagged(Id, GivenTo(space, call, "[|SmtpException|]"));

    [Theory]
    [InlineData("Company.Mail", "Sink.Write(e)")]
    [InlineData("SerilogLike", "Sink.Write(e)")]
    [InlineData("System.Windows.Controls", "MessageBox.Show(e)")]
    public Task SomethingElse_IsSilent(string space, string call) => Verify.Silent(GivenTo(space, call, "SmtpException"));

    [Theory]
    [InlineData("Trace.TraceError(\"{0}\", e);")]
    [InlineData("new TraceSource(\"mail\").TraceData(TraceEventType.Error, 1, e);")]
    public Task LoggerThatTakesTheException_IsSilentWhereTheProjectSaysSo(string statement) =>
        Verify.Silent(Handling(statement, "SmtpException"), options: "smtp_analyzers.logging_handles_status = true");

    [Theory]
    [InlineData("Trace.TraceError(e.Message);", "true")]
    [InlineData("Trace.TraceError(\"Not sent\");", "true")]
    [InlineData("Trace.TraceError(\"{0}\", e);", "false")]
    public Task LoggerThatDoesNot_IsFlagged(string statement, string option) =>
        Verify.Flagged(Id, Handling(statement, "[|SmtpException|]"), options: "smtp_analyzers.logging_handles_status = " + option);

    private static string Handling(string statement, string type) => $$"""
        using System.Diagnostics;
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch ({{type}} e)
                {
                    {{statement}}
                }
            }
        }
        """;

    /// <summary>The sinks have no body that could be looked into.</summary>
    private static string GivenTo(string space, string call, string type) => $$"""
        using System;
        using System.Net.Mail;
        using System.Runtime.InteropServices;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch ({{type}} e)
                {
                    {{space}}.{{call}};
                }
            }
        }

        namespace {{space}}
        {
            static class Sink
            {
                [DllImport("sink")]
                public static extern void Write(Exception exception);
            }

            static class MessageBox
            {
                [DllImport("sink")]
                public static extern void Show(Exception exception);
            }
        }
        """;
}
