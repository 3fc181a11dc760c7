using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

/// <summary>The exception under other names, clauses after others, and the ways out of a handler.</summary>
public partial class StatusCodeIgnoredTests
{
    [Theory]
    [InlineData("catch (SmtpException e)", "var same = e; Console.WriteLine(same.StatusCode);")]
    [InlineData("catch (SmtpException e)", "SmtpException same; same = e; Console.WriteLine(same.StatusCode);")]
    [InlineData("catch (Exception e) when (e is SmtpException smtp)", "Console.WriteLine(smtp.StatusCode);")]
    [InlineData("catch (Exception e) when (e is SmtpException)", "if (e is SmtpException smtp) Console.WriteLine(smtp.StatusCode);")]
    [InlineData("catch (SmtpException e) when (e is { StatusCode: SmtpStatusCode.MailboxBusy })", "Console.WriteLine(e.Message);")]
    [InlineData("catch (SmtpException e)", "if (e is { } same) Console.WriteLine(same.StatusCode);")]
    [InlineData("catch (SmtpException e)", "switch (e) { case { } same: Console.WriteLine(same.StatusCode); break; }")]
    [InlineData("catch (SmtpException e)", "switch (e) { case { StatusCode: SmtpStatusCode.MailboxBusy }: Console.WriteLine(1); break; }")]
    [InlineData("catch (SmtpException e)", "(var same, var text) = (e, e.Message); Console.WriteLine(same.StatusCode + text);")]
    [InlineData("catch (SmtpException e)", "Action show = () => Console.WriteLine(e.StatusCode); show();")]
    public Task StatusUnderAnotherName_IsSilent(string clause, string statement) => Verify.Silent(Handled(clause, statement));

    [Theory]
    [InlineData("catch ([|SmtpException|] e)", "SmtpException same; same = e; Console.WriteLine(same.Message);")]
    [InlineData("catch ([|Exception|] e) when (e is SmtpException smtp)", "Console.WriteLine(smtp.Message);")]
    [InlineData("catch ([|Exception|] e) when (e is SmtpException)", "if (e is SmtpException smtp) Console.WriteLine(smtp.Message);")]
    [InlineData("catch ([|SmtpException|] e)", "if (e is { } same) Console.WriteLine(same.Message);")]
    [InlineData("catch ([|SmtpException|] e)", "switch (e) { case { } same: Console.WriteLine(same.Message); break; }")]
    [InlineData("catch ([|SmtpException|] e)", "(var same, var text) = (e, e.Message); Console.WriteLine(same + text);")]
    [InlineData("catch ([|SmtpException|] e)", "var (text, same) = (e.Message, e); Console.WriteLine(same + text);")]
    [InlineData("catch ([|SmtpException|] e)", "Exception same; string text; (same, text) = (e, e.Message); Console.WriteLine(same + text);")]
    [InlineData("catch ([|SmtpException|] e)", "(_, var text) = (e, e.Message); Console.WriteLine(text);")]
    public Task TextUnderAnotherName_IsFlagged(string clause, string statement) => Verify.Flagged(Id, Handled(clause, statement));

    [Theory]
    [InlineData("catch (Exception e) when (e is SmtpException smtp && smtp.StatusCode == SmtpStatusCode.MailboxBusy)")]
    [InlineData("catch (SmtpFailedRecipientException e) when (e.StatusCode == SmtpStatusCode.MailboxBusy)")]
    public Task RemainderOfAnEarlierFilter_IsSilent(string earlier) =>
        Verify.Silent(Handled(earlier + " { Console.WriteLine(\"later\"); } catch (SmtpException e)", "Console.WriteLine(e.Message);"));

    [Theory]
    [InlineData("catch (SmtpException e) when (log) { Console.WriteLine(e.StatusCode); }")]
    [InlineData("catch (SmtpFailedRecipientException e) { Console.WriteLine(e.StatusCode); }")]
    [InlineData("catch (InvalidOperationException) { Console.WriteLine(\"twice\"); }")]
    public Task AfterAClauseWhoseFilterDoesNotLook_IsFlagged(string earlier) =>
        Verify.Flagged(Id, Handled(earlier + " catch ([|SmtpException|] e)", "Console.WriteLine(e.Message);"));

