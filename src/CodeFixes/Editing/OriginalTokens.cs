using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpAnalyzers.CodeFixes.Editing;

/// <summary>
/// Every token of a file knows its place in it. After an edit, what stands between two tokens that were neighbours before is as it was
/// written: white space, comments, directives. So the formatter has a say only where an edit wrote something, and in how far a line that was
/// moved is moved; it is not for a fix to change the braces and spaces of other people's code.
/// </summary>
internal static class OriginalTokens
{
    private const string Place = "SmtpAnalyzers.Place";

    /// <summary>In characters: a block on one line that would be longer is given lines.</summary>
    private const int LongestLine = 130;

    /// <summary>The same file, its tokens numbered.</summary>
    public static async Task<Document> MarkedAsync(Document document, CancellationToken cancellation) =>
        document.WithSyntaxRoot(Marked((await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!));

    /// <summary>The same for files of a solution.</summary>
    public static async Task<Solution> MarkedAsync(Solution solution, IEnumerable<DocumentId> documents, CancellationToken cancellation)
    {
        foreach (var id in documents)
        {
            solution = (await MarkedAsync(solution.GetDocument(id)!, cancellation).ConfigureAwait(false)).Project.Solution;
        }

        return solution;
    }

    public static SyntaxNode Marked(SyntaxNode root)
    {
        var place = 0;
        return root.ReplaceTokens(root.DescendantTokens(), (token, _) =>
            token.WithAdditionalAnnotations(new SyntaxAnnotation(Place, place++.ToString(CultureInfo.InvariantCulture))));
    }

    /// <summary>A copy that is written elsewhere: its tokens have no place there.</summary>
    public static TNode Unmarked<TNode>(TNode node)
        where TNode : SyntaxNode => node.ReplaceTokens(node.DescendantTokens(), static (token, _) => token.WithoutAnnotations(Place));

    /// <summary>The text of the edited file, with the original's white space wherever the edit did not reach.</summary>
    /// <param name="original">The file as it was.</param>
    /// <param name="edited">The same after the edit, formatted.</param>
    /// <param name="indentation">One step of it, as the file has it.</param>
    /// <param name="bracesOnOwnLine">Those of blocks in statements.</param>
    public static string Restored(SyntaxNode original, SyntaxNode edited, string indentation, bool bracesOnOwnLine)
    {
        var before = new TokenText(original);
        var after = new TokenText(edited);
        var places = after.Tokens.Select(PlaceOf).ToList();
        var gaps = new List<string>();
        var (from, to) = ("", "");
        var written = new WrittenLines("", "", -1);
        for (var index = 0; index < places.Count; index++)
        {
            var place = places[index];
            if ((index == 0 ? place == 0 : place > 0 && places[index - 1] == place - 1) || HasOnlyMore(before, after, places, index))
            {
                gaps.Add(Moved(before.Gap(place), from, to));
            }
            else
            {
                var startsLine = after.StartsLine(index);
                if (startsLine && index > written.End && (place < 0 || !before.StartsLine(place)))
                {
                    written = WrittenLines.At(index, before, after, indentation);
                }

                var (isWritten, isInPlace) = (index <= written.End, startsLine && place >= 0 && IsInPlace(before, after, place, index));
                if (place >= 0 && startsLine)
                {
                    (from, to) = !before.StartsLine(place) || isInPlace
                        ? ("", "")
                        : (before.Indentation(place), isWritten ? written.Moved(after.Indentation(index)) : after.Indentation(index));
                }

                var gap = WithDirectives(after.Gap(index), before, places, index, from, to);
                gap = Tidied(gap, followsBrace: index > 0 && IsNewBrace(after, places, index - 1));
                gap = index > 0 && places[index - 1] >= 0 ? WithEndOfLine(gap, before.Gap(places[index - 1] + 1)) : gap;
                gaps.Add(isInPlace ? WithLinesOf(before.Gap(place), gap) : isWritten ? Moved(gap, written.From, written.To) : gap);
            }
        }

        OneLineBlocks(before, after, places, gaps, indentation, bracesOnOwnLine);
        var text = new StringBuilder();
        for (var index = 0; index < places.Count; index++)
        {
            text.Append(gaps[index]).Append(after.Tokens[index].Text);
        }

        return text.Append(after.Rest).ToString();
    }

    /// <summary>
    /// The line of the token before it has become longer, no more: <c>catch (X e) when (…)</c> leaves the brace below where it was, whatever
    /// the formatter would do with it.
    /// </summary>
    private static bool HasOnlyMore(TokenText before, TokenText after, IReadOnlyList<int> places, int index)
    {
        var place = places[index];
        if (place <= 0 || index == 0 || places[index - 1] >= 0 || !string.IsNullOrWhiteSpace(before.Gap(place)) ||
            !string.IsNullOrWhiteSpace(after.Gap(index)) ||
            !(before.StartsLine(place) ? after.StartsLine(index) : after.Tokens[index].IsKind(SyntaxKind.OpenBraceToken)))
        {
            return false;
        }

        var last = index - 1;
        while (last >= 0 && places[last] < 0 && !after.StartsLine(last))
        {
            last--;
        }

        return last >= 0 && places[last] == place - 1;
    }

    /// <summary>
    /// The same statements and types are around it as before: however it is indented, it is for others to change. The formatter has a word
    /// on the first token behind an edit.
    /// </summary>
    public static bool IsInPlace(TokenText before, TokenText after, int place, int index) =>
        before.StartsLine(place) && before.Depth(place) == after.Depth(index);

    /// <summary>The last lines of the gap, as far as they are those of the old one.</summary>
    private static string WithLinesOf(string old, string gap)
    {
        var (lines, oldLines) = (gap.Split('\n'), old.Split('\n'));
        for (var (index, oldIndex) = (lines.Length - 1, oldLines.Length - 1);
             index > 0 && oldIndex > 0 && lines[index].Trim() == oldLines[oldIndex].Trim();
             (index, oldIndex) = (index - 1, oldIndex - 1))
        {
            lines[index] = oldLines[oldIndex];
        }

        return string.Join("\n", lines);
    }

    private static bool IsNewBrace(TokenText after, IReadOnlyList<int> places, int index) =>
        places[index] < 0 && after.Tokens[index].IsKind(SyntaxKind.OpenBraceToken) &&
        after.Tokens[index].Parent is StatementSyntax;

    /// <summary>In the original; -1 where an edit wrote the token.</summary>
    public static int PlaceOf(SyntaxToken token) =>
        token.GetAnnotations(Place).FirstOrDefault() is { Data: { } data } ? int.Parse(data, CultureInfo.InvariantCulture) : -1;

    /// <summary>
    /// The formatter puts a directive where its style has them, and leaves what is switched off behind: such lines are taken from the original.
    /// </summary>
    private static string WithDirectives(string gap, TokenText before, IReadOnlyList<int> places, int index, string from, string to)
    {
        if (gap.IndexOf('#') < 0 || places.Skip(index).Where(static each => each >= 0).Take(1).ToList() is not { Count: 1 } next ||
            before.Gap(next[0]) is not { } old || !Lines(old).SequenceEqual(Lines(gap)))
        {
            return gap;
        }

        var moved = next[0] == places[index] ? Moved(old, from, to) : old;
        var (first, last) = (gap.IndexOf('\n') + 1, gap.LastIndexOf('\n') + 1);
        var (start, end) = (moved.IndexOf('\n') + 1, moved.LastIndexOf('\n') + 1);
        return gap.Substring(0, first) + moved.Substring(start, end - start) + gap.Substring(last);

        static IEnumerable<string> Lines(string text) => text.Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 0);
    }

