using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

/// <summary>Names that have a word for a log in them, and names that only look so.</summary>
public partial class StatusCodeIgnoredTests
{
    [Theory]
    [InlineData("System.Diagnostics.Debug.WriteLine(e);")]
    [InlineData("System.Diagnostics.Trace.TraceError(\"{0}\", e);")]
    [InlineData("MyLogger.Put(e);")]
    [InlineData("LogHelper.Put(e);")]
    [InlineData("MailLogging.Put(e);")]
    [InlineData("TraceWriter.Put(e);")]
    [InlineData("Store.LogFailure(e);")]
    [InlineData("Store.WriteLog(e);")]
    [InlineData("Store.traceFailure(e);")]
    public Task NameWithAWordForALog_IsFlagged(string statement) => Verify.Flagged(Id, Writing("[|SmtpException|]", statement));

    [Theory]
    [InlineData("Catalog.Put(e);")]
    [InlineData("Login.Put(e);")]
    [InlineData("Dialog.Put(e);")]
    [InlineData("Store.Relogin(e);")]
    [InlineData("Store.Put(e);")]
    public Task NameThatOnlyContainsIt_IsSilent(string statement) => Verify.Silent(Writing("SmtpException", statement));

    [Theory]
    [InlineData("e.Message.ShouldBe(\"Mailbox unavailable.\");")]
    [InlineData("FluentAssertions.Extensions.Should(e.Message);")]
    [InlineData("Assert.That(e.Message);")]
    public Task AssertionOfALibrary_IsSilent(string statement) => Verify.Silent(Asserting("SmtpException", statement));

    [Fact]
    public Task AnythingElseThatIsGivenTheText_IsFlagged() => Verify.Flagged(Id, Asserting("[|SmtpException|]", "Check.That(e.Message);"));

    /// <summary>The sinks have no body that could be looked into.</summary>
    private static string Writing(string type, string statement)
    {
        var sinks = string.Join("\n", new[] { "MyLogger", "LogHelper", "MailLogging", "TraceWriter", "Catalog", "Login", "Dialog" }.Select(name =>
            $"static class {name} {{ [DllImport(\"sink\")] public static extern void Put(Exception exception); }}"));
        return $$"""
            #define DEBUG
            #define TRACE
            using System;
            using System.Net.Mail;
            using System.Runtime.InteropServices;

            {{sinks}}

            static class Store
            {
                [DllImport("sink")] public static extern void Put(Exception exception);

                [DllImport("sink")] public static extern void LogFailure(Exception exception);

                [DllImport("sink")] public static extern void WriteLog(Exception exception);

                [DllImport("sink")] public static extern void traceFailure(Exception exception);

                [DllImport("sink")] public static extern void Relogin(Exception exception);
            }

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
    }

    private static string Asserting(string type, string statement) => $$"""
        using System.Net.Mail;
        using NUnit.Framework;
        using Shouldly;

        namespace NUnit.Framework
        {
            static class Assert
            {
                public static void That(object value) { }
            }
        }

        namespace Shouldly
        {
            static class Extensions
            {
                public static void ShouldBe(this string text, string expected) { }
            }
        }

        namespace FluentAssertions
        {
            static class Extensions
            {
                public static object Should(string text) => text;
            }
        }

        namespace Shop
        {
            static class Check
            {
                public static void That(object value) { }
            }

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
        }
        """;
}
