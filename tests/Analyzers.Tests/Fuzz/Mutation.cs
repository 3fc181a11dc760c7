using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpAnalyzers.Tests.Fuzz;

/// <summary>
/// A change to a program such as an editor sees while somebody types, pastes or merges. Those of tokens mostly do not compile, those of
/// statements mostly do.
/// </summary>
internal sealed class Mutation(Random random)
{
    private static readonly string[] Words =
    [
        "await", "yield", "yield return null;", "yield break;", "goto", "goto again;", "again:", "unsafe", "async", "static", "return", "throw", "?",
        "!", "=>", "ref", "out", "new", "using", "checked", "default", "null", "this", "base", "partial", "case 1:", "in", "is", "switch", "with", "..",
        "(", ")", "{", "}", ";", ",", "<", "[", "]", "\"", "$\"{", "'", "/*", "*/", "//", "@",
    ];

    private static readonly string[] Lines =
    [
        "#if DEBUG", "#if true", "#if false", "#elif OTHER", "#else", "#endif", "#region Sending", "#endregion", "#pragma warning disable", "#nullable enable",
        "#nullable disable", "#line 5 \"Other.cs\"", "#line hidden", "#line default", "#define MAIL", "#error no", "#warning maybe", "#", "#nonsense",
        "// TODO", "/// <summary>", "<<<<<<< HEAD", "=======", ">>>>>>> theirs", "",
    ];

    private static readonly (string Before, string After)[] Around =
    [
        ("{ ", " }"), ("if (true) ", ""), ("unsafe { ", " }"), ("checked { ", " }"), ("do { ", " } while (false);"), ("try { ", " } finally { }"),
        ("try { ", " } catch { throw; }"), ("lock (typeof(object)) { ", " }"), ("\n#if true\n", "\n#endif\n"), ("\n#region Part\n", "\n#endregion\n"),
        ("/* why */ ", " // so"), ("\n#pragma warning disable\n", "\n#pragma warning restore\n"), ("again: ", ""), ("again: ", " goto again;"),
        ("for (;;) { ", " break; }"), ("switch (1) { default: ", " break; }"), ("using (null) ", ""), ("if (1 > 0) { ", " } else { }"),
        ("System.Action later = () => { ", " }; later();"), ("void Local() { ", " } Local();"), ("return; ", ""), ("", " return;"),
    ];

    public string Of(string program) => random.Next(16) switch
    {
        0 => DeleteToken(program),
        1 => DoubleToken(program),
        2 => SwapTokens(program),
        3 => ReplaceToken(program),
        4 => program.Substring(0, random.Next(program.Length)),
        5 or 6 => InsertWord(program),
        7 or 8 => InsertLine(program),
        9 => DoubleStatement(program),
        10 => DeleteStatement(program),
        11 => MoveStatement(program),
        _ => WrapStatement(program),
    };

    private string DeleteToken(string program)
    {
        var token = One(Tokens(program));
        return program.Remove(token.SpanStart, token.Span.Length);
    }

    private string DoubleToken(string program)
    {
        var token = One(Tokens(program));
        return program.Insert(token.SpanStart, token.Text + " ");
    }

    private string SwapTokens(string program)
    {
        var tokens = Tokens(program);
        var first = random.Next(tokens.Count);
        var second = random.Next(2) == 0 ? Math.Min(first + 1, tokens.Count - 1) : random.Next(tokens.Count);
        var (left, right) = (tokens[Math.Min(first, second)], tokens[Math.Max(first, second)]);
        return left == right
            ? program
            : program.Remove(right.SpanStart, right.Span.Length).Insert(right.SpanStart, left.Text)
                .Remove(left.SpanStart, left.Span.Length).Insert(left.SpanStart, right.Text);
    }

    /// <summary>By another of its kind: one name for another, one literal for another.</summary>
    private string ReplaceToken(string program)
    {
        var tokens = Tokens(program);
        var token = One(tokens);
        var other = One([.. tokens.Where(other => other.RawKind == token.RawKind)]);
        return program.Remove(token.SpanStart, token.Span.Length).Insert(token.SpanStart, other.Text);
    }

    private string InsertWord(string program) => program.Insert(One(Tokens(program)).SpanStart, One(Words) + " ");

    private string InsertLine(string program)
    {
        var lines = program.Split('\n').ToList();
        lines.Insert(random.Next(lines.Count + 1), One(Lines));
        return string.Join("\n", lines);
    }

    private string DoubleStatement(string program) =>
        Statements(program) is { Count: > 0 } statements && One(statements) is var statement
            ? program.Insert(statement.Span.End, " " + statement)
            : DoubleToken(program);

    private string DeleteStatement(string program) =>
        Statements(program) is { Count: > 0 } statements && One(statements) is var statement
            ? program.Remove(statement.SpanStart, statement.Span.Length)
            : DeleteToken(program);

    private string MoveStatement(string program)
    {
        var statements = Statements(program);
        if (statements.Count == 0)
        {
            return SwapTokens(program);
        }

        var (moved, to) = (One(statements), One(statements));
        return to.SpanStart < moved.SpanStart
            ? program.Remove(moved.SpanStart, moved.Span.Length).Insert(to.SpanStart, moved + " ")
            : program.Insert(to.SpanStart, moved + " ");
    }

    private string WrapStatement(string program)
    {
        if (Statements(program) is not { Count: > 0 } statements)
        {
            return InsertWord(program);
        }

        var statement = One(statements);
        var (before, after) = One(Around);
        return program.Insert(statement.Span.End, after).Insert(statement.SpanStart, before);
    }

    private T One<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];

    private static IReadOnlyList<SyntaxToken> Tokens(string program) => [.. Root(program).DescendantTokens()];

    private static IReadOnlyList<StatementSyntax> Statements(string program) => [.. Root(program).DescendantNodes().OfType<StatementSyntax>()];

    private static SyntaxNode Root(string program) =>
        CSharpSyntaxTree.ParseText(program, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken);
}