    [Theory]
    [InlineData("if (log) throw; else throw new InvalidOperationException(\"Not sent\", e);")]
    [InlineData("switch (message.To.Count) { case 0: throw; default: throw e; }")]
    [InlineData("try { Console.WriteLine(e.Message); } finally { Console.WriteLine(); } throw;")]
    [InlineData("while (log) { Console.WriteLine(e.Message); throw; } throw;")]
    [InlineData("if (e != null) { Console.WriteLine(e.Message); throw; }")]
    [InlineData("if (!(e is null)) { throw e; } Console.WriteLine(e.Message);")]
    [InlineData("if (e == null) { throw new ArgumentNullException(); } Console.WriteLine(e.Message); throw;")]
    [InlineData("if (!(e is { } failure)) { throw new ArgumentNullException(); } Console.WriteLine(failure.Message); throw failure;")]
    public Task ThrowOnEveryWay_IsSilent(string statement) => Verify.Silent(Handled("catch (SmtpException e)", statement));

    [Theory]
    [InlineData("if (log) { Console.WriteLine(e.Message); return; } throw;")]
    [InlineData("switch (message.To.Count) { case 0: throw; default: Console.WriteLine(e.Message); break; }")]
    [InlineData("while (log) { Console.WriteLine(e.Message); throw; }")]
    [InlineData("if (e == null) { throw; } Console.WriteLine(e.Message);")]
    [InlineData("if (e != null && log) { throw; } Console.WriteLine(e.Message);")]
    [InlineData("if (e.InnerException != null) { throw; } Console.WriteLine(e.Message);")]
    [InlineData("if (e != null) { Console.WriteLine(e.Message); } else { throw; }")]
    [InlineData("if (e is SmtpFailedRecipientException) { throw; } Console.WriteLine(e.Message);")]
    public Task ThrowOnSomeWays_IsFlagged(string statement) => Verify.Flagged(Id, Handled("catch ([|SmtpException|] e)", statement));

    [Theory]
    [InlineData("if (message == null) throw new InvalidOperationException(\"Not sent\", e); Console.WriteLine(e.Message);")]
    [InlineData("if (message == null) Keep(e); Console.WriteLine(e.Message);")]
    [InlineData("if (message == null) _last = e;")]
    [InlineData("_last = e;")]
    [InlineData("(_last, _text) = (e, e.Message);")]
    [InlineData("(var same, var text) = (e, 1); Keep(same);")]
    [InlineData("var pair = (e, 1); Keep(pair.e);")]
    [InlineData("var same = e; Keep(same);")]
    [InlineData("var failure = new Failure(e); Console.WriteLine(failure);")]
    [InlineData("Handle(e);")] // looked into one level, and no further
    public Task PassedOnSomehow_IsSilent(string statement) => Verify.Silent(PassingOn("SmtpException", statement));

    [Theory]
    [InlineData("if (message == null) throw new InvalidOperationException(\"Not sent: \" + e.Message); Console.WriteLine(e.Message);")]
    [InlineData("if (message == null) Keep(null); Console.WriteLine(e.Message);")]
    [InlineData("_text = e.Message;")]
    [InlineData("var same = e; Show(same);")]
    public Task OnlyItsTextPassedOn_IsFlagged(string statement) => Verify.Flagged(Id, PassingOn("[|SmtpException|]", statement));

    /// <summary>What is called does not resolve, neither in the block nor in the handler.</summary>
    [Fact]
    public Task UnresolvedSend_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                try
                {
                    {|CS0103:_sender|}.Send(message);
                }
                catch ([|SmtpException|])
                {
                }
            }
        }
        """);

    /// <summary>A base class that does not resolve may do anything.</summary>
    [Fact]
    public Task MethodOfAnUnresolvedBase_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer : {|CS0246:MailerBase|}
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch (SmtpException e)
                {
                    {|CS0103:Report|}(e);
                }
            }
        }
        """);

    [Fact]
    public async Task Message_SaysWhatTheTextLacks()
    {
        var report = Assert.Single(await Reports.Of(Handled("catch (SmtpException e)", "Console.WriteLine(e);")));

        Assert.Contains("StatusCode, which neither Message nor ToString contains", report.GetMessage());
        Assert.Contains("SmtpException.ToString() does not contain the status code", report.Descriptor.Description.ToString());
    }

    private static string PassingOn(string type, string statement) => $$"""
        using System;
        using System.Net.Mail;

        class Failure
        {
            public Failure(Exception cause)
            {
            }
        }

        class Mailer
        {
            private Exception _last;
            private string _text;

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

            protected virtual void Keep(Exception failure) => Console.WriteLine(_last + _text);

            private void Handle(Exception failure) => Show(failure);

            private void Show(Exception failure) => Console.WriteLine(failure);
        }
        """;
}
