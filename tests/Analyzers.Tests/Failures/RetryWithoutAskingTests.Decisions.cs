using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

/// <summary>What decides about another attempt, what is a send, and what a message is built of.</summary>
public partial class RetryWithoutAskingTests
{
    [Theory]
    [InlineData("if (!ShouldRetry(e.StatusCode)) throw;")]
    [InlineData("if (e is SmtpFailedRecipientException) throw;")]
    [InlineData("switch (e) { case SmtpFailedRecipientException _: throw; }")]
    [InlineData("switch (e.StatusCode) { case SmtpStatusCode.MailboxBusy: break; default: throw; }")]
    [InlineData("if (e is { StatusCode: SmtpStatusCode.MailboxUnavailable }) return;")]
    [InlineData("if (e is { StatusCode: var status } && status != SmtpStatusCode.MailboxBusy) return;")]
    [InlineData("var (status, number) = (e.StatusCode, 1); if (status != SmtpStatusCode.MailboxBusy) return;")]
    [InlineData("switch (e) { case { StatusCode: var status }: if (status != SmtpStatusCode.MailboxBusy) return; break; }")]
    [InlineData("if (e.InnerException is System.IO.IOException) continue; return;")]
    [InlineData("if (SmtpAnalyzers.SmtpFailure.From(e).IsTransient) continue; throw;")]
    public Task ConditionThatAsksForTheFailure_IsSilent(string statement) => Verify.Silent(
        Deciding("SmtpException", statement), except: "SMTP1001");

    [Theory]
    [InlineData("if (!ShouldRetry(SmtpStatusCode.Ok)) Console.WriteLine(e.StatusCode);")]
    [InlineData("if (e is SmtpFailedRecipientException) Console.WriteLine(e.StatusCode);")]
    [InlineData("switch (e.StatusCode) { case SmtpStatusCode.MailboxBusy: break; default: Console.WriteLine(1); break; }")]
    [InlineData("Console.WriteLine(e.StatusCode); if (message.Bcc.Count > 0) return;")]
    public Task ConditionThatDoesNot_IsFlagged(string statement) => Verify.Flagged(Id, Deciding("[|SmtpException|]", statement));

    [Theory]
    [InlineData("Deliver")]
    [InlineData("DeliverAll")]
    [InlineData("Resend")]
    [InlineData("TrySend")]
    public Task NameOfASend_IsFlagged(string name) => Verify.Flagged(Id, Calling(name, "[|SmtpException|]"));

    [Theory]
    [InlineData("Save")]
    [InlineData("Sender")]
    [InlineData("Sendable")]
    [InlineData("Archive")]
    public Task NameOfAnythingElse_IsSilent(string name) => Verify.Silent(Calling(name, "SmtpException"));

    /// <summary>A general clause sees failures of anything: there the send must be a client's, and fail there.</summary>
    [Theory]
    [InlineData("await client.SendMailAsync(message); return;", true)]
    [InlineData("_ = client.SendMailAsync(message); return;", false)]
    [InlineData("_pending = client.SendMailAsync(message); return;", false)]
    [InlineData("await Deliver(message); return;", false)]
    public Task SendUnderAGeneralClause_CountsWhereItFailsThere(string send, bool isFlagged)
    {
        var program = Mailer($$"""
            private Task _pending;

            protected virtual Task Deliver(MailMessage message) => _pending;

            async Task Send(SmtpClient client, MailMessage message)
            {
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    try
                    {
                        {{send}}
                    }
                    catch ([|Exception|] e)
                    {
                        await Task.Delay(100);
                        Console.WriteLine(e);
                    }
                }
            }
            """);
        return isFlagged ? Verify.Flagged(Id, program) : Verify.Silent(program.Replace("[|", "").Replace("|]", ""), except: "SMTP1009");
    }

