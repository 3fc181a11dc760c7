using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>How a call that writes a text or a log takes a description.</summary>
internal sealed class LogCall
{
    private readonly Handler _handler;
    private readonly Description _description;
    private readonly IMethodSymbol _method;

    public LogCall(Handler handler, Description description, IMethodSymbol method)
    {
        _handler = handler;
        _description = description;
        _method = method.ReducedFrom ?? method;
    }

    /// <summary>The parameter is a message template, and there is a way to hand it values.</summary>
    public bool IsTemplate(IParameterSymbol parameter) =>
        parameter.Type.SpecialType == SpecialType.System_String &&
        LogTemplates.TakesTemplate(_method) &&
        parameter.Ordinal == _method.Parameters.Length - 1 - (_method.Parameters.Last().IsParams ? 1 : 0) &&
        Overloads().Any(overload =>
            overload.Parameters.Length > parameter.Ordinal + 1 &&
            SameUpTo(overload, parameter.Ordinal + 1) &&
            TakesAnything(overload.Parameters[parameter.Ordinal + 1]));

    /// <summary>The same parameters, this one an object: it formats the description itself.</summary>
    public bool HasOverloadForObject(IParameterSymbol parameter) => Overloads().Any(overload =>
        overload.Parameters.Length == _method.Parameters.Length &&
        overload.Parameters[parameter.Ordinal].Type.SpecialType == SpecialType.System_Object &&
        overload.Parameters.Zip(_method.Parameters, (one, other) => one.Ordinal == parameter.Ordinal || Same(one.Type, other.Type))
            .All(same => same));

    /// <summary><c>log.Error(e)</c> becomes <c>log.Error(failure, e)</c> where the logger takes the exception after what it writes.</summary>
    public bool TakesExceptionAfter(IParameterSymbol parameter) =>
        parameter.Ordinal == _method.Parameters.Length - 1 &&
        parameter.Type.SpecialType == SpecialType.System_Object &&
        Overloads().Any(overload =>
            overload.Parameters.Length == _method.Parameters.Length + 1 &&
            SameUpTo(overload, _method.Parameters.Length) &&
            Same(overload.Parameters.Last().Type, _handler.Symbols.SystemException));

    /// <summary>The call with the status in its message; null where it has no message to say it in.</summary>
    /// <param name="call">The call.</param>
    /// <param name="hasException">It has the exception as an argument, so that nothing else need be said of it.</param>
    public Func<SyntaxNode, SyntaxNode>? WithStatus(InvocationExpressionSyntax call, bool hasException)
    {
        var arguments = call.ArgumentList.Arguments;
        var index = arguments.IndexOf(argument =>
            WrittenException.ParameterOf(argument, _handler)?.Type.SpecialType is SpecialType.System_String or SpecialType.System_Object);
        if (index < 0)
        {
            return hasException && TakesTemplateAfterException(arguments.Count)
                ? node => ((InvocationExpressionSyntax)node).AddArgumentListArguments(
                    Description.Further(Description.Text(_description.Placeholder)), Description.Further(_description.Status))
                : null;
        }

        var message = arguments[index].Expression;
        if (_handler.Model.GetTypeInfo(message, _handler.Cancellation).Type?.SpecialType != SpecialType.System_String)
        {
            return null;
        }

        var values = arguments.Count - index - 1;
        var isNamed = LogTemplates.TakesTemplate(_method);
        var isComposite = !isNamed && LogTemplates.IsCompositeFormat(WrittenException.ParameterOf(arguments[index], _handler)!);

        // An interpolated text is no template any more, where no values follow; neither are positional names to be added to.
        var isTemplate = isComposite || (isNamed && (message is not InterpolatedStringExpressionSyntax || values > 0));
        if (isTemplate && (!TemplateEdit.TakesOneMore(call, _handler) ||
            !(TakesAnything(_method.Parameters.Last()) ||
                Overloads().Any(overload => SameUpTo(overload, _method.Parameters.Length) && TakesAnything(overload.Parameters.Last())))))
        {
            return null;
        }

        var hole = !isTemplate ? null : !isNamed || TemplateEdit.IsIndexed(message) ? "{" + values + "}" : _description.Placeholder;
        var value = hasException ? _description.Status : _description.WithMessage();
        return node =>
        {
            var invocation = (InvocationExpressionSyntax)node;
            var text = invocation.ArgumentList.Arguments[index].Expression;
            invocation = invocation.ReplaceNode(text, WithStatus(text, hole, value));
            return hole is null ? invocation : invocation.AddArgumentListArguments(Description.Further(value));
        };
    }

