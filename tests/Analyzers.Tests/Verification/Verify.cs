using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace SmtpAnalyzers.Tests.Verification;

/// <summary>How a test looks at a whole small program: once per framework, markup says what is reported.</summary>
internal static class Verify
{
    /// <summary>
    /// The program is reported exactly where <c>[|…|]</c> or <c>{|SMTP1001:…|}</c> stands, by the one rule <paramref name="id"/>.
    /// </summary>
    public static async Task Flagged(string id, string program, Framework on = Framework.Both, int csharp = 8, string? options = null,
        IEnumerable<(string Name, string Text)>? additionalFiles = null)
    {
        Assert.Matches(@"\[\||\{\|" + id, program);
        foreach (var framework in Frameworks.In(on))
        {
            await AnalyzerTest(Named(id, program), framework, csharp, options, Ids.Where(other => other != id), additionalFiles)
                .RunAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The same for a program of several files, in which each report is made once, where it stands.</summary>
    public static async Task FlaggedInFiles(string id, string[] files, Framework on = Framework.Both, string except = "")
    {
        Assert.Contains(files, file => Regex.IsMatch(file, @"\[\||\{\|" + id));
        foreach (var framework in Frameworks.In(on))
        {
            var test = new CSharpAnalyzerTest<SmtpAnalyzer, DefaultVerifier>();
            test.TestState.Sources
                .AddRange(files.Select((file, index) => ($"/0/File{index}.cs", Microsoft.CodeAnalysis.Text.SourceText.From(Named(id, file)))));
            Prepare(test, framework, csharp: 8, options: null, except.Split(','));
            await test.RunAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>
    /// No rule at all reports anything in the program: every silent program of one rule is a silent one for the others.
    /// <paramref name="except"/> names the rules that rightly report it, separated by commas.
    /// </summary>
    public static async Task Silent(string program, Framework on = Framework.Both, int csharp = 8, string? options = null, string except = "",
        IEnumerable<(string Name, string Text)>? additionalFiles = null)
    {
        Assert.DoesNotContain("[|", program);
        foreach (var framework in Frameworks.In(on))
        {
            await AnalyzerTest(program, framework, csharp, options, except.Split(','), additionalFiles)
                .RunAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>
    /// The fix of that title turns <paramref name="program"/> into <paramref name="expected"/>, also by fix-all. With
    /// <paramref name="closedRuntime"/> only an assembly that the program refers to has the embedded runtime, for itself.
    /// </summary>
    public static async Task Fix<TFix>(
        string id, string title, string program, string expected,
        Framework on = Framework.Both, int csharp = 8, bool runtime = true, string? options = null,
        int? iterations = null, bool closedRuntime = false, params (string Name, string Before, string After)[] more)
        where TFix : CodeFixProvider, new()
    {
        foreach (var framework in Frameworks.Paired(on))
        {
            var test = new CSharpCodeFixTest<SmtpAnalyzer, TFix, DefaultVerifier>
            {
                TestCode = Named(id, program),
                FixedCode = Named(id, expected),
                CodeActionEquivalenceKey = title,
                NumberOfIncrementalIterations = iterations,
                NumberOfFixAllIterations = iterations,
                CodeActionValidationMode = CodeActionValidationMode.SemanticStructure,
            };
            Prepare(test, framework, csharp, options, Ids.Where(other => other != id));
            foreach (var (name, before, after) in more)
            {
                test.TestState.Sources.Add((name, Named(id, before)));
                test.FixedState.Sources.Add((name, Named(id, after)));
            }

            if (closedRuntime || runtime)
            {
                test.TestState.AdditionalReferences.Add(
                    await (closedRuntime ? CompiledRuntime.Closed(framework) : CompiledRuntime.OpenToPrograms(framework)));
            }

            await test.RunAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The rule reports, and no fix of that title is offered (or none at all where <paramref name="title"/> is null).</summary>
    public static async Task NoFix<TFix>(
        string id, string program, string? title = null, Framework on = Framework.Both, int csharp = 8, bool runtime = true, string? options = null,
        params (string Name, string Text)[] more)
        where TFix : CodeFixProvider, new()
    {
        foreach (var framework in Frameworks.Paired(on))
        {
            var offered = await Actions.Titles<TFix>(id, program, framework, csharp, runtime, more, options);
            if (title is null)
            {
                Assert.Empty(offered);
            }
            else
            {
                Assert.DoesNotContain(title, offered);
            }
        }
    }

    public static IEnumerable<string> Ids { get; } =
        new SmtpAnalyzer().SupportedDiagnostics.Select(static descriptor => descriptor.Id).Distinct().ToImmutableArray();

    public static string RepositoryRoot { get; } =
        typeof(Verify).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    /// <summary>The embedded runtime as a consumer gets it.</summary>
    public static Lazy<ImmutableArray<(string Name, string Text)>> RuntimeSources { get; } = new(() =>
        Directory.EnumerateFiles(Path.Combine(RepositoryRoot, "src", "Runtime"), "*.cs")
            .Select(path => (Name: "SmtpAnalyzers.Runtime." + Path.GetFileName(path), Text: File.ReadAllText(path)))
            .OrderBy(source => source.Name, StringComparer.Ordinal)
            .ToImmutableArray());

    /// <summary>Plain <c>[|…|]</c> means the rule under test.</summary>
    private static string Named(string id, string program) => program.Replace("[|", "{|" + id + ":").Replace("|]", "|}");

    private static CSharpAnalyzerTest<SmtpAnalyzer, DefaultVerifier> AnalyzerTest(
        string program, Framework framework, int csharp, string? options, IEnumerable<string> disabled, IEnumerable<(string Name,
            string Text)>? additionalFiles)
    {
        var test = new CSharpAnalyzerTest<SmtpAnalyzer, DefaultVerifier> { TestCode = program };
        foreach (var (name, text) in additionalFiles ?? [])
        {
            test.TestState.AdditionalFiles.Add((name, Microsoft.CodeAnalysis.Text.SourceText.From(text)));
        }

        Prepare(test, framework, csharp, options, disabled);
        return test;
    }

    private static void Prepare(
        AnalyzerTest<DefaultVerifier> test, Framework framework, int csharp, string? options, IEnumerable<string> disabled)
    {
        // What the compiler does with a pragma and with generated code is asked once a rule, by SuppressionTests, and not in each test.
        test.TestBehaviors |= TestBehaviors.SkipSuppressionCheck | TestBehaviors.SkipGeneratedCodeCheck;
        test.ReferenceAssemblies = Frameworks.References(framework);
        test.DisabledDiagnostics.AddRange(disabled);
        if (options is not null)
        {
            test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*]\n" + options));
        }

        test.SolutionTransforms.Add((solution, id) =>
        {
            var project = solution.GetProject(id)!;
            return project
                .WithParseOptions(((CSharpParseOptions)project.ParseOptions!).WithLanguageVersion(CSharp.Version(csharp)))
                .WithCompilationOptions(project.CompilationOptions!.WithOutputKind(
                    csharp >= 9 && CSharp.HasTopLevelStatements(project) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary))
                .Solution;
        });
    }
}
