using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

/// <summary>The retries that Polly makes, of version 7 and 8.</summary>
public partial class RetryWithoutAskingTests
{
    [Fact]
    public Task PollyPolicy_IsFlagged() => Verify.Flagged(Id, Polly("""
        Policy Direct() => Policy.[|Handle<SmtpException>|]().Retry(3);
        Policy Second() => Policy.Handle<InvalidOperationException>().[|Or<SmtpException>|]().WaitAndRetryAsync(3);
        Policy Stored()
        {
            var builder = Policy.[|Handle<SmtpException>|]();
            return builder.Retry(3);
        }
        """));

    [Fact]
    public Task PollyStrategy_IsFlagged() => Verify.Flagged(Id, Polly("""
        object Options() => new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().[|Handle<SmtpException>|]() };
        object OfResult() => new RetryStrategyOptions<bool> { ShouldHandle = new PredicateBuilder<bool>().[|Handle<SmtpException>|]().HandleResult(sent => !sent) };
        object Stored()
        {
            var predicate = new PredicateBuilder().[|Handle<SmtpException>|]();
            var options = new RetryStrategyOptions();
            options.ShouldHandle = predicate;
            return options;
        }
        """));

    [Fact]
    public Task PollyWithAPredicate_IsSilent() => Verify.Silent(Polly("""
        Policy Asks() => Policy.Handle<SmtpException>(e => e.StatusCode == SmtpStatusCode.MailboxBusy).Retry(3);
        object Options() => new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<SmtpException>(e => e.StatusCode == SmtpStatusCode.MailboxBusy) };
        """));

    [Fact]
    public Task PollyCircuitBreaker_IsSilent() => Verify.Silent(Polly("""
        Policy Breaks() => Policy.Handle<SmtpException>().CircuitBreaker(3);
        Policy Falls() => Policy.Handle<SmtpException>().Fallback(() => { });
        object Options() => new CircuitBreakerStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<SmtpException>() };
        """));

    [Fact]
    public Task PollyForAnotherException_IsSilent() => Verify.Silent(Polly("""
        Policy Other() => Policy.Handle<InvalidOperationException>().Retry(3);
        """));

    private static string Polly(string members) => $$"""
        using System;
        using System.Net.Mail;
        using Polly;

        class Policies
        {
        {{members}}
        }

        namespace Polly
        {
            class Policy
            {
                public static PolicyBuilder Handle<T>() where T : Exception => null;
                public static PolicyBuilder Handle<T>(Func<T, bool> predicate) where T : Exception => null;
            }

            class PolicyBuilder
            {
                public PolicyBuilder Or<T>() where T : Exception => null;
            }

            static class Extensions
            {
                public static Policy Retry(this PolicyBuilder builder, int count) => null;
                public static Policy WaitAndRetryAsync(this PolicyBuilder builder, int count) => null;
                public static Policy CircuitBreaker(this PolicyBuilder builder, int count) => null;
                public static Policy Fallback(this PolicyBuilder builder, Action action) => null;
            }

            class PredicateBuilder<TResult>
            {
                public PredicateBuilder<TResult> Handle<T>() where T : Exception => null;
                public PredicateBuilder<TResult> Handle<T>(Func<T, bool> predicate) where T : Exception => null;
                public PredicateBuilder<TResult> HandleResult(Func<TResult, bool> predicate) => null;
                public static implicit operator Func<RetryPredicateArguments<TResult>, ValueTask<bool>>(PredicateBuilder<TResult> builder) => null;
                public static implicit operator Func<CircuitBreakerPredicateArguments<TResult>, ValueTask<bool>>(PredicateBuilder<TResult> builder) => null;
            }

            class PredicateBuilder : PredicateBuilder<object>
            {
            }

            struct RetryPredicateArguments<TResult>
            {
                public Outcome<TResult> Outcome => default;
            }

            struct Outcome<TResult>
            {
                public Exception Exception => null;
            }

            struct CircuitBreakerPredicateArguments<TResult>
            {
            }

            class RetryStrategyOptions<TResult>
            {
                public Func<RetryPredicateArguments<TResult>, ValueTask<bool>> ShouldHandle { get; set; }
            }

            class RetryStrategyOptions : RetryStrategyOptions<object>
            {
            }

            class CircuitBreakerStrategyOptions
            {
                public Func<CircuitBreakerPredicateArguments<object>, ValueTask<bool>> ShouldHandle { get; set; }
            }

            // Newer than .NET Framework.
            struct ValueTask<T>
            {
            }
        }
        """;
}