    [Theory]
    [InlineData("var file = new Attachment(text); message.Attachments.Add(file);")]
    [InlineData("var view = AlternateView.CreateAlternateViewFromString(text); message.AlternateViews.Add(view);")]
    [InlineData("var copy = new MailAddress(text); message.CC.Add(copy);")]
    [InlineData("message.Body = string.Format(\"{0}\", text);")]
    public Task MessageBuiltOfTheSameInEachIteration_IsFlagged(string building) => Verify.Flagged(Id, Building(building, "[|SmtpException|]"));

    [Theory]
    [InlineData("var file = new Attachment(rest.Dequeue()); message.Attachments.Add(file);")]
    [InlineData("var view = AlternateView.CreateAlternateViewFromString(rest.Dequeue()); message.AlternateViews.Add(view);")]
    [InlineData("var copy = new MailAddress(rest.Dequeue()); message.CC.Add(copy);")]
    [InlineData("message.Body = string.Format(\"{0}\", rest.Dequeue());")]
    [InlineData("var same = message; same.Body = rest.Dequeue();")]
    [InlineData("if (message is { } same) same.Body = rest.Dequeue();")]
    [InlineData("(var same, var number) = (message, 1); same.CC.Add(rest.Dequeue());")]
    public Task MessageBuiltOfSomethingElseInEachIteration_IsSilent(string building) => Verify.Silent(Building(building, "SmtpException"));

    [Theory]
    [InlineData("foreach (var each in messages)", "client.Send(each);")]
    [InlineData("foreach (var each in messages)", "client.Send(each); client.Send(each);")]
    [InlineData("foreach (var to in message.To)", "client.Send(new MailMessage(message.From, to));")]
    public Task ForEachOverWhatIsSent_IsSilent(string loop, string send) => Verify.Silent(Each(loop, send, "SmtpException"));

    [Theory]
    [InlineData("foreach (var each in messages)", "client.Send(message); return;")]
    [InlineData("foreach (var to in message.To)", "client.Send(message); break;")]
    public Task ForEachOverSomethingElse_IsFlagged(string loop, string send) => Verify.Flagged(Id, Each(loop, send, "[|SmtpException|]"));

    private static string Each(string loop, string send, string type) => Mailer($$"""
        void SendEach(SmtpClient client, MailMessage message, MailMessage[] messages)
        {
            {{loop}}
            {
                try
                {
                    {{send}}
                }
                catch ({{type}} e)
                {
                    Console.WriteLine(e.StatusCode);
                }
            }
        }
        """);

    private static string Deciding(string type, string statement) => Mailer($$"""
        void Send(SmtpClient client, MailMessage message)
        {
            for (var attempt = 0; attempt < 3; attempt++)
            {
                try
                {
                    client.Send(message);
                    return;
                }
                catch ({{type}} e)
                {
                    {{statement}}
                }
            }
        }

        protected virtual bool ShouldRetry(SmtpStatusCode code) => false;
        """) + """

        namespace SmtpAnalyzers
        {
            class SmtpFailure
            {
                public static SmtpFailure From(Exception e) => new SmtpFailure();

                public bool IsTransient => true;
            }
        }
        """;

    private static string Calling(string name, string type) => Mailer($$"""
        interface IOutbox
        {
            void {{name}}(string order);
        }

        void Run(IOutbox outbox, string order)
        {
            for (var attempt = 0; attempt < 3; attempt++)
            {
                try
                {
                    outbox.{{name}}(order);
                    return;
                }
                catch ({{type}} e)
                {
                    Console.WriteLine(e.StatusCode);
                }
            }
        }
        """);

    private static string Building(string building, string type) => Mailer($$"""
        void Send(SmtpClient client, string to, string text, Queue<string> rest)
        {
            for (var i = 0; i < 3; i++)
            {
                try
                {
                    using (var message = new MailMessage("a@b.example", to))
                    {
                        {{building}}
                        client.Send(message);
                    }

                    return;
                }
                catch ({{type}} e)
                {
                    Console.WriteLine(e.StatusCode);
                }
            }
        }
        """);
}
