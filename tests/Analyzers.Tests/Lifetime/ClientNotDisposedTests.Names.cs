using Microsoft.CodeAnalysis.CSharp;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

/// <summary>A client under another name is the same client.</summary>
public partial class ClientNotDisposedTests
{
    [Theory]
    [InlineData("var same = client; same.Dispose();", 8)]
    [InlineData("if (client is { } same) same.Dispose();", 8)]
    [InlineData("if (client is SmtpClient { } same) same.Dispose();", 8)]
    [InlineData("if (client is IDisposable same) same.Dispose();", 8)]
    [InlineData("if (client is var same) same.Dispose();", 8)]
    [InlineData("if (client is IDisposable) ((IDisposable)client).Dispose();", 8)]
    [InlineData("if (client is object) client.Dispose();", 8)]
    [InlineData("(client as IDisposable)?.Dispose();", 8)]
    [InlineData("switch (client) { case { } same: same.Dispose(); break; }", 8)]
    [InlineData("switch (client) { case SmtpClient same: same.Dispose(); break; }", 8)]
    [InlineData("(var same, var number) = (client, 1); same.Dispose();", 8)]
    [InlineData("var (same, number) = (client, 1); same.Dispose();", 8)]
    [InlineData("SmtpClient same; int number; (same, number) = (client, 1); same.Dispose();", 8)]
    [InlineData("using (client) { }", 8)]
    [InlineData("if (!(client is not { } same)) same.Dispose();", 9)]
    [InlineData("if (client is not null and var same) same.Dispose();", 9)]
    [InlineData("if (client is not null and { } same) same.Dispose();", 9)]
    [InlineData("if (client is (not null) and IDisposable same) same.Dispose();", 9)]
    public Task DisposedUnderAnotherName_IsSilent(string disposal, int csharp) =>
        Verify.Silent(Finally("new SmtpClient(\"localhost\")", disposal), csharp: csharp);

    [Theory]
    [InlineData("var same = client; Console.WriteLine(same.Host);", 8)]
    [InlineData("if (client is { } same) Console.WriteLine(same.Host);", 8)]
    [InlineData("if (client is { Host: var same }) Console.WriteLine(same);", 8)]
    [InlineData("if (client is { Port: 25 }) client.Dispose();", 8)]
    [InlineData("if (!(client is IDisposable)) client.Dispose();", 8)]
    [InlineData("switch (client) { case { } same: Console.WriteLine(same.Host); break; }", 8)]
    [InlineData("(var same, var number) = (client, 1); Console.WriteLine(same.Host);", 8)]
    [InlineData("SmtpClient same; int number; (same, number) = (client, 1); Console.WriteLine(same.Host);", 8)]
    [InlineData("if (client is not null and var same) Console.WriteLine(same.Host);", 9)]
    public Task OnlyLookedAtUnderAnotherName_IsFlagged(string use, int csharp) =>
        Verify.Flagged(Id, Finally("[|new SmtpClient(\"localhost\")|]", use), csharp: csharp);

    [Theory]
    [InlineData("var (client, number) = ([|new SmtpClient(\"localhost\")|], 1); client.Send(message);")]
    [InlineData("(var client, var number) = ([|new SmtpClient(\"localhost\")|], 1); client.Send(message);")]
    [InlineData("SmtpClient client; int number; (client, number) = ([|new SmtpClient(\"localhost\")|], 1); client.Send(message);")]
    [InlineData("if ([|new SmtpClient(\"localhost\")|] is { } client) client.Send(message);")]
    [InlineData("object client = [|new SmtpClient(\"localhost\")|]; ((SmtpClient)client).Send(message);")]
    [InlineData("SmtpClient client = null; client ??= [|new SmtpClient(\"localhost\")|]; client.Send(message);")]
    public Task MadeUnderAnotherName_IsFlagged(string statements) => Verify.Flagged(Id, Sending(statements));

    [Theory]
    [InlineData("var (client, number) = (new SmtpClient(\"localhost\"), 1); using (client) client.Send(message);")]
    [InlineData("if (new SmtpClient(\"localhost\") is { } client) using (client) client.Send(message);")]
    [InlineData("object client = new SmtpClient(\"localhost\"); using ((SmtpClient)client) ((SmtpClient)client).Send(message);")]
    public Task MadeAndDisposedUnderAnotherName_IsSilent(string statements) => Verify.Silent(Sending(statements));

    /// <summary>Each variable has what the other had.</summary>
    [Theory]
    [InlineData("(first, second) = (second, first); second.Dispose();", true)]
    [InlineData("(first, second) = (second, first); first.Dispose();", false)]
    [InlineData("(first, _) = (null, 1); first?.Dispose();", false)]
    [InlineData("SmtpClient third; (third, first) = (first, null); third.Dispose();", true)]
    public Task TakenApart_ItIsKnownByWhatItWasGivenTo(string statement, bool isDisposed)
    {
        var program = Sending($$"""
            var first = [|new SmtpClient("localhost")|];
            SmtpClient second = null;
            try
            {
                first.Send(message);
            }
            finally
            {
                {{statement}}
            }
            """);
        return isDisposed ? Verify.Silent(program.Replace("[|", "").Replace("|]", "")) : Verify.Flagged(Id, program);
    }

    [Fact]
    public Task OneOfTwoThatAreMadeTogether_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var (first, second) = ([|new SmtpClient("localhost")|], new SmtpClient("backup"));
                using (second)
                {
                    first.Send(message);
                    second.Send(message);
                }
            }
        }
        """);

    /// <summary>Whatever is offered where a deconstruction names the client: it compiles, and disposes it.</summary>
    [Theory]
    [InlineData("var (client, number) = (new SmtpClient(\"localhost\"), 1); client.Send(message);")]
    [InlineData("(var client, var number) = (new SmtpClient(\"localhost\"), 1); client.Send(message); Console.WriteLine(number);")]
    [InlineData("SmtpClient client; int number; (client, number) = (new SmtpClient(\"localhost\"), 1); client.Send(message);")]
    [InlineData("if (new SmtpClient(\"localhost\") is { } client) client.Send(message);")]
    public async Task FixWhereItIsMadeUnderAnotherName_CompilesAndDisposes(string statements)
    {
        using var workbench = new Workbench();
        foreach (var version in new[] { LanguageVersion.CSharp7_3, LanguageVersion.CSharp8 })
        {
            var document = await workbench.Open(Sending(statements), Framework.Net, version, runtime: false);
            if (!await Workbench.Compiles(document))
            {
                continue; // `is { }` is newer
            }

            foreach (var changed in await Workbench.Fixed(document, Assert.Single(await Workbench.Reports(document))))
            {
                Assert.True(await Workbench.Compiles(changed), await Workbench.TextOf(changed));
                Assert.Empty(await Workbench.Reports(changed));
            }
        }
    }

    private static string Finally(string creation, string disposal) => Sending($$"""
        var client = {{creation}};
        try
        {
            client.Send(message);
        }
        finally
        {
            {{disposal}}
        }
        """);

    private static string Sending(string statements) => $$"""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                {{statements}}
            }
        }
        """;
}
