using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Editing;

/// <summary>
/// A line typed letter by letter: what stands elsewhere keeps its reports at every one, and nothing throws. (The member that is being typed is
/// for <see cref="Flow.HalfTypedTests"/>.)
/// </summary>
public class TypingTests
{
    private const string Above = "using System;\nusing System.ComponentModel;\nusing System.Net.Mail;\n";

    private const string Before = """

        class Invoices
        {
            private readonly SmtpClient _client = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);
        }

        class Orders
        {
            public void Confirm(string host, MailMessage message)
            {
                var client = new SmtpClient(host, 587);
                try
                {
                    client.Send(message);
                }
                catch (SmtpException e)
                {
                    Console.WriteLine(e.Message);
                }
            }

        """;

    private const string After = """

            public void Remind(MailMessage message)
            {
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    try
                    {
                        using (var client = new SmtpClient("localhost")) { client.Send(message); }
                        return;
                    }
                    catch (SmtpException)
                    {
                    }
                }
            }
        }

        class Alarm
        {
            public System.Threading.Tasks.Task Alert(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    return client.SendMailAsync(message);
                }
            }
        }
        """;

    /// <summary>What is reported, and the part of the program that it is about.</summary>
    private static readonly (string Id, string Place)[] Elsewhere =
    [
        ("SMTP1001", "Confirm"), ("SMTP2001", "Confirm"), ("SMTP3001", "Confirm"),
        ("SMTP1004", "Remind"), ("SMTP3002", "Alert"), ("SMTP3003", "Invoices"),
    ];

    [Theory]
    [InlineData("client.EnableSsl = true;")]
    [InlineData("client.SendCompleted += (s, e) => { Console.WriteLine(e.Error); };")]
    [InlineData("try { client.Send(message); } catch (SmtpException e) when (e.StatusCode == 0) { throw; }")]
    [InlineData("message.Body = $\"Hello {message.To[0]}, it is {DateTime.Now:t}.\"; // as \"before\"")]
    public Task StatementInABody(string line) =>
        Type(Above + Before + "\n    public void Typed(SmtpClient client, MailMessage message)\n    {\n        ", line, "\n    }\n" + After);

    [Theory]
    [InlineData("public bool Ask(MailMessage m) { using (var own = new SmtpClient(\"localhost\")) { own.Send(m); } return true; }")]
    [InlineData("private static SmtpClient Open(string host) => new SmtpClient(host) { EnableSsl = true };")]
    [InlineData("public int Count { get; private set; } = 3; // of them")]
    public Task MemberOfAClass(string line) => Type(Above + Before + "\n    ", line, "\n" + After);

    [Theory]
    [InlineData("using Mail = System.Net.Mail.MailMessage;")]
    [InlineData("[assembly: CLSCompliant(false)]")]
    public Task LineAtTheTop(string line) => Type(Above, line, Before + After);

    /// <summary>In an editor that closes brackets and quotes as they are opened, and in one that does not.</summary>
    private static async Task Type(string before, string line, string after)
    {
        using var workbench = new Workbench();
        var lost = new List<string>();
        var (steps, excused) = (0, 0);
        for (var length = 0; length <= line.Length; length++)
        {
            var typed = line[..length];
            foreach (var closed in new[] { Closers(typed), "" }.Distinct())
            {
                var document = await workbench.Open(before + typed + closed + after, Framework.Net, LanguageVersion.CSharp8, runtime: false);
                var root = (await document.GetSyntaxRootAsync(TestContext.Current.CancellationToken))!;
                var found = (await Workbench.Reports(document)).Select(report => (report.Id, report.Location.SourceSpan)).ToList();
                foreach (var (id, name) in Elsewhere)
                {
                    // A bracket left open may take what follows into what is typed, as far as the parser can tell.
                    var place = root.DescendantNodes().FirstOrDefault(node => NameOf(node) == name);
                    steps++;
                    if (place is null || place.ContainsDiagnostics)
                    {
                        excused++;
                    }
                    else if (!found.Any(report => report.Id == id && place.Span.Contains(report.SourceSpan)))
                    {
                        lost.Add($"{id} in {name}: {typed}|{closed}");
                    }
                }
            }
        }

        Assert.True(lost.Count == 0, string.Join("\n", lost));
        Assert.True(excused < steps / 4, $"{excused} of {steps} are not looked at");
    }

    private static string? NameOf(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        ClassDeclarationSyntax type => type.Identifier.Text,
        _ => null,
    };

    private static string Closers(string typed)
    {
        var open = new Stack<char>();
        foreach (var letter in typed)
        {
            if (open.TryPeek(out var closer) && letter == closer)
            {
                open.Pop();
            }
            else if (letter == '"' || (closer != '"' && letter is '(' or '[' or '{'))
            {
                open.Push(letter switch { '(' => ')', '[' => ']', '{' => '}', _ => '"' });
            }
        }

        return string.Concat(open);
    }
}