    /// <param name="message">What the call says.</param>
    /// <param name="hole">In whose place the value is put; null where it stands in the text itself.</param>
    /// <param name="value">The status.</param>
    private static ExpressionSyntax WithStatus(ExpressionSyntax message, string? hole, ExpressionSyntax value)
    {
        switch (message)
        {
            case LiteralExpressionSyntax literal when hole is not null:
                return Extended(literal, hole);
            case LiteralExpressionSyntax literal:
                return Description.Plus(Extended(literal, ""), value.WithTrailingTrivia(literal.GetTrailingTrivia()));
            case InterpolatedStringExpressionSyntax text when hole is not null:
                return Extended(text, hole.Replace("{", "{{").Replace("}", "}}"));
            case InterpolatedStringExpressionSyntax text:
                return Extended(text, "").AddContents(ReportRewriter.Hole(value, text));
            default:
                var operand = message is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } or
                    not (BinaryExpressionSyntax or ConditionalExpressionSyntax or AssignmentExpressionSyntax or LambdaExpressionSyntax)
                    ? message.WithoutTrivia()
                    : ParenthesizedExpression(message.WithoutTrivia());
                var separated = Description.Plus(operand, Description.Text(": " + hole));
                return (hole is not null ? separated : Description.Plus(separated, value)).WithTriviaFrom(message);
        }
    }

    /// <summary>"Sending failed." and what follows: "Sending failed: {Failure}". The literal keeps its form, verbatim or not.</summary>
    private static LiteralExpressionSyntax Extended(LiteralExpressionSyntax literal, string addition)
    {
        var text = literal.Token.Text;
        var end = text.EndsWith("\"", StringComparison.Ordinal) ? text.Substring(0, text.Length - 1) : text;
        var words = end.TrimEnd(' ', '.', ':');
        if (text.StartsWith("\"\"\"", StringComparison.Ordinal) || text.EndsWith("u8", StringComparison.Ordinal))
        {
            // A raw literal may have lines and more quotes: as an ordinary one it says the same.
            return Description.Text(literal.Token.ValueText.TrimEnd(' ', '.', ':') + ": " + addition).WithTriviaFrom(literal);
        }

        var separator = literal.Token.ValueText.Trim(' ', '.', ':').Length == 0 ? "" : ": ";
        text = words + separator + addition + "\"";
        return literal.WithToken(ParseToken(text).WithTriviaFrom(literal.Token));
    }

    /// <summary>The same of a text with holes; what is added becomes a part of its last words, so that nothing comes between the two.</summary>
    private static InterpolatedStringExpressionSyntax Extended(InterpolatedStringExpressionSyntax text, string addition)
    {
        if (text.Contents.LastOrDefault() is not InterpolatedStringTextSyntax { TextToken: { Text: var last } } part || last.IndexOf('\n') >= 0)
        {
            return text.AddContents(ReportRewriter.TextPart((text.Contents.Count == 0 ? "" : ": ") + addition));
        }

        var words = last.TrimEnd(' ', '.', ':');
        var separator = words.Length == 0 && text.Contents.Count == 1 ? "" : ": ";
        return text.WithContents(text.Contents.Replace(part, ReportRewriter.TextPart(words + separator + addition)));
    }

    private bool TakesTemplateAfterException(int arguments) =>
        arguments == 1 && LogTemplates.TakesTemplate(_method) && Overloads().Any(overload =>
            overload.Parameters.Length >= 3 &&
            Same(overload.Parameters[0].Type, _handler.Symbols.SystemException) &&
            overload.Parameters[1].Type.SpecialType == SpecialType.System_String &&
            TakesAnything(overload.Parameters[2]));

    private IEnumerable<IMethodSymbol> Overloads() =>
        _method.ContainingType.AllInterfaces.Concat(Bases(_method.ContainingType))
            .SelectMany(type => type.GetMembers(_method.Name))
            .OfType<IMethodSymbol>()
            .Where(overload => overload.IsStatic == _method.IsStatic && _handler.Model.IsAccessible(_handler.Clause.SpanStart, overload));

    private bool SameUpTo(IMethodSymbol overload, int count) =>
        overload.Parameters.Length >= count &&
        overload.Parameters.Take(count).Zip(_method.Parameters, (one, other) => other.IsParams || Same(one.Type, other.Type)).All(same => same);

    private static bool TakesAnything(IParameterSymbol parameter) =>
        parameter.Type.SpecialType == SpecialType.System_Object ||
        parameter.OriginalDefinition.Type is ITypeParameterSymbol ||
        LogTemplates.IsManyObjects(parameter);

    private static bool Same(ITypeSymbol one, ITypeSymbol? other) => SymbolEqualityComparer.Default.Equals(one, other);

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? one = type; one is not null; one = one.BaseType)
        {
            yield return one;
        }
    }
}
