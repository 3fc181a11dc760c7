using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Formatting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Options;
using Microsoft.CodeAnalysis.Text;

namespace SmtpAnalyzers.CodeFixes.Editing;

/// <summary>How a file is written, by the majority of its lines: what a fix adds is to look like it, whatever the machine's settings are.</summary>
internal static class FileStyle
{
    public static OptionSet Of(SyntaxNode root, SourceText text, OptionSet options)
    {
        options = options.WithChangedOption(FormattingOptions.NewLine, LanguageNames.CSharp, text.ToString().Contains("\r\n") ? "\r\n" : "\n");
        options = WithIndentation(text, options);

        // What the fix has written says nothing of the file.
        var nodes = root.DescendantNodes().Where(static node => !node.HasAnnotation(Formatter.Annotation)).ToList();
        var blocks = nodes.OfType<BlockSyntax>()
            .ToLookup(static block => block.Parent is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax);
        options = With(CSharpFormattingOptions.NewLinesForBracesInTypes, nodes.OfType<TypeDeclarationSyntax>()
            .Select(static type => type.OpenBraceToken));
        options = With(CSharpFormattingOptions.NewLinesForBracesInMethods, blocks[true].Select(static block => block.OpenBraceToken));
        options = With(CSharpFormattingOptions.NewLinesForBracesInControlBlocks, blocks[false]
            .Where(static block =>
                block.Parent is (StatementSyntax and not BlockSyntax) or CatchClauseSyntax or FinallyClauseSyntax or ElseClauseSyntax)
            .Select(static block => block.OpenBraceToken)
            .Concat(nodes.OfType<SwitchStatementSyntax>().Select(static choice => choice.OpenBraceToken)));
        options = With(CSharpFormattingOptions.NewLineForCatch, nodes.OfType<CatchClauseSyntax>().Select(static clause => clause.CatchKeyword));
        options = With(CSharpFormattingOptions.NewLineForFinally, nodes.OfType<FinallyClauseSyntax>().Select(static clause => clause.FinallyKeyword));
        return options;

        OptionSet With(Option<bool> option, IEnumerable<SyntaxToken> tokens)
        {
            // A block on one line says nothing of those on several.
            var startsLine = tokens.Where(static token =>
                !token.IsMissing && (!token.IsKind(SyntaxKind.OpenBraceToken) || token.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia)))
                .Select(static token => token.GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia))
                .ToLookup(static starts => starts);
            var (yes, no) = (startsLine[true].Count(), startsLine[false].Count());
            return yes == no ? options : options.WithChangedOption(option, yes > no);
        }
    }

    /// <summary>One step of it.</summary>
    public static string IndentationOf(OptionSet options) => options.GetOption(FormattingOptions.UseTabs, LanguageNames.CSharp)
        ? "\t"
        : new string(' ', options.GetOption(FormattingOptions.IndentationSize, LanguageNames.CSharp));

    public static bool PutsBracesOnOwnLine(OptionSet options) => options.GetOption(CSharpFormattingOptions.NewLinesForBracesInControlBlocks);

    private static OptionSet WithIndentation(SourceText text, OptionSet options)
    {
        var (tabs, spaces, before) = (0, 0, 0);
        var steps = new Dictionary<int, int>();
        foreach (var line in text.Lines.Select(static line => line.ToString())
            .Where(static line => !string.IsNullOrWhiteSpace(line) && line[0] != '#'))
        {
            var width = line.Length - line.TrimStart(' ').Length;
            tabs += line[0] == '\t' ? 1 : 0;
            spaces += width >= 2 ? 1 : 0;
            if (width - before is > 1 and <= 4 and var step)
            {
                steps[step] = steps.TryGetValue(step, out var count) ? count + 1 : 1;
            }

            before = width;
        }

        if (tabs > spaces)
        {
            var size = options.GetOption(FormattingOptions.TabSize, LanguageNames.CSharp);
            return options
                .WithChangedOption(FormattingOptions.UseTabs, LanguageNames.CSharp, true)
                .WithChangedOption(FormattingOptions.IndentationSize, LanguageNames.CSharp, size);
        }

        return steps.Count == 0
            ? options
            : options
                .WithChangedOption(FormattingOptions.UseTabs, LanguageNames.CSharp, false)
                .WithChangedOption(FormattingOptions.IndentationSize, LanguageNames.CSharp, steps.OrderByDescending(static step => step.Value).First()
                    .Key);
    }
}
