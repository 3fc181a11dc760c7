using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

/// <summary>The predicate that Polly asks before it sends again.</summary>
public class RetryWithoutAskingPollyFixTests
{
    private const string Id = "SMTP1004";
    private const string Title = RetryWithoutAskingCodeFix.TransientOnly;

    [Fact]
    public Task Polly_GetsThePredicate() => Verify.Fix<RetryWithoutAskingCodeFix>(Id, Title, """
        using System;
        using System.Net.Mail;
        using Polly;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message, EventArgs e)
            {
                Policy.[|Handle<SmtpException>|]()
                    .Or<TimeoutException>()
                    .[|Or<SmtpFailedRecipientsException>|]()
                    .Retry(3)
                    .Execute(() => client.Send(message));
            }
        }

        namespace Polly
        {
            public static class Policy
            {
                public static PolicyBuilder Handle<T>() where T : Exception => null;
                public static PolicyBuilder Handle<T>(Func<T, bool> predicate) where T : Exception => null;
            }

            public class PolicyBuilder
            {
                public PolicyBuilder Or<T>() where T : Exception => this;
                public PolicyBuilder Or<T>(Func<T, bool> predicate) where T : Exception => this;
                public RetryPolicy Retry(int count) => null;
            }

            public class RetryPolicy
            {
                public void Execute(Action action) => action();
            }
        }
        """, """
        using System;
        using System.Net.Mail;
        using Polly;
        using SmtpAnalyzers;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message, EventArgs e)
            {
                Policy.Handle<SmtpException>(ex => SmtpFailure.From(ex).IsTransient)
                    .Or<TimeoutException>()
                    .Or<SmtpFailedRecipientsException>(ex => SmtpFailure.From(ex).IsTransient)
                    .Retry(3)
                    .Execute(() => client.Send(message));
            }
        }

        namespace Polly
        {
            public static class Policy
            {
                public static PolicyBuilder Handle<T>() where T : Exception => null;
                public static PolicyBuilder Handle<T>(Func<T, bool> predicate) where T : Exception => null;
            }

            public class PolicyBuilder
            {
                public PolicyBuilder Or<T>() where T : Exception => this;
                public PolicyBuilder Or<T>(Func<T, bool> predicate) where T : Exception => this;
                public RetryPolicy Retry(int count) => null;
            }

            public class RetryPolicy
            {
                public void Execute(Action action) => action();
            }
        }
        """);

    [Fact]
    public Task PollyWithoutRuntime_GetsAPredicateOnTheCode() => Verify.Fix<RetryWithoutAskingCodeFix>(Id, Title, """
        using System;
        using System.Net.Mail;
        using Polly;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message, EventArgs e)
            {
                Policy.[|Handle<SmtpException>|]()
                    .Or<TimeoutException>()
                    .[|Or<SmtpFailedRecipientsException>|]()
                    .Retry(3)
                    .Execute(() => client.Send(message));
            }
        }

        namespace Polly
        {
            public static class Policy
            {
                public static PolicyBuilder Handle<T>() where T : Exception => null;
                public static PolicyBuilder Handle<T>(Func<T, bool> predicate) where T : Exception => null;
            }

            public class PolicyBuilder
            {
                public PolicyBuilder Or<T>() where T : Exception => this;
                public PolicyBuilder Or<T>(Func<T, bool> predicate) where T : Exception => this;
                public RetryPolicy Retry(int count) => null;
            }

            public class RetryPolicy
            {
                public void Execute(Action action) => action();
            }
        }
        """, """
        using System;
        using System.Net.Mail;
        using Polly;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message, EventArgs e)
            {
                Policy.Handle<SmtpException>(ex => (int)ex.StatusCode / 100 == 4 || (ex.StatusCode == SmtpStatusCode.GeneralFailure && !(ex is SmtpFailedRecipientsException)))
                    .Or<TimeoutException>()
                    .Or<SmtpFailedRecipientsException>(ex => Array.TrueForAll(ex.InnerExceptions, recipient => (int)recipient.StatusCode / 100 == 4))
                    .Retry(3)
                    .Execute(() => client.Send(message));
            }
        }

        namespace Polly
        {
            public static class Policy
            {
                public static PolicyBuilder Handle<T>() where T : Exception => null;
                public static PolicyBuilder Handle<T>(Func<T, bool> predicate) where T : Exception => null;
            }

            public class PolicyBuilder
            {
                public PolicyBuilder Or<T>() where T : Exception => this;
                public PolicyBuilder Or<T>(Func<T, bool> predicate) where T : Exception => this;
                public RetryPolicy Retry(int count) => null;
            }

            public class RetryPolicy
            {
                public void Execute(Action action) => action();
            }
        }
        """, runtime: false, csharp: 7);
}