    /// <summary>
    /// Lines that were moved as a whole: each as far as the first of them. A text on several lines in switched-off code would become another one.
    /// </summary>
    private static string Moved(string gap, string from, string to)
    {
        if (from == to || gap.IndexOf('\n') < 0)
        {
            return gap;
        }

        var hasText = gap.IndexOf('#') >= 0 && (gap.Contains("@\"") || gap.Contains("\"\"\""));

        var lines = gap.Split('\n');
        for (var index = 1; index < lines.Length; index++)
        {
            var isLast = index == lines.Length - 1;
            if (lines[index].StartsWith(from, StringComparison.Ordinal) &&
                (isLast || (!hasText && lines[index].Trim().Length > 0 && lines[index][0] != '#')))
            {
                lines[index] = to + lines[index].Substring(from.Length);
            }
        }

        return string.Join("\n", lines);
    }

    /// <summary>The blanks at the end of a line that an edit did not write are no matter of it.</summary>
    private static string WithEndOfLine(string gap, string old)
    {
        var (end, oldEnd) = (gap.IndexOf('\n'), old.IndexOf('\n'));
        return end >= 0 && oldEnd >= 0 && gap.Substring(0, end).Trim() == old.Substring(0, oldEnd).Trim()
            ? old.Substring(0, oldEnd) + gap.Substring(end)
            : gap;
    }

