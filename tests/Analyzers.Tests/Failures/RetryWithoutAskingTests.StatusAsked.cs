using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

/// <summary>What decides whether to send again, and what only seems to.</summary>
public partial class RetryWithoutAskingTests
{
    [Fact]
    public Task FilterOnTheStatus_IsSilent() => Verify.Silent(Looping("""
        catch (SmtpException e) when (e.StatusCode == SmtpStatusCode.MailboxBusy)
        {
            Thread.Sleep(1000);
        }
        """));

    [Fact]
    public Task ConditionOnTheStatus_IsSilent() => Verify.Silent(Looping("""
        catch (SmtpException e)
        {
            if (e.StatusCode != SmtpStatusCode.MailboxBusy)
            {
                throw;
            }
        }
        """));

    [Fact]
    public Task StatusInALocal_IsSilent() => Verify.Silent(Looping("""
        catch (SmtpException e)
        {
            var code = (int)e.StatusCode;
            var isTransient = code >= 400 && code < 500;
            if (!isTransient)
            {
                throw;
            }
        }
        """));

    [Fact]
    public Task MethodThatIsGivenTheException_IsSilent() => Verify.Silent(Looping("""
        catch (SmtpException e)
        {
            if (!IsTransient(e))
            {
                throw;
            }
        }
        """));

    [Fact]
    public Task FilterByAMethod_IsSilent() => Verify.Silent(Looping("""
        catch (SmtpException e) when (IsTransient(e))
        {
        }
        """));

    [Fact]
    public Task EarlierClauseThatAsks_IsSilent() => Verify.Silent(Looping("""
        catch (SmtpException e) when (!IsTransient(e))
        {
            throw;
        }
        catch (Exception e)
        {
            Console.WriteLine(e);
        }
        """), except: "SMTP1002");

    [Fact]
    public Task LaterConditionOnTheStatus_IsSilent() => Verify.Silent(Mailer("""
        void Send(SmtpClient client, MailMessage message)
        {
            SmtpStatusCode last;
            do
            {
                last = SmtpStatusCode.Ok;
                try
                {
                    client.Send(message);
                }
                catch (SmtpException e)
                {
                    last = e.StatusCode;
                }
            }
            while (last == SmtpStatusCode.MailboxBusy);
        }
        """));

    [Theory]
    [InlineData("catch ([|Exception|] e) when (!(e is OperationCanceledException))")]
    [InlineData("catch ([|Exception|]) when (!Environment.HasShutdownStarted)")]
    public Task FilterThatLetsEverySmtpFailureIn_IsFlagged(string clause) => Verify.Flagged(Id, Looping(clause + """

        {
            Thread.Sleep(1000);
        }
        """));

    [Theory]
    [InlineData("catch (Exception e) when (!(e is SmtpException))")]
    [InlineData("catch (Exception e) when (e is TimeoutException)")]
    [InlineData("catch (Exception e) when (e.InnerException is System.IO.IOException)")]
    public Task FilterThatAsksWhichFailureItIs_IsSilent(string clause) => Verify.Silent(Looping(clause + """

        {
            Thread.Sleep(1000);
        }
        """));

    [Theory]
    [InlineData("if (Console.ReadLine() == \"n\") throw;")]
    [InlineData("if (System.Windows.Forms.MessageBox.Show(e.Message, \"Again?\") != System.Windows.Forms.DialogResult.Retry) return;")]
    [InlineData("var answer = System.Windows.Forms.MessageBox.Show(e.Message, \"Again?\"); if (answer != System.Windows.Forms.DialogResult.Retry) return;")]
    public Task PersonWhoIsAsked_IsSilent(string statement) => Verify.Silent(Looping($$"""
        catch (SmtpException e)
        {
            Console.WriteLine(e.StatusCode);
            {{statement}}
        }
        """), Framework.NetFramework);

    [Fact]
    public Task MessageShownOnly_IsFlagged() => Verify.Flagged(Id, Looping("""
        catch ([|SmtpException|] e)
        {
            System.Windows.Forms.MessageBox.Show(e.Message, "Sending again");
        }
        """), Framework.NetFramework);

    [Theory]
    [InlineData("e.ToString() == \"The operation has timed out\"", false)]
    [InlineData("e.ToString().Equals(\"The operation has timed out\")", false)]
    [InlineData("string.Equals(e.ToString(), \"The operation has timed out\", StringComparison.Ordinal)", false)]
    [InlineData("e.ToString().Contains(\"The operation has timed out\")", true)]
    [InlineData("e.Message == \"The operation has timed out.\"", true)]
    public Task ComparisonWithTheWholeText_DecidesNothing(string condition, bool decides)
    {
        var program = $$"""
            using System;
            using System.Net.Mail;

            class Mailer
            {
                string Send(SmtpClient client, MailMessage message)
                {
                    try
                    {
                        client.Send(message);
                        return "sent";
                    }
                    catch ([|Exception|] e)
                    {
                        if ({{condition}}) client.Send(message);
                        return "bad";
                    }
                }
            }
            """;
        return decides ? Verify.Silent(program.Replace("[|", "").Replace("|]", ""), except: "SMTP1002") : Verify.Flagged("SMTP1004", program);
    }
}
