namespace SmtpAnalyzers.Tests.Rules;

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
    public Task StatusCodeRead_IsSilent() => Verify.Silent("""
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
                    Console.WriteLine(e.StatusCode);
                }
            }
        }
        """);

    [Fact]
    public Task StatusCodeInAPattern_IsSilent() => Verify.Silent("""
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
                    if (e is { StatusCode: SmtpStatusCode.MailboxBusy })
                    {
                        Console.WriteLine("later");
                    }
                }
            }
        }
        """);

    [Fact]
    public Task StatusCodeInItsOwnFilter_IsSilent() => Verify.Silent("""
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
                catch (SmtpException e) when (e.StatusCode == SmtpStatusCode.MailboxBusy)
                {
                    Console.WriteLine("later");
                }
            }
        }
        """);

    [Fact]
    public Task StatusCodeInAnEarlierFilter_LeavesTheRemainder_IsSilent() => Verify.Silent("""
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
                catch (SmtpException e) when (e.StatusCode == SmtpStatusCode.MailboxBusy)
                {
                    Console.WriteLine("later");
                }
                catch (SmtpException e)
                {
                    Console.WriteLine(e.Message);
                }
            }
        }
        """);

    [Fact]
    public Task StatusCodeOfAPatternVariable_IsSilent() => Verify.Silent("""
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
                catch (Exception e) when (e is SmtpException smtp)
                {
                    Console.WriteLine(((SmtpException)e).StatusCode);
                }
            }
        }
        """);

    [Fact]
    public Task StatusCodeThroughAs_IsSilent() => Verify.Silent("""
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
                catch (Exception e) when (e is SmtpException)
                {
                    Console.WriteLine((e as SmtpException)?.StatusCode);
                }
            }
        }
        """);

    [Fact]
    public Task InnerExceptionsRead_IsSilent() => Verify.Silent("""
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
                catch (SmtpFailedRecipientsException e)
                {
                    foreach (var inner in e.InnerExceptions)
                    {
                        Console.WriteLine(inner.FailedRecipient);
                    }
                }
            }
        }
        """);

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

    [Fact]
    public Task GivenToTheEmbeddedRuntime_IsSilent() => Verify.Silent("""
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
                    Console.WriteLine(SmtpAnalyzers.SmtpFailure.From(e));
                }
            }
        }

        namespace SmtpAnalyzers
        {
            class SmtpFailure
            {
                public static SmtpFailure From(Exception exception) => new SmtpFailure();
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

    [Fact]
    public Task SwitchOnTheStatus_IsSilent() => Verify.Silent("""
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
                    switch (e.StatusCode)
                    {
                        case SmtpStatusCode.MailboxBusy:
                            Console.WriteLine("later");
                            break;
                    }
                }
            }
        }
        """);
}
