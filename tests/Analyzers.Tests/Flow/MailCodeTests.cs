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
