using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using SmtpAnalyzers.CodeFixes.Editing;
using SmtpAnalyzers.CodeFixes.Failures;

namespace SmtpAnalyzers.CodeFixes;

/// <summary>A change to a handler: the whole file after it, or null where it is not to be offered.</summary>
internal delegate SyntaxNode? HandlerEdit(Handler handler);

/// <summary>What the fixes of handler rules share: find the clause, try each edit, offer those whose result compiles.</summary>
public abstract class HandlerCodeFix : CodeFixProvider
{
    private readonly HandlerFixAll _fixAll;

    private protected HandlerCodeFix(string id, params (string Title, HandlerEdit Edit)[] edits)
    {
        FixableDiagnosticIds = ImmutableArray.Create(id);
        Edits = edits;
        _fixAll = new HandlerFixAll(this);
    }

    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    private protected IReadOnlyList<(string Title, HandlerEdit Edit)> Edits { get; }

    public sealed override FixAllProvider GetFixAllProvider() => _fixAll;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null)
        {
            return;
        }

        // dotnet format tries a fix on whatever the analyzer reported first, be it of another rule.
        foreach (var diagnostic in context.Diagnostics.Where(diagnostic => FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            var reported = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            foreach (var (title, edit) in Edits)
            {
                if (await ApplyAsync(context.Document, reported, edit, context.CancellationToken).ConfigureAwait(false) is { } changed)
                {
                    context.RegisterCodeFix(CodeAction.Create(title, cancellation => Imports.FinishAsync(context.Document, changed, cancellation), title), diagnostic);
                }
            }
        }
    }

    private protected virtual async Task<Document?> ApplyAsync(
        Document document, SyntaxNode reported, HandlerEdit edit, CancellationToken cancellation)
    {
        if (!Functions.Parses(Functions.MemberAround(reported)) ||
            await Handler.AtAsync(document, reported, cancellation).ConfigureAwait(false) is not { } handler ||
            edit(handler) is not { } root)
        {
            return null;
        }

        var changed = document.WithSyntaxRoot(root);
        return await CompilerCheck.PassesAsync(handler.Model, handler.Clause, changed, handler.Mark, cancellation).ConfigureAwait(false) ? changed : null;
    }

    /// <summary>Fixes a document's handlers one after the other, in their order, each on what the one before has left.</summary>
    private sealed class HandlerFixAll : DocumentFixAll
    {
        private readonly HandlerCodeFix _fix;

        public HandlerFixAll(HandlerCodeFix fix) => _fix = fix;

        protected override async Task<Document> FixAsync(
            Document document, ImmutableArray<Diagnostic> diagnostics, string? title, CancellationToken cancellation)
        {
            var edits = _fix.Edits.Where(one => title is null || one.Title == title).Select(one => one.Edit).ToList();
            var original = document;
            var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
            if (root is null)
            {
                return document;
            }

            // Nodes are found by a mark of their own, because each edit moves what comes after it.
            var marks = diagnostics
                .Select(diagnostic => root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true))
                .Distinct()
                .OrderBy(node => node.SpanStart)
                .ToDictionary(node => node, _ => new SyntaxAnnotation());
            document = document.WithSyntaxRoot(root.ReplaceNodes(
                marks.Keys, (original, rewritten) => rewritten.WithAdditionalAnnotations(marks[original])));
            foreach (var mark in marks.Values)
            {
                // More than one where an edit has doubled the body that a handler stands in.
                root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
                for (var index = root!.GetAnnotatedNodes(mark).Count() - 1; index >= 0; index--)
                {
                    root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
                    var reported = root!.GetAnnotatedNodes(mark).ElementAt(index);
                    document = await FirstAsync(document, reported, edits, cancellation).ConfigureAwait(false) ?? document;
                }
            }

            return await Imports.FinishAsync(original, document, cancellation).ConfigureAwait(false);
        }

        private async Task<Document?> FirstAsync(Document document, SyntaxNode reported, IEnumerable<HandlerEdit> edits, CancellationToken cancellation)
        {
            foreach (var edit in edits)
            {
                if (await _fix.ApplyAsync(document, reported, edit, cancellation).ConfigureAwait(false) is { } changed)
                {
                    return changed;
                }
            }

            return null;
        }
    }
}
