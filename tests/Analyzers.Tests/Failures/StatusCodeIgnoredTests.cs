using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

public partial class StatusCodeIgnoredTests
{
    private const string Id = "SMTP1001";

    [Fact]
    public Task EmptyHandler_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch ([|SmtpException|])
                {
                }
            }
        }
        """);

    [Fact]
    public Task FilterForEitherOfTwoTypes_CatchesWhatTheyHaveInCommon() => Verify.Flagged(Id, """
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
                catch ([|Exception|] e) when (e is SmtpFailedRecipientsException || e is SmtpException)
                {
                    Console.WriteLine("Not sent.");
                }
            }
        }
        """);

    [Fact]
    public Task WithoutAVariable_IsFlagged() => Verify.Flagged(Id, """
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
                catch ([|SmtpException|])
                {
                    Console.WriteLine("failed");
                }
            }
        }
        """);

    [Fact]
    public Task OnlyTheMessage_IsFlagged() => Verify.Flagged(Id, """
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
                    Console.WriteLine(e.Message);
                }
            }
        }
        """);

    [Fact]
    public Task ToStringAndInterpolation_AreFlagged() => Verify.Flagged(Id, """
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
                    Console.WriteLine($"failed: {e}" + e.ToString() + e);
                }
            }
        }
        """);

    [Fact]
    public Task WrappedWithoutTheInnerException_IsFlagged() => Verify.Flagged(Id, """
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
                    throw new InvalidOperationException("Sending failed: " + e.Message);
                }
            }
        }
        """);

    [Fact]
    public Task TurnedIntoFalse_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            bool Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                    return true;
                }
                catch ([|SmtpException|])
                {
                    return false;
                }
            }
        }
        """);

    [Fact]
    public Task RethrownOnOneWayOnly_IsFlagged() => Verify.Flagged(Id, """
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
                    if (message.To.Count > 1)
                    {
                        throw;
                    }

                    Console.WriteLine(e.Message);
                }
            }
        }
        """);

    [Fact]
    public Task MessageAssignedToAField_IsFlagged() => Verify.Flagged(Id, """
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
                    _error = e.Message;
                }
            }

            private string _error;
        }
        """);

    [Fact]
    public Task ExceptionTestedInTheFilter_IsFlagged() => Verify.Flagged(Id, """
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
                catch ([|Exception|] e) when (e is SmtpException)
                {
                    Console.WriteLine(e.Message);
                }
            }
        }
        """);

    [Fact]
    public Task FailedRecipientException_IsFlagged() => Verify.Flagged(Id, """
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
                catch ([|SmtpFailedRecipientException|] e)
                {
                    Console.WriteLine(e.FailedRecipient);
                }
            }
        }
        """);

    [Fact]
    public Task AliasOnlyLogged_IsFlagged() => Verify.Flagged(Id, """
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
                    Exception general = e;
                    Console.WriteLine(general);
                }
            }
        }
        """);

    [Fact]
    public Task WhateverTheTryBlockCalls_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    message.Subject = string.Empty;
                }
                catch ([|SmtpException|])
                {
                }
            }
        }
        """);

    [Fact]
    public Task FormattedText_IsFlagged() => Verify.Flagged(Id, """
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
                    _error = string.Format("{0}", e);
                }
            }

            private string _error;
        }
        """);

    [Fact]
    public Task LambdaInTheHandlerThatOnlyShows_IsFlagged() => Verify.Flagged(Id, """
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
                    Action show = () => Console.WriteLine(e.Message);
                    show();
                }
            }
        }
        """);

    [Fact]
    public Task DerivedExceptionType_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class QuotaException : SmtpException { }

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch ([|QuotaException|])
                {
                }
            }
        }
        """);

    [Fact]
    public Task OtherException_IsSilent() => Verify.Silent("""
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
                catch (InvalidOperationException)
                {
                }
            }
        }
        """);

    [Fact]
    public Task UnreachableHandler_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                return;
        #pragma warning disable CS0162
                try
                {
                    client.Send(message);
                }
                catch (SmtpException)
                {
                }
            }
        }
        """);
}
