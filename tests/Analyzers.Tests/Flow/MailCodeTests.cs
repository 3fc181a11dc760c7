using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Known;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Flow;

/// <summary>Which members of a file that sends mail are read at all.</summary>
public class MailCodeTests
{
    private const string Mailer = """
        using System.Net.Mail;
        using Client = System.Net.Mail.SmtpClient;

        class Outbox
        {
            readonly Transport _transport = new Transport();

            void Direct(MailMessage m) => _transport.Send(m);

            void ThroughField() => System.Console.WriteLine(_transport);

            void ThroughMethod() => ThroughField();

            int Ready { get { ThroughMethod(); return 1; } }

            int Sum(int a, int b) => a + b;

            int Twice(int a) => Sum(a, a);
        }

        class Transport : Client
        {
        }
        """;

    [Fact]
    public async Task CodeThatNamesMail_AndWhatNamesThat_IsRead() =>
        Assert.Equal(["_transport", "Direct", "ThroughField", "ThroughMethod", "get_Ready"], await MembersOf(Mailer));

    [Fact]
    public async Task CodeThatNamesMailOfAnotherFile_IsRead() =>
        Assert.Equal(["Click"], await MembersOf(
            """
            class Page
            {
                readonly string _title = "SmtpClient";

                void Click(Office office) => office.Deliver();

                string Title() => _title;
            }
            """,
            """
            class Office
            {
                public void Deliver() => new System.Net.Mail.SmtpClient("host").Dispose();
            }
            """));

    /// <summary>A member with a name that mail uses too is read, but tells nothing of who names it.</summary>
    [Fact]
    public async Task CodeThatOnlyHasAWordOfMail_IsReadAlone() =>
        Assert.Equal(["Send", "Close"], await MembersOf("""
            class Transport
            {
                const string Kind = "Smtp";

                byte[] _data;

                void Send(System.IO.Stream stream) => stream.Write(_data, 0, 1);

                void Close(System.IO.Stream stream) => Send(stream);

                void End(System.IO.Stream stream) => Close(stream);
            }
            """));

    /// <summary>Ways by which a client comes to code that neither names its type nor what is declared with it.</summary>
    [Theory]
    [InlineData("class Pool { public SmtpClient this[int index] => null; }", "_pool[0].Send(null);")]
    [InlineData("class Pool { public IEnumerator<SmtpClient> GetEnumerator() => null; }", "foreach (var one in _pool) one.Send(null);")]
    [InlineData(
        "class Pool { public class Part { public SmtpClient Current => null; public bool MoveNext() => false; } public Part GetEnumerator() => null; }",
        "foreach (var one in _pool) one.Send(null);")]
    [InlineData("class Pool { public void Deconstruct(out SmtpClient one, out int two) { } }", "var (one, two) = _pool; one.Send(null);")]
    [InlineData("class Pool { public TaskAwaiter<SmtpClient> GetAwaiter() => default; }", "(await _pool).Send(null);")]
    [InlineData("class Pool { public static SmtpClient operator +(Pool one, int two) => null; }", "(_pool + 1).Send(null);")]
    [InlineData("class Pool { public Pool Select(Func<SmtpClient, int> one) => this; }", "_ = from one in _pool select one.Port;")]
    [InlineData("interface IKeep<T> { T One { get; } } interface Pool : IKeep<SmtpClient> { }", "_pool.One.Send(null);")]
    public async Task WhatBringsAClientUnnamed_IsPassedOn(string declared, string statements) =>
        Assert.Contains("Caller", await MembersOf(
            $"class Page {{ const string Kind = \"Smtp\"; Pool _pool; async void Deliver() {{ {statements} }} void Caller() => Deliver(); }}",
            $"using System; using System.Collections.Generic; using System.Net.Mail; using System.Runtime.CompilerServices; {declared}"));

    /// <summary>What a class inherits from a class of clients, its members use by a name that nothing of mail is declared with.</summary>
    [Theory]
    [InlineData("class Keep<T> { protected T One; } class Pool : Keep<SmtpClient> { }", "Page : Pool")]
    [InlineData("class Keep<T> { protected T One; } class Pool : Keep<SmtpClient> { } class Deep : Pool { }", "Page : Deep")]
    [InlineData("class Keep<T> where T : SmtpClient { protected T One; }", "Page<T> : Keep<T> where T : SmtpClient")]
    public async Task WhatIsInherited_IsPassedOn(string declared, string page) =>
        Assert.Contains("Caller", await MembersOf(
            $"class {page} {{ const string Kind = \"Smtp\"; void Deliver() => One.Send(null); void Caller() => Deliver(); }}",
            $"using System.Net.Mail; {declared}"));

    private static async Task<IEnumerable<string?>> MembersOf(string file, params string[] more)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var trees = more.Prepend(file).Select(text => CSharpSyntaxTree.ParseText(text, CSharpParseOptions.Default, cancellationToken: cancellation)).ToList();
        var compilation = CSharpCompilation.Create(
            "Test", trees, await Frameworks.References(Framework.Net).ResolveAsync(LanguageNames.CSharp, cancellation),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var code = new SourceCode(SmtpSymbols.From(compilation)!);
        return code.BodiesOf(compilation.GetSemanticModel(trees[0]), cancellation).Select(static body => body.Owner?.Name).ToList();
    }
}
