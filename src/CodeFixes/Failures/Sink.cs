using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>
/// Where a handler reports a failure of which it writes nothing so far: to what it writes to otherwise, to its class's logger, to what the
/// file's other handlers write to, and only then to the framework's trace.
/// </summary>
internal sealed class Sink
{
    private const string What = "Mail not sent: ";

    private readonly ExpressionSyntax _method;
    private readonly ExpressionSyntax? _nullable;
    private readonly SinkShape _shape;

    /// <param name="method">What is called, or what is called on <paramref name="nullable"/> where that is not null.</param>
    /// <param name="shape">What it takes.</param>
    /// <param name="nullable">The receiver of a conditional call.</param>
    public Sink(ExpressionSyntax method, SinkShape shape, ExpressionSyntax? nullable = null)
    {
        _method = method;
        _shape = shape;
        _nullable = nullable;
    }

    /// <param name="reported">The file.</param>
    /// <param name="body">The block at whose top the statement is to stand.</param>
    public static Sink? For(ReportedNode reported, SyntaxNode body)
    {
        var loggers = new LoggersInScope(reported, body);
        return loggers.Of(body) ?? loggers.OfClass() ?? loggers.OfOtherHandlers() ??
            (reported.Model.Compilation.GetTypeByMetadataName("System.Diagnostics.Trace") is { } trace
                ? new Sink(reported.Types.Member(trace, "TraceError"), SinkShape.Text)
                : null);
    }

    /// <summary>The statement that writes what <paramref name="description"/> says.</summary>
    public StatementSyntax Report(Description description)
    {
        var exception = Argument(description.Exception);
        var arguments = _shape switch
        {
            SinkShape.ExceptionThenTemplate => new[]
            {
                exception, Argument(Description.Text(What + description.Placeholder)), Argument(description.Status),
            },
            SinkShape.ExceptionThenFormat => new[] { exception, Argument(Description.Text(What + "{0}")), Argument(description.Status) },
            SinkShape.CompositeFormat => new[] { Argument(Description.Text(What + "{0}")), Argument(description.WithMessage()) },
            SinkShape.TextThenException => new[] { Argument(description.WithStatus(What)), exception },
            SinkShape.ExceptionThenText => new[] { exception, Argument(description.WithStatus(What)) },
            _ => new[] { Argument(description.WithMessage(What)) },
        };
        ExpressionSyntax call = InvocationExpression(_method, RuntimeTypes.Arguments(arguments));
        return ExpressionStatement(_nullable is null ? call : ConditionalAccessExpression(_nullable, call))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }
}
