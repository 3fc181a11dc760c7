using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SmtpAnalyzers.Runtime.Tests;

/// <summary>The embedded files compile into whatever project they land in, with every warning an error.</summary>
public sealed class CompileTests
{
    /// <summary>Every name of the contract, in C# 7.3.</summary>
    private const string WholeApi = """
        using System;
        using System.Collections.Generic;
        using SmtpAnalyzers;

        namespace Consumer.Mail
        {
            internal static class Uses
            {
                internal static string All(Exception exception)
                {
                    SmtpFailure failure = SmtpFailure.From(exception);
                    Exception inner = failure.Exception;
                    System.Net.Mail.SmtpStatusCode status = failure.StatusCode;
                    int reply = failure.ReplyCode;
                    string enhanced = "" + failure.EnhancedCode;
                    string reported = failure.ServerReply + failure.Summary + failure.Cause + failure.RetryAfter;
                    bool either = failure.IsTransient || failure.IsPermanent || failure.MayBePartlyDelivered;
                    using (var message = new System.Net.Mail.MailMessage())
                    {
                        either |= SmtpFailure.From(exception, message).KeepForRetry(message) || failure.Cause == SmtpCause.Unknown;
                    }

                    IReadOnlyList<SmtpRecipientFailure> recipients = failure.Recipients;
                    string text = failure + failure.ToString() + failure.Explanation + inner + reply + enhanced + either + reported;
                    foreach (SmtpRecipientFailure recipient in recipients)
                    {
                        System.Net.Mail.SmtpStatusCode its = recipient.StatusCode;
                        text += recipient.Address + its + recipient.EnhancedCode + recipient.IsTransient + recipient.Remedy + recipient.Explanation;
                    }

                    SmtpStatusDescription row = SmtpStatusCodes.Describe(status);
                    text += row.Name + row.ReplyClass + row.IsTransient + row.Remedy + row.Meaning + row.Reference;
                    switch (failure.Remedy)
                    {
                        case SmtpRemedy.None:
                        case SmtpRemedy.RetryLater:
                        case SmtpRemedy.Reconnect:
                        case SmtpRemedy.EnableTls:
                        case SmtpRemedy.FixTls:
                        case SmtpRemedy.FixCredentials:
                        case SmtpRemedy.FixConfiguration:
                        case SmtpRemedy.FixSender:
                        case SmtpRemedy.FixRecipient:
                        case SmtpRemedy.FixMessage:
                        case SmtpRemedy.Investigate:
                            return text;
                        default:
                            return "";
                    }
                }
            }
        }
        """;

    /// <summary>The names that the embedded files use, as types of the consumer, some of them in the global namespace.</summary>
    private const string OwnNames = """
        internal enum SmtpStatusCode { Own }
        internal class SmtpException { }
        internal class Exception { }
        internal class Row { }
        internal class Remedy { }
        internal class Diagnosis { }
        internal class Text { }
        namespace Consumer.System { internal class String { } }
        namespace Consumer { internal enum SmtpStatusCode { Own } internal class SmtpClient { } internal class SmtpFailure { } }
        """;

