using SmtpAnalyzers.CodeFixes.Lifetime;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

/// <summary>How the framework types are named that the fix writes.</summary>
public partial class ClientFieldNotDisposedFixTests
{
    [Fact]
    public Task NamespaceNotInScope_IsImported() => Names(
        usings: "",
        before: "class Mailer : Base",
        after: "class Mailer : Base, IDisposable",
        added: "using System;",
        collector: "GC",
        rest: "class Base { }");

    [Fact]
    public Task NameOfAMember_IsNoObstacle() => Names(
        usings: "",
        before: "class Mailer : Base",
        after: "class Mailer : Base, IDisposable",
        added: "using System;",
        collector: "GC",
        rest: "class Base { public string Version { get; set; } public string Action() { var Random = Version; return Random + this.Version; } }");

    [Fact]
    public Task NameOfAnotherType_KeepsTheNamespaceOut() => Names(
        usings: "using Other;",
        before: "class Mailer : Base",
        after: "class Mailer : Base, System.IDisposable",
        added: "",
        collector: "System.GC",
        rest: "class Base { public Version Version { get; set; } }",
        more: "namespace Other { public class Version { } }");

    [Fact]
    public Task NameOfAnotherAttribute_KeepsTheNamespaceOut() => Names(
        usings: "using Other;",
        before: "class Mailer : Base",
        after: "class Mailer : Base, System.IDisposable",
        added: "",
        collector: "System.GC",
        rest: "[Obsolete] class Base { }",
        more: "namespace Other { public class ObsoleteAttribute : System.Attribute { } }");

    [Fact]
    public Task NamesInFull_ArePreferredWhereTheFileHasThem() => Names(
        usings: "",
        before: "class Mailer : Base",
        after: "class Mailer : Base, System.IDisposable",
        added: "",
        collector: "System.GC",
        rest: "class Base { public System.Uri Host { get; set; } }");

    [Fact]
    public Task NamesInFullOfAnotherNamespace_SayNothing() => Names(
        usings: "",
        before: "class Mailer : Base",
        after: "class Mailer : Base, IDisposable",
        added: "using System;",
        collector: "GC",
        rest: "class Base { public System.Text.Encoding Host { get; set; } }");

    [Fact]
    public Task TypeOfTheSameName_HidesOnlyItself() => Names(
        usings: "",
        before: "class Mailer : Base",
        after: "class Mailer : Base, System.IDisposable",
        added: "",
        collector: "System.GC",
        rest: "class Base { } class GC { public int Count(GC other) => 0; }");

    [Fact]
    public Task GlobalUsing_IsEnough() => Names(
        usings: "",
        before: "class Mailer : Base",
        after: "class Mailer : Base, IDisposable",
        added: "",
        collector: "GC",
        rest: "class Base { }",
        more: "global using System;",
        csharp: 10);

    private static Task Names(
        string usings, string before, string after, string added, string collector, string rest, string more = "", int csharp = 8)
    {
        static string Lines(params string[] lines) => string.Concat(lines.Where(line => line.Length > 0).Select(line => line + "\n"));
        const string Fields = "\n{\n    private readonly SmtpClient ";
        const string Send = " = new SmtpClient(\"smtp.example.com\");\n\n    public void Send(MailMessage message) => _client.Send(message);\n";
        var dispose = $$"""


                public void Dispose()
                {
                    Dispose(true);
                    {{collector}}.SuppressFinalize(this);
                }

                protected virtual void Dispose(bool disposing)
                {
                    if (disposing)
                    {
                        _client.Dispose();
                    }
                }

            """.TrimStart('\r', '\n');
        return Verify.Fix<ClientFieldNotDisposedCodeFix>(
            Id,
            ClientFieldNotDisposedCodeFix.Title,
            Lines(usings, "using System.Net.Mail;") + "\n" + before + Fields + "[|_client|]" + Send + "}\n\n" + rest,
            Lines(added, usings, "using System.Net.Mail;") + "\n" + after + Fields + "_client" + Send + "\n" + dispose + "}\n\n" + rest,
            csharp: csharp,
            more: ("Others.cs", more, more));
    }
}
