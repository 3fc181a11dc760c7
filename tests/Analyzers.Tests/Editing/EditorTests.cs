using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CSharp;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Editing;

/// <summary>Every fix as an editor drives it: a menu of titles under each report, a preview of each, and one of them applied.</summary>
public class EditorTests
{
    [Fact]
    public async Task Menu_HasTitlesThatCanBeReadAndToldApart()
    {
        var wrong = new SortedSet<string>(StringComparer.Ordinal);
        var rules = new HashSet<string>();
        await ForEachReport(async (_, report, actions) =>
        {
            await Task.CompletedTask;
            rules.Add(report.Id);
            wrong.UnionWith(
                from action in actions
                let title = action.Title
                where title.Length > 90 || title.Trim() != title || title.Contains('\n') || title.EndsWith('.') || !char.IsUpper(title[0]) ||
                    title.Contains("SMTP1") || title.Contains("SMTP2") || title.Contains("SMTP3") || title.Contains("SMTP4")
                select $"{report.Id}: \"{title}\"");
            wrong.UnionWith(
                from same in actions.GroupBy(action => action.Title)
                where same.Count() > 1
                select $"{report.Id}: \"{same.Key}\" twice");
            wrong.UnionWith(
                from same in actions.GroupBy(action => action.EquivalenceKey)
                where same.Key is null || same.Count() > 1
                select $"{report.Id}: the key \"{same.Key}\" of {string.Join(" and ", same.Select(action => action.Title))}");
        });

        Assert.Empty(wrong);
        Assert.Empty(Workbench.Fixes.SelectMany(fix => fix.FixableDiagnosticIds).Except(rules));
    }

    [Fact]
    public async Task MemberThatIsBeingTyped_DoesNotKeepAFixFromAnother()
    {
        using var workbench = new Workbench();
        var document = await workbench.Open(
            """
            using System.Net.Mail;

            class Mailer
            {
                void Send(string host, MailMessage message)
                {
                    using var client = Create(host);
                    client.EnableSsl = ;
                    client.Send(message);
                }

                static SmtpClient Create(string host) => new SmtpClient(host, 587);
            }
            """,
            Framework.Net, LanguageVersion.CSharp8, runtime: true);

        var report = Assert.Single(await Workbench.Reports(document), static report => report.Id == "SMTP2001");

        var fixedOne = Assert.Single(await Workbench.Fixed(document, report));
        Assert.Contains("new SmtpClient(host, 587) { EnableSsl = true }", await Workbench.TextOf(fixedOne));
    }

    [Fact]
    public async Task DeclarationThatIsBeingTyped_IsNoObstacleToAUsingDirective()
    {
        using var workbench = new Workbench();
        var document = await workbench.Open(
            """
            using System.Net.Mail;

            class Mailer
            {
                void Send(SmtpClient client, MailMessage message)
                {
                    try { client.Send(message); }
                    catch (SmtpException e) { System.Console.WriteLine(e.Message); }
                }
            }

            namespace Later { Stray }
            """,
            Framework.Net, LanguageVersion.CSharp8, runtime: true);

        foreach (var changed in await Workbench.Fixed(document, Assert.Single(await Workbench.Reports(document))))
        {
            Assert.StartsWith("using System.Net.Mail;\nusing SmtpAnalyzers;\n", await Workbench.TextOf(changed));
        }
    }

    [Fact]
    public async Task Preview_ShowsWhatIsAppliedThen()
    {
        var seen = new HashSet<string>();
        await ForEachReport(async (document, report, actions) =>
        {
            // One of each kind: a preview costs as much as the fix.
            foreach (var action in actions.Where(action => seen.Add(report.Id + action.Title)))
            {
                var preview = await Changed(await action.GetPreviewOperationsAsync(TestContext.Current.CancellationToken));
                var applied = await Changed(await action.GetOperationsAsync(TestContext.Current.CancellationToken));
                Assert.Equal(applied, preview);
                Assert.NotEqual(await Workbench.TextOf(document), applied);
            }

            async Task<string> Changed(IEnumerable<CodeActionOperation> operations) =>
                await Workbench.TextOf(Assert.IsType<ApplyChangesOperation>(Assert.Single(operations)).ChangedSolution.GetDocument(document.Id)!);
        });

        Assert.True(seen.Count > 25, $"only {string.Join(", ", seen)}");
    }

    private static async Task ForEachReport(Func<Document, Diagnostic, IReadOnlyList<CodeAction>, Task> look)
    {
        using var workbench = new Workbench();
        foreach (var program in ProgramsOfTests.All())
        {
            var document = await workbench.Open(program, Framework.Net, LanguageVersion.CSharp8, runtime: true);
            foreach (var report in await Workbench.Reports(document))
            {
                if (await Workbench.Offered(document, report) is { Count: > 0 } actions)
                {
                    await look(document, report, actions);
                }
            }
        }
    }
}
