using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

public partial class ConcurrentSendsTests
{
    [Theory]
    [InlineData("services.AddFluentEmail(\"a@example.com\").AddSmtpSender([|new SmtpClient(\"localhost\")|]);")]
    [InlineData("var client = new SmtpClient(\"localhost\"); services.AddFluentEmail(\"a@example.com\").AddSmtpSender([|client|]);")]
    [InlineData("services.AddSingleton<ISender>(new SmtpSender([|new SmtpClient(\"localhost\")|]));")]
    [InlineData("services.AddSingleton<ISender>(provider => new SmtpSender([|new SmtpClient(\"localhost\")|]));")]
    [InlineData("Email.DefaultSender = new SmtpSender([|new SmtpClient(\"localhost\")|]);")]
    public Task ClientOfASharedSender_IsFlagged(string statement) => Verify.Flagged(Id, Registering(statement));

    [Theory]
    [InlineData("services.AddFluentEmail(\"a@example.com\").AddSmtpSender(() => new SmtpClient(\"localhost\"));")]
    [InlineData("services.AddFluentEmail(\"a@example.com\").AddSmtpSender(\"localhost\", 25);")]
    [InlineData("services.AddSingleton<ISender>(new SmtpSender(() => new SmtpClient(\"localhost\")));")]
    [InlineData("services.AddScoped<ISender>(provider => new SmtpSender(new SmtpClient(\"localhost\")));")]
    [InlineData("Email.DefaultSender = new SmtpSender(() => new SmtpClient(\"localhost\"));")]
    [InlineData("ISender sender = new SmtpSender(new SmtpClient(\"localhost\")); System.Console.WriteLine(sender);")]
    public Task FactoryOrASenderOfOne_IsSilent(string statement) => Verify.Silent(Registering(statement));

    private static string Registering(string statement) => $$"""
        using System;
        using System.Net.Mail;
        using FluentEmail.Core;
        using FluentEmail.Core.Interfaces;
        using FluentEmail.Smtp;
        using Microsoft.Extensions.DependencyInjection;

        class Startup
        {
            void Configure(IServiceCollection services)
            {
                {{statement}}
            }
        }

        namespace FluentEmail.Core
        {
            static class Email
            {
                public static ISender DefaultSender { get; set; }
            }
        }

        namespace FluentEmail.Core.Interfaces
        {
            interface ISender
            {
            }
        }

        namespace FluentEmail.Smtp
        {
            class SmtpSender : ISender
            {
                public SmtpSender(SmtpClient client) { }
                public SmtpSender(Func<SmtpClient> factory) { }
            }
        }

        namespace Microsoft.Extensions.DependencyInjection
        {
            interface IServiceCollection
            {
            }

            class FluentEmailServicesBuilder
            {
            }

            static class FluentEmailSmtpBuilderExtensions
            {
                public static FluentEmailServicesBuilder AddFluentEmail(this IServiceCollection services, string from) => null;
                public static FluentEmailServicesBuilder AddSmtpSender(this FluentEmailServicesBuilder builder, SmtpClient client) => builder;
                public static FluentEmailServicesBuilder AddSmtpSender(this FluentEmailServicesBuilder builder, Func<SmtpClient> factory) => builder;
                public static FluentEmailServicesBuilder AddSmtpSender(this FluentEmailServicesBuilder builder, string host, int port) => builder;
                public static IServiceCollection AddSingleton<T>(this IServiceCollection services, T instance) => services;
                public static IServiceCollection AddSingleton<T>(this IServiceCollection services, Func<object, T> factory) => services;
                public static IServiceCollection AddScoped<T>(this IServiceCollection services, Func<object, T> factory) => services;
            }
        }
        """;
}
