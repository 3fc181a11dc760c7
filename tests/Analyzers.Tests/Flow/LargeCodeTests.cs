using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Flow;

/// <summary>Code of a size that nobody writes by hand: it is followed or given up, but nothing breaks.</summary>
public class LargeCodeTests
{
    /// <summary>At 800 levels a member is still read, at 4,000 left alone, but for a sum.</summary>
    [Theory]
    [InlineData(4_000, "", "client.Send(a, a, a, text", " + a", ");")]
    [InlineData(800, "Id(", "client", ")", ";")]
    [InlineData(4_000, "Id(", "client", ")", ";")]
    [InlineData(4_000, "if (text != null) { ", "client.Send(a, a, a, text);", " }", "")]
    [InlineData(800, "try { ", "client.Send(a, a, a, text);", " } catch (SmtpException) { }", "")]
    [InlineData(4_000, "try { ", "client.Send(a, a, a, text);", " } catch (SmtpException) { }", "")]
    [InlineData(4_000, "try { ", "client.Send(a, a, a, text);", " } finally { text = a; }", "")]
    public async Task DeepNesting_DoesNotCrash(int levels, string open, string inner, string close, string after)
    {
        var code = string.Concat(Enumerable.Repeat(open, levels)) + inner + string.Concat(Enumerable.Repeat(close, levels)) + after;
        var compilation = await Compile($$"""
            using System.Net.Mail;

            class Mailer
            {
                static SmtpClient Id(SmtpClient client) => client;

                void Run(string a, string text)
                {
                    var client = new SmtpClient(a);
                    {{code}}
                }
            }
            """);

        Assert.DoesNotContain(await ReportsOn(compilation), static report => report.Id == "AD0001");
    }

    [Fact]
    public async Task MemberThatRoslynFailsOn_IsLeft()
    {
        var compilation = await Compile("""
            using System.Collections;
            using System.Net.Mail;

            abstract class Pool : IEnumerable
            {
                public abstract void Add) (SmtpClient client);

                public IEnumerator GetEnumerator() => null;
            }

            class Mailer
            {
                Pool Make(string host) => new Pool { new SmtpClient(host, 587) };

                void Run(string host, MailMessage message) => new SmtpClient(host).Send(message);
            }
            """);

        Assert.Contains(await ReportsOn(compilation), static report => report.Id == "SMTP3001");
    }

    /// <summary>
    /// Each of those clients is led past all that come after it: of a few hundred nothing is known that takes so long, of a few dozen all.
    /// </summary>
    [Theory]
    [InlineData(60, true)]
    [InlineData(400, false)]
    public async Task ManyClientsInOneMember_ShareTheSteps(int clients, bool isKnown)
    {
        var others = string.Concat(Enumerable.Range(0, clients).Select(i => $"using var c{i} = new SmtpClient(host); c{i}.Send(message);\n"));
        var compilation = await Compile($$"""
            using System.Net.Mail;

            class Mailer
            {
                void Run(string host, MailMessage message)
                {
                    var first = new SmtpClient(host);
                    first.Send(message);
                    {{others}}
                }
            }
            """);

        Assert.Equal(isKnown, (await ReportsOn(compilation)).Any(static report => report.Id == "SMTP3001"));
    }

    private static Task<ImmutableArray<Diagnostic>> ReportsOn(Compilation compilation) =>
        compilation.WithAnalyzers([new SmtpAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

    private static async Task<CSharpCompilation> Compile(string program) => CSharpCompilation.Create(
        "Large",
        [CSharpSyntaxTree.ParseText(program, cancellationToken: TestContext.Current.CancellationToken)],
        await Frameworks.References(Framework.Net).ResolveAsync(LanguageNames.CSharp, TestContext.Current.CancellationToken));
}
