using System.Text.Json;
using System.Text.RegularExpressions;
using Spectre.Console;

/// <summary>What the rules find in somebody's own project, which is built with the package injected and is not written to.</summary>
internal sealed class Survey(string root, string work)
{
    public async Task<int> Run(string project)
    {
        if (!File.Exists(project) || !Regex.IsMatch(project, @"\.(csproj|slnx?)$", RegexOptions.IgnoreCase))
        {
            throw new DemoException($"There is no C# project or solution '{project}'.");
        }

        var package = await Package.Pack(root, work);
        var logs = Directory.CreateDirectory(Path.Combine(work, "logs")).FullName;
        var injection = Path.Combine(work, "inject.targets");
        File.WriteAllText(injection, Injection(package.Extract(Path.Combine(work, "package")), logs));

        // What the build writes goes to artifacts/demo/output. A project that is not SDK-style ignores that and uses its own bin and obj.
        var build = await Tool.Work(
            $"building {Path.GetFileName(project)} with the package", Path.GetDirectoryName(project)!, "build", project,
            "--artifacts-path", Path.Combine(work, "output"), $"-p:CustomAfterMicrosoftCommonTargets={injection}", "-p:TreatWarningsAsErrors=false");
        if (build.ExitCode != 0)
        {
            throw new DemoException($"'{project}' does not build:\n{string.Join('\n', Tool.Errors(build.Output))}");
        }

        // A project with several target frameworks has a log for each; what differs in nothing else is one report.
        var found = Directory.EnumerateFiles(logs, "*.sarif").SelectMany(Read)
            .DistinctBy(each => (each.Id, each.Project, each.File, each.Line, each.Column))
            .OrderBy(each => (each.Id, each.File, each.Line)).ToList();
        Show(found, Path.GetDirectoryName(project)!);

        var page = Path.Combine(work, "report.html");
        File.WriteAllText(page, new HtmlReport(project, found, FixableRules()).Write());
        var baseline = Path.Combine(work, "SmtpAnalyzers.Baseline");
        Baseline.Write(found, logs, baseline);
        Console.WriteLine($"To look at: {page}");
        Console.WriteLine($"To silence what is there, so that a build fails on new faults only (see docs/ci.md): {baseline}");
        return 0;
    }

    /// <summary>
    /// What the package would do to the project, less the embedded runtime, which an analysis does not need. A project that has
    /// the package already is analyzed by the fresh one alone. What the compiler is given is noted down for the baseline. The configuration files
    /// are not looked for by the target: there, letter case would matter.
    /// </summary>
    private static string Injection(string package, string logs) => $"""
        <Project>
          <PropertyGroup>
            <ErrorLog>{logs}/$(MSBuildProjectName)-$(TargetFramework).sarif,version=2.1</ErrorLog>
          </PropertyGroup>
          <ItemGroup Condition="'$(Language)' == 'C#'">
            <AdditionalFiles Include="app*.config;web*.config;*mail*.config;*smtp*.config" Exclude="@(AdditionalFiles)" />
          </ItemGroup>
          <Target Name="InjectSmtpAnalyzers" BeforeTargets="CoreCompile" Condition="'$(Language)' == 'C#'">
            <ItemGroup>
              <Analyzer Remove="@(Analyzer)" Condition="'%(Filename)' == 'SmtpAnalyzers' or '%(Filename)' == 'SmtpAnalyzers.CodeFixes'" />
              <Analyzer Include="{package}/analyzers/dotnet/cs/*.dll" />
              <_Given Include="project $(MSBuildProjectName)" />
              <_Given Include="define $(DefineConstants.Replace(';', ','))" />
              <_Given Include="source %(Compile.FullPath)" />
              <_Given Include="reference %(ReferencePathWithRefAssemblies.FullPath)" />
            </ItemGroup>
            <WriteLinesToFile File="{logs}/$(MSBuildProjectName)-$(TargetFramework).given" Lines="@(_Given)" Overwrite="true" />
          </Target>
        </Project>
        """;

    private static IEnumerable<Finding> Read(string sarif)
    {
        using var log = JsonDocument.Parse(File.ReadAllText(sarif));
        var run = log.RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()
            .ToDictionary(rule => rule.GetProperty("id").GetString()!);
        foreach (var result in run.GetProperty("results").EnumerateArray())
        {
            var id = result.GetProperty("ruleId").GetString()!;
            if (id.StartsWith("SMTP") && !result.TryGetProperty("suppressions", out _))
            {
                var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
                var region = place.GetProperty("region");
                yield return new Finding(
                    id, result.GetProperty("level").GetString()!,
                    rules[id].GetProperty("shortDescription").GetProperty("text").GetString()!,
                    result.GetProperty("message").GetProperty("text").GetString()!,
                    rules[id].GetProperty("helpUri").GetString()!,
                    rules[id].GetProperty("properties").GetProperty("category").GetString()!,
                    File.ReadLines(Path.ChangeExtension(sarif, ".given")).First()["project ".Length..],
                    new Uri(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!).LocalPath,
                    region.GetProperty("startLine").GetInt32(),
                    region.GetProperty("startColumn").GetInt32());
            }
        }
    }

    private static void Show(IReadOnlyList<Finding> found, string folder)
    {
        var table = new Table().AddColumns("Rule", "Severity", "File", "Lines");
        foreach (var group in found.GroupBy(each => (each.Id, each.Level, each.File)).OrderBy(group => group.Key))
        {
            table.AddRow(
                group.Key.Id, group.Key.Level, Path.GetRelativePath(folder, group.Key.File).EscapeMarkup(),
                string.Join(", ", group.Select(each => each.Line).Distinct().Order()));
        }

        AnsiConsole.Write(table);
        foreach (var (id, title) in found.Select(each => (each.Id, each.Title)).Distinct())
        {
            Console.WriteLine($"{id}: {title}");
        }

        Console.WriteLine($"{found.Count} reports, {found.Select(each => each.File).Distinct().Count()} files");
    }

    /// <summary>The table of the README is written from the rules.</summary>
    private IReadOnlySet<string> FixableRules() =>
        Regex.Matches(File.ReadAllText(Path.Combine(root, "README.md")), @"(?m)^\| \[(SMTP\d{4})\].*\| yes \|\r?$")
            .Select(row => row.Groups[1].Value).ToHashSet();
}

/// <summary>One report, with all that the compiler's log says of it.</summary>
internal sealed record Finding(
    string Id, string Level, string Title, string Message, string HelpLink, string Category, string Project, string File, int Line, int Column);
