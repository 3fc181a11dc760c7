using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

/// <summary>What counts as a logger, and what it is given.</summary>
public partial class StatusCodeIgnoredTests
{
    [Fact]
    public Task GivenToConsole_IsFlagged() => Verify.Flagged(Id, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch ([|SmtpException|] e)
                {
                    Console.WriteLine("{0} {1} {2} {3} {4}", 1, 2, 3, 4, e);
                }
            }
        }
        """);

    [Fact]
    public Task GivenToTrace_IsFlagged() => Verify.Flagged(Id, """
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
                catch ([|SmtpException|] e)
                {
                    Trace.WriteLine(e);
                }
            }
        }
        """);

    [Fact]
    public Task GivenToALoggerByName_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch ([|SmtpException|] e)
                {
                    _log.Error("Sending failed", e);
                }
            }

            private readonly ILog _log = null;
        }

        interface ILog
        {
            void Error(string message, System.Exception exception);
        }
        """);

    [Fact]
    public Task GivenToALoggingMethodThatIsNotSeen_IsFlagged() => Verify.Flagged(Id, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch ([|SmtpException|] e)
                {
                    WriteLog(e);
                }
            }

            protected virtual void WriteLog(Exception e) { }
        }
        """);

    [Fact]
    public Task AwaitedLoggingMethod_IsFlagged() => Verify.Flagged(Id, """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch ([|SmtpException|] e)
                {
                    await _writer.LogAsync(e).ConfigureAwait(false);
                }
            }

            private readonly IWriter _writer = null;

            public interface IWriter
            {
                Task LogAsync(Exception e);
            }
        }
        """);

    [Fact]
    public Task SourceMethodThatOnlyLogs_IsFlagged() => Verify.Flagged(Id, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch ([|SmtpException|] e)
                {
                    Handle(e);
                }
            }

            private static void Handle(Exception exception) => Console.WriteLine(exception);
        }
        """);

    [Fact]
    public Task UnresolvedLogger_WithTheMessageOnly_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch ([|SmtpException|] e)
                {
                    {|CS0103:logger|}.Error(e.Message);
                }
            }
        }
        """);

    [Fact]
    public Task NamedLikeALoggerButItsValueIsUsed_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch (SmtpException e)
                {
                    if (!_log.TryHandle(e))
                    {
                        throw;
                    }
                }
            }

            private readonly ILog _log = null;

            private interface ILog
            {
                bool TryHandle(Exception e);
            }
        }
        """);

    [Fact]
    public Task UnresolvedLogger_WithTheException_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch (SmtpException e)
                {
                    {|CS0103:logger|}.Error(e);
                }
            }
        }
        """);

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
