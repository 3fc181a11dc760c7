using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Editing;

/// <summary>
/// Every program that any test of a rule holds, fixed as often as a fix is offered: the result compiles as it did before, the report is
/// gone, and no other rule has something new to say. The same programs, broken by a token, make nothing throw.
/// </summary>
public class FixRobustnessTests
{
    [Theory]
    [InlineData(7, Framework.NetFramework, false)]
    [InlineData(7, Framework.NetFramework, true)]
    [InlineData(7, Framework.Net, true)]
    [InlineData(8, Framework.Net, false)]
    [InlineData(8, Framework.Net, true)]
    [InlineData(13, Framework.Net, true)]
    public async Task EveryOfferedFix_CompilesAndSilencesItsRule(int csharp, Framework framework, bool runtime)
    {
        var wrong = new List<string>();
        var applied = new List<string>();
        using var workbench = new Workbench();
        foreach (var program in ProgramsOfTests.All())
        {
            var document = await workbench.Open(program, framework, CSharp.Version(csharp), runtime);
            if (!await Workbench.Compiles(document))
            {
                continue;
            }

            var before = await Workbench.Reports(document);
            foreach (var report in before)
            {
                foreach (var changed in await Workbench.Fixed(document, report))
                {
                    applied.Add(report.Id);
                    wrong.AddRange(from fault in await Faults(document, changed, report) select fault + "\n" + program);
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong));
        Assert.True(applied.Count > 50, $"only {applied.Count} fixes were offered");

        // SMTP3005's fix writes a token, which .NET Framework's methods do not take; SMTP1008's asks the runtime.
        var offered = Workbench.Fixes.SelectMany(fix => fix.FixableDiagnosticIds).Distinct().Where(id =>
            (id != "SMTP3005" || framework == Framework.Net) && (id != "SMTP1008" || runtime));
        Assert.Empty(offered.Except(applied));
    }

    /// <summary>Two fixes of one program, the first action of each, in either order: the one leaves the other what it needs.</summary>
    [Fact]
    public async Task FixesOfTwoRules_GoTogetherInEitherOrder()
    {
        var wrong = new List<string>();
        var pairs = new HashSet<string>();
        using var workbench = new Workbench();
        foreach (var program in ProgramsOfTests.All())
        {
            var document = await workbench.Open(program, Framework.Net, LanguageVersion.CSharp8, runtime: true);
            if (!await Workbench.Compiles(document))
            {
                continue;
            }

            var before = await Workbench.Reports(document);
            var fixable = before.GroupBy(report => report.Id).Where(each => Workbench.Fixes.Any(fix => fix.FixableDiagnosticIds.Contains(each.Key))).ToList();
            foreach (var (first, second) in from one in fixable from other in fixable where one.Key != other.Key select (one.First(), other.Key))
            {
                if ((await Workbench.Fixed(document, first)).FirstOrDefault() is not { } once ||
                    (await Workbench.Reports(once)).FirstOrDefault(report => report.Id == second) is not { } next ||
                    (await Workbench.Fixed(once, next)).FirstOrDefault() is not { } twice)
                {
                    continue;
                }

                pairs.Add(first.Id + second);
                wrong.AddRange(from fault in await Faults(document, twice, first) select $"{second} after {fault}\n{program}");
                wrong.AddRange(from fault in await Faults(once, twice, next) select $"behind {first.Id} {fault}\n{program}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong));
        Assert.True(pairs.Count > 10, $"only {string.Join(", ", pairs)}");
    }

    [Fact]
    public async Task BrokenPrograms_MakeNothingThrow()
    {
        var random = new Random(3001);
        var looked = 0;
        using var workbench = new Workbench();
        foreach (var program in ProgramsOfTests.All())
        {
            var tokens = CSharpSyntaxTree.ParseText(program, cancellationToken: TestContext.Current.CancellationToken)
                .GetRoot(TestContext.Current.CancellationToken).DescendantTokens().ToList();
            for (var time = 0; time < 2; time++)
            {
                var token = tokens[random.Next(tokens.Count)];
                var broken = random.Next(2) == 0
                    ? program.Remove(token.SpanStart, token.Span.Length)
                    : program.Insert(token.SpanStart, token.Text + " ");
                var document = await workbench.Open(broken, Framework.Net, LanguageVersion.Latest, runtime: true);
                foreach (var report in await Workbench.Reports(document))
                {
                    looked++;
                    await Workbench.Fixed(document, report);
                }
            }
        }

        Assert.True(looked > 100, $"only {looked} reports in broken programs");
    }

    private static async Task<IEnumerable<string>> Faults(Document before, Document after, Diagnostic report)
    {
        var text = await Workbench.TextOf(after);
        if (text == await Workbench.TextOf(before))
        {
            return [$"{report.Id}: the fix changed nothing"];
        }

        if (Respaced(await Workbench.TextOf(before), text) is { } line)
        {
            return [$"{report.Id}: nothing but white space differs in\n{line}\nof\n{text}"];
        }

        var earlier = (await Workbench.CompilersComplaints(before)).Concat((await Workbench.Reports(before)).Select(each => each.Id)).ToLookup(id => id);
        var later = (await Workbench.CompilersComplaints(after)).Concat((await Workbench.Reports(after)).Select(each => each.Id)).ToLookup(id => id);
        var worse = from complaint in later
                    where complaint.Count() > earlier[complaint.Key].Count()
                    select $"{report.Id}: after the fix {complaint.Key} in\n{text}";
        return later[report.Id].Count() < earlier[report.Id].Count() ? worse : worse.Append($"{report.Id}: still reported in\n{text}");
    }

    /// <summary>
    /// A line whose words are those of a line that is gone, and whose spaces are not; a line that only moved to the right is as it was.
    /// </summary>
    private static string? Respaced(string before, string after)
    {
        var old = Lines(before);
        var gone = old.Except(Lines(after)).ToLookup(static line => Words(line));
        return Lines(after).Except(old).FirstOrDefault(line => gone.Contains(Words(line)));

        static HashSet<string> Lines(string text) =>
            [.. text.Split('\n').Select(static line => line.TrimEnd('\r').TrimStart()).Where(static line => line.Length > 0)];

        static string Words(string line) => string.Concat(line.Where(static each => !char.IsWhiteSpace(each)));
    }
}
