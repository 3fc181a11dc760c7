using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

/// <summary>The event-based SendAsync: disposed in its handler, or not.</summary>
public partial class ClientNotDisposedTests
{
    [Fact]
    public Task SendAsyncWhoseHandlerDoesNotDispose_IsFlagged() => Verify.Flagged(Id, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = [|new SmtpClient("localhost")|];
                client.SendCompleted += (sender, e) =>
                {
                    if (e.Error is SmtpException failure)
                    {
                        Console.WriteLine(failure.StatusCode);
                    }
                };
                client.SendAsync(message, null);
            }
        }
        """);

    [Fact]
    public Task SendAsyncDisposedInTheHandler_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = new SmtpClient("localhost");
                client.SendCompleted += (sender, e) =>
                {
                    client.Dispose();
                    if (e.Error is SmtpException failure)
                    {
                        Console.WriteLine(failure.StatusCode);
                    }
                };
                client.SendAsync(message, null);
            }
        }
        """);

    [Fact]
    public Task SendAsyncDisposedThroughTheSender_IsSilent() => Verify.Silent("""
        using System;
        using System.ComponentModel;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = new SmtpClient("localhost");
                client.SendCompleted += OnSendCompleted;
                client.SendAsync(message, null);
            }

            private void OnSendCompleted(object sender, AsyncCompletedEventArgs e)
            {
                ((SmtpClient)sender).Dispose();
                Error = e.Error;
            }

            public Exception Error { get; private set; }
        }
        """);

    [Fact]
    public Task SendAsyncWithAHandlerFromElsewhere_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message, SendCompletedEventHandler handler)
            {
                var client = new SmtpClient("localhost");
                client.SendCompleted += handler;
                client.SendAsync(message, null);
            }
        }
        """);
}
