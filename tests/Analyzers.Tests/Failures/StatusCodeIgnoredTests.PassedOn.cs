using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

/// <summary>Handlers that leave the look at the status to somebody else.</summary>
public partial class StatusCodeIgnoredTests
{
    [Fact]
    public Task Rethrow_IsSilent() => Verify.Silent("""
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
                    Console.WriteLine(e.Message);
                    throw;
                }
            }
        }
        """);

    [Fact]
    public Task ThrowOfTheException_IsSilent() => Verify.Silent("""
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
                    throw e;
                }
            }
        }
        """);

    [Fact]
    public Task UnconditionalThrowWithoutAVariable_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch (SmtpException)
                {
                    throw;
                }
            }
        }
        """);

    [Fact]
    public Task WrappedWithTheInnerException_IsSilent() => Verify.Silent("""
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
                    throw new InvalidOperationException("Sending failed", e);
                }
            }
        }
        """);

    [Fact]
    public Task GivenToAMethodThatMayLook_IsSilent() => Verify.Silent("""
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
                    Handle(e);
                }
            }

            protected virtual void Handle(Exception exception) { }
        }
        """);

    [Fact]
    public Task GivenToASourceMethodThatLooks_IsSilent() => Verify.Silent("""
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
                    LogFailure(e);
                }
            }

            private static void LogFailure(SmtpException exception) => Console.WriteLine(exception.StatusCode);
        }
        """);

    [Fact]
    public Task Returned_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            Exception Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                    return null;
                }
                catch (SmtpException e)
                {
                    return e;
                }
            }
        }
        """);

    [Fact]
    public Task AssignedToAProperty_IsSilent() => Verify.Silent("""
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
                    Error = e;
                }
            }

            public Exception Error { get; private set; }
        }
        """);

    [Fact]
    public Task AssignedToAnOuterVariable_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            Exception Send(SmtpClient client, MailMessage message)
            {
                Exception error = null;
                try
                {
                    Console.WriteLine();
                    client.Send(message);
                }
                catch (SmtpException e)
                {
                    error = e;
                }

                return error;
            }
        }
        """);

    [Fact]
    public Task Captured_IsSilent() => Verify.Silent("""
        using System.Net.Mail;
        using System.Runtime.ExceptionServices;

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
                    Failure = ExceptionDispatchInfo.Capture(e);
                }
            }

            public ExceptionDispatchInfo Failure { get; private set; }
        }
        """);

    [Fact]
    public Task SetOnATask_IsSilent() => Verify.Silent("""
        using System.Net.Mail;
        using System.Threading.Tasks;

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
                    _sent.SetException(e);
                }
            }

            private readonly TaskCompletionSource<bool> _sent = new TaskCompletionSource<bool>();
        }
        """);

    [Fact]
    public Task AddedToAList_IsSilent() => Verify.Silent("""
        using System;
        using System.Collections.Generic;
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
                    Errors.Add(e);
                }
            }

            public List<Exception> Errors { get; } = new List<Exception>();
        }
        """);
}