    private const string ImplicitUsings = """
        global using global::System;
        global using global::System.Collections.Generic;
        global using global::System.IO;
        global using global::System.Linq;
        global using global::System.Net.Http;
        global using global::System.Net.Mail;
        global using global::System.Threading;
        global using global::System.Threading.Tasks;
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void NetFramework48AndCSharp73_Compiles(bool isChecked) =>
        Assert.Empty(EmbeddedSource.Complaints(EmbeddedSource.Compile(EmbeddedSource.Net48, isChecked: isChecked, consumer: WholeApi)));

    public static IEnumerable<TheoryDataRow<NullableContextOptions, bool, bool>> Settings =>
        from nullable in Enum.GetValues<NullableContextOptions>()
        from implicitUsings in new[] { false, true }
        from isChecked in new[] { false, true }
        select new TheoryDataRow<NullableContextOptions, bool, bool>(nullable, implicitUsings, isChecked);

    [Theory]
    [MemberData(nameof(Settings))]
    public void Net10AndLatestLanguage_Compiles(NullableContextOptions nullable, bool implicitUsings, bool isChecked) =>
        Assert.Empty(EmbeddedSource.Complaints(EmbeddedSource.Compile(
            EmbeddedSource.Net10,
            LanguageVersion.Latest,
            nullable,
            isChecked,
            implicitUsings ? [WholeApi, ImplicitUsings] : [WholeApi])));

    /// <summary>What may be null says so to whom it can: C# 8 and later with nullable annotations on.</summary>
    [Theory]
    [InlineData("failure.EnhancedCode")]
    [InlineData("failure.ServerReply")]
    [InlineData("failure.Recipients[0].EnhancedCode")]
    public void PropertyThatMayBeNull_WarnsTheConsumer(string property)
    {
        var compilation = EmbeddedSource.Compile(
            EmbeddedSource.Net10, LanguageVersion.CSharp8, NullableContextOptions.Enable, consumer: $"class C {{ int M(SmtpAnalyzers.SmtpFailure failure) {{ return {property}.Length; }} }}");
        Assert.Contains("CS8602", Assert.Single(EmbeddedSource.Complaints(compilation)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("failure.Explanation.Length + failure.Summary.Length + failure.ToString().Length + failure.Exception.Message.Length + failure.Recipients[0].Address.Length")]
    [InlineData("SmtpAnalyzers.SmtpFailure.From(failure.Exception, null).Recipients.Count")]
    [InlineData("SmtpAnalyzers.SmtpStatusCodes.Describe(failure.StatusCode).Meaning.Length")]
    public void WhatIsNeverNull_DoesNotWarn(string expression) =>
        Assert.Empty(EmbeddedSource.Complaints(EmbeddedSource.Compile(
            EmbeddedSource.Net10, LanguageVersion.CSharp8, NullableContextOptions.Enable, consumer: $"class C {{ int M(SmtpAnalyzers.SmtpFailure failure) {{ return {expression}; }} }}")));

    /// <summary>The helpers are nested and private: no completion list of the consumer's shows them.</summary>
    [Fact]
    public void OnlyTheContract_IsThereToBeCompleted()
    {
        var compilation = EmbeddedSource.Compile(EmbeddedSource.Net48);
        var types = compilation.Assembly.GlobalNamespace.GetNamespaceMembers().Single().GetTypeMembers();
        Assert.Equal(
            ["SmtpCause", "SmtpFailure", "SmtpRecipientFailure", "SmtpRemedy", "SmtpStatusCodes", "SmtpStatusDescription"],
            types.Select(type => type.Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["Cause", "EnhancedCode", "Exception", "Explanation", "From", "IsPermanent", "IsTransient", "KeepForRetry", "MayBePartlyDelivered", "Recipients", "Remedy", "ReplyCode", "RetryAfter", "ServerReply", "StatusCode", "Summary", "ToString"],
            types.Single(type => type.Name == "SmtpFailure").GetMembers()
                .Where(member => member.DeclaredAccessibility != Accessibility.Private && !member.IsImplicitlyDeclared && member is not IMethodSymbol { MethodKind: not MethodKind.Ordinary })
                .Select(member => member.Name).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ConsumerWithSuchNamesOfItsOwn_Compiles()
    {
        Assert.Empty(EmbeddedSource.Complaints(EmbeddedSource.Compile(EmbeddedSource.Net48, consumer: OwnNames)));
        Assert.Empty(EmbeddedSource.Complaints(EmbeddedSource.Compile(
            EmbeddedSource.Net10, LanguageVersion.Latest, NullableContextOptions.Enable, consumer: [OwnNames, ImplicitUsings])));
    }

    [Fact]
    public void Warning_WouldBeSeen()
    {
        var complaints = EmbeddedSource.Complaints(EmbeddedSource.Compile(EmbeddedSource.Net48, consumer: "class C { int unused; }"));
        Assert.Contains("CS0169", Assert.Single(complaints), StringComparison.Ordinal);
    }

    [Fact]
    public void NewerLanguage_WouldBeSeen()
    {
        var complaints = EmbeddedSource.Complaints(EmbeddedSource.Compile(EmbeddedSource.Net48, consumer: "namespace Consumer;"));
        Assert.Contains(complaints, complaint => complaint.Contains("CS8370", StringComparison.Ordinal));
    }

    [Fact]
    public void EveryFile_IsGeneratedInternalAndShort()
    {
        Assert.True(EmbeddedSource.Files.Count > 5);
        Assert.All(EmbeddedSource.Files, file =>
        {
            var lines = File.ReadAllLines(file);
            Assert.Equal(["// <auto-generated/>", "#pragma warning disable"], lines[..2]);
            Assert.InRange(lines.Length, 3, 400);
            Assert.DoesNotContain(lines, line => line.Contains("#region", StringComparison.Ordinal) || line.StartsWith("using ", StringComparison.Ordinal));
        });

        var types = EmbeddedSource.Compile(EmbeddedSource.Net48).GlobalNamespace.GetNamespaceMembers().Single(n => n.Name == "SmtpAnalyzers" && n.Locations.Any(l => l.IsInSource)).GetTypeMembers();
        Assert.All(types, type => Assert.Equal(Accessibility.Internal, type.DeclaredAccessibility));
        Assert.All(
            types.Where(type => type.TypeKind is not TypeKind.Enum),
            type => Assert.Contains(type.GetAttributes(), attribute => attribute.AttributeClass!.Name == "ExcludeFromCodeCoverageAttribute"));
    }
}
