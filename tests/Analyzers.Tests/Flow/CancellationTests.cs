using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Flow;
using SmtpAnalyzers.Known;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Flow;

/// <summary>A key that is struck while one member is followed ends that at once, and leaves nothing wrong behind.</summary>
public class CancellationTests
{
    private const string Mailer = """
        using System.Net.Mail;

        class Mailer
        {
            void Run(string host, MailMessage message)
            {
                using var client = new SmtpClient(host);
                First(client);
                client.Send(message);
                Second(client);
            }

            void First(SmtpClient client) => client.Port = 587;

            void Second(SmtpClient client) => client.Port = 25;
        }
        """;

    [Fact]
    public async Task BeforeTheStart_NothingIsFollowed()
    {
        var (flow, body, origin) = await Read();

        Assert.Throws<OperationCanceledException>(() => flow.FollowNew(body, origin, ObjectKind.Client, new CancellationToken(canceled: true)));
        Assert.True(flow.FollowNew(body, origin, ObjectKind.Client, CancellationToken.None).IsKnown);
    }

    [Fact]
    public async Task BetweenTwoStatements_TheRestIsNotFollowed()
    {
        var (flow, body, origin) = await Read();
        using var cancellation = new CancellationTokenSource();
        var context = new ContextThatCancels(flow, cancellation);

        Assert.Throws<OperationCanceledException>(() => ObjectFlow.FollowNew(context, body, origin, ObjectKind.Client, cancellation.Token));
        Assert.Equal(["First"], context.Asked);
        Assert.Equal(["Host", "Port", "Port"], flow.FollowNew(body, origin, ObjectKind.Client, CancellationToken.None).Settings.Select(setting => setting.Property));
    }

    private static async Task<(FlowAnalysis Flow, Body Body, IOperation Origin)> Read()
    {
        var compilation = CSharpCompilation.Create(
            "Cancelled",
            [CSharpSyntaxTree.ParseText(Mailer, cancellationToken: TestContext.Current.CancellationToken)],
            await Frameworks.References(Framework.Net).ResolveAsync(LanguageNames.CSharp, TestContext.Current.CancellationToken));
        var symbols = SmtpSymbols.From(compilation)!;
        var source = new SourceCode(symbols);
        var flow = new FlowAnalysis(source, symbols);
        var bodies = source.BodiesOf(compilation.GetSemanticModel(compilation.SyntaxTrees.Single()), CancellationToken.None);
        var body = bodies.Single(body => body.Method?.Name == "Run");
        return (flow, body, flow.Origins(body, ObjectKind.Client, CancellationToken.None).Single());
    }

    /// <summary>Cancels while the first method is looked into that gets the object.</summary>
    private sealed class ContextThatCancels(IFlowContext context, CancellationTokenSource cancellation) : IFlowContext
    {
        public List<string> Asked { get; } = [];

        public SourceCode Code => context.Code;

        public SmtpSymbols Symbols => context.Symbols;

        public Constants Constants => context.Constants;

        public CorrelatedConditions ConditionsOf(Body body) => context.ConditionsOf(body);

        public StatementIndex StatementsOf(Body body) => context.StatementsOf(body);

        public ObjectFacts? SummaryOf(
            IMethodSymbol method, object name, ObjectKind kind, Body caller, CallChain callers, CancellationToken token)
        {
            Asked.Add(method.Name);
            var summary = context.SummaryOf(method, name, kind, caller, callers, token);
            cancellation.Cancel();
            return summary;
        }
    }
}
