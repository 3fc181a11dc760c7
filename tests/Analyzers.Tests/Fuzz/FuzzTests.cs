using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Fuzz;

/// <summary>
/// The programs of the tests, changed at random: nothing throws, and no fix breaks what compiled. The seed is fixed, so the gate looks at the
/// same programs every time; SMTPANALYZERS_FUZZ says how many by hand, and SMTPANALYZERS_FUZZ_SEED which.
/// </summary>
public class FuzzTests
{
    private const int InTheGate = 2000;

    private static readonly (Framework Framework, LanguageVersion Version, bool Runtime)[] Settings =
    [
        (Framework.Net, LanguageVersion.Latest, true),
        (Framework.Net, LanguageVersion.Latest, false),
        (Framework.NetFramework, LanguageVersion.CSharp7_3, true),
    ];

    [Fact]
    public async Task MutatedPrograms_MakeNothingThrowAndKeepCompilingWhenFixed()
    {
        var count = Asked("SMTPANALYZERS_FUZZ", InTheGate);
        var random = new Random(Asked("SMTPANALYZERS_FUZZ_SEED", 15007));
        var mutation = new Mutation(random);
        var programs = WholePrograms().ToList();
        var tally = new Tally();
        using var workbench = new Workbench();
        for (var i = 0; i < count; i++)
        {
            var program = programs[random.Next(programs.Count)];
            for (var changes = random.Next(1, 3); changes > 0 && program.Length > 0; changes--)
            {
                program = mutation.Of(program);
            }

            var (framework, version, runtime) = Settings[random.Next(Settings.Length)];
            try
            {
                await Look(await workbench.Open(program, framework, version, runtime), tally);
            }
            catch (Exception thrown) when (thrown is not OperationCanceledException)
            {
                tally.Wrong.Add($"{framework}, C# {version}: {thrown}\n{program}");
            }
        }

        var summary = $"{count} programs, {tally.Reports} reports, {tally.Fixed} fixes applied, {tally.FixedCompiling} of them to programs that compile";
        TestContext.Current.SendDiagnosticMessage(summary);
        Assert.True(tally.Wrong.Count == 0, $"{tally.Wrong.Count} faults in {summary}\n\n{string.Join("\n\n", tally.Wrong)}");
        Assert.True(tally.FixedCompiling > count / 10, $"too little was looked at: {summary}");
    }

    private static async Task Look(Document document, Tally tally)
    {
        bool? compiles = null;
        foreach (var report in await Workbench.Reports(document))
        {
            tally.Reports++;
            foreach (var action in await Workbench.Offered(document, report))
            {
                var changed = await Workbench.Applied(document, action);
                tally.Fixed++;
                if (!(compiles ??= await Workbench.Compiles(document)))
                {
                    continue;
                }

                tally.FixedCompiling++;
                var errors = (await Workbench.CompilersComplaints(changed)).Where(Workbench.IsError).Distinct().ToList();
                if (errors.Count > 0)
                {
                    tally.Wrong.Add($"{report.Id}: {string.Join(", ", errors)} after \"{action.Title}\"\n" +
                        $"{await Workbench.TextOf(document)}\n-- after --\n{await Workbench.TextOf(changed)}");
                }
            }
        }
    }

    /// <summary>Statements that a test writes into a method are written into one here; what has holes to fill is left out.</summary>
    private static IEnumerable<string> WholePrograms() =>
        from program in ProgramsOfTests.All()
        where !program.Contains("{{")
        select program.Contains("class ") || program.Contains("using System.Net.Mail") ? program : Programs.InMethod(program);

    private static int Asked(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } asked ? int.Parse(asked, CultureInfo.InvariantCulture) : otherwise;

    private sealed class Tally
    {
        public List<string> Wrong { get; } = [];

        public int Reports { get; set; }

        public int Fixed { get; set; }

        public int FixedCompiling { get; set; }
    }
}
