using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

public partial class StatusCodeIgnoredTests
{
    [Theory]
    [InlineData("catch ([|Exception|] e) when (e is SmtpException || e is InvalidOperationException)")]
    [InlineData("catch ([|Exception|] e) when (e is InvalidOperationException || (e is SmtpException && log))")]
    public Task FilterThatLetsOthersInToo_IsFlagged(string clause) => Verify.Flagged(Id, Filtered(clause));

    [Fact]
    public Task OrPatternThatLetsOthersInToo_IsFlagged() =>
        Verify.Flagged(Id, Filtered("catch ([|Exception|] e) when (e is SmtpException or InvalidOperationException)"), csharp: 9);

    [Theory]
    [InlineData("catch (Exception e) when (e is not (SmtpException or InvalidOperationException))")]
    [InlineData("catch (Exception e) when (e is IOException or InvalidOperationException)")]
    public Task OrPatternWithoutAnSmtpType_IsSilent(string clause) => Verify.Silent(Filtered(clause), csharp: 9, except: "SMTP1002");

    [Fact]
    public Task NameOfTheStatus_IsFlagged() =>
        Verify.Flagged(Id, Handled("catch ([|SmtpException|] e)", "Console.WriteLine(nameof(e.StatusCode) + e.Message);"));

    [Theory]
    [InlineData("catch (SmtpException e) when (e.InnerException is SocketException)", "Console.WriteLine(e.Message);")]
    [InlineData("catch (SmtpException e)",
        "if (e.InnerException is SocketException) Console.WriteLine(\"offline\"); else Console.WriteLine(e.Message);")]
    [InlineData("catch (SmtpException e)", "var socket = e.InnerException as SocketException; Console.WriteLine(socket?.Message);")]
    [InlineData("catch (SmtpException e)",
        "switch (e.InnerException) { case IOException lost: Console.WriteLine(lost.Message); break; default: Console.WriteLine(e.Message); break; }")]
    [InlineData("catch (SmtpException e)", "if (e.GetBaseException() is SocketException socket) Console.WriteLine(socket.ErrorCode);")]
    public Task TypeOfTheInnerException_IsSilent(string clause, string statement) => Verify.Silent(Handled(clause, statement));

    [Theory]
    [InlineData("if (e.InnerException != null) Console.WriteLine(e.InnerException.Message);")]
    [InlineData("if (e.InnerException is null) Console.WriteLine(e.Message);")]
    public Task InnerExceptionThatIsOnlyLookedFor_IsFlagged(string statement) =>
        Verify.Flagged(Id, Handled("catch ([|SmtpException|] e)", statement));

    [Theory]
    [InlineData("Assert.Equal(\"Mailbox unavailable.\", e.Message);")]
    [InlineData("Assert.Contains(\"550\", e.ToString());")]
    [InlineData("Assert.NotNull(e);")]
    [InlineData("e.Message.Should();")]
    public Task Assertion_IsSilent(string statement) => Verify.Silent(Handled("catch (SmtpException e)", statement));

    private static string Filtered(string clause) => Handled(clause, "Console.WriteLine(e.Message);");

    private static string Handled(string clause, string statement) => $$"""
        using System;
        using System.IO;
        using System.Net.Mail;
        using System.Net.Sockets;
        using Xunit;
        using FluentAssertions;

        class Mailer
        {
            bool log = true;

            void Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                {{clause}}
                {
                    {{statement}}
                }
            }
        }

        namespace Xunit
        {
            class Assert
            {
                public static void Equal(string expected, string actual) { }
                public static void Contains(string expected, string actual) { }
                public static void NotNull(object value) { }
            }
        }

        namespace FluentAssertions
        {
            static class Extensions
            {
                public static object Should(this string text) => text;
            }
        }
        """;
}