    /// <summary>No blanks at the end of a line that an edit wrote, no empty line after the brace that it opened.</summary>
    private static string Tidied(string gap, bool followsBrace)
    {
        if (gap.IndexOf('\n') < 0)
        {
            return gap;
        }

        var lines = gap.Split('\n').ToList();
        for (var index = 0; index < lines.Count - 1; index++)
        {
            var end = lines[index].EndsWith("\r", StringComparison.Ordinal) ? "\r" : "";
            lines[index] = lines[index].TrimEnd() + end;
        }

        while (followsBrace && lines.Count > 2 && lines[1].Trim().Length == 0)
        {
            lines.RemoveAt(1);
        }

        return string.Join("\n", lines);
    }

    /// <summary>
    /// A block on one line stays on one line where what is written into it has no braces or lines of its own; otherwise each of its statements
    /// gets a line.
    /// </summary>
    private static void OneLineBlocks(
        TokenText before, TokenText after, IReadOnlyList<int> places, List<string> gaps, string indentation, bool bracesOnOwnLine)
    {
        for (var open = 0; open < places.Count; open++)
        {
            if (places[open] < 0 || after.Tokens[open].Parent is not BlockSyntax { Statements: { Count: > 0 } } block ||
                after.Tokens[open] != block.OpenBraceToken || after.IndexOf(block.CloseBraceToken) is not (> 0 and var close) ||
                places[close] < 0 || !before.AreOnOneLine(places[open], places[close]) ||
                places[close] - places[open] == close - open)
            {
                continue;
            }

            var inside = Enumerable.Range(open + 1, close - open).ToList();
            var isFuller = block.Statements.Any(statement => places[after.IndexOf(statement.GetFirstToken())] < 0);
            var length = inside.Sum(index => after.Tokens[index].Span.Length + (gaps[index].IndexOf('\n') < 0 ? gaps[index].Length : 1));
            if (inside.All(index => string.IsNullOrWhiteSpace(gaps[index]) && !IsNewBrace(after, places, index)) &&
                (!isFuller || length + after.Column(open) <= LongestLine))
            {
                foreach (var index in inside.Where(index => gaps[index].IndexOf('\n') >= 0))
                {
                    gaps[index] = " ";
                }

                continue;
            }

            var line = "\n" + IndentationAt(open);
            Space(open, bracesOnOwnLine ? line : " ");
            Space(close, line);
            foreach (var index in block.Statements.Select(statement => after.IndexOf(statement.GetFirstToken())))
            {
                Space(index, line + indentation);
            }
        }

        // A comment or a directive there stays.
        void Space(int index, string white) => gaps[index] = string.IsNullOrWhiteSpace(gaps[index]) ? white : gaps[index];

        string IndentationAt(int index)
        {
            var gap = gaps.Take(index + 1).LastOrDefault(static each => each.IndexOf('\n') >= 0) ?? "";
            return gap.Substring(gap.LastIndexOf('\n') + 1);
        }
    }
}
