#!/usr/bin/env -S dotnet run
#:package DiffPlex
#:package Microsoft.CodeAnalysis.CSharp
#:package Spectre.Console
#:property PublishAot=false
#:property RoslynVersion=$(RoslynNewest)

// dotnet run demo.cs                        the whole way on the samples: report, gate, fix, prove, and what needs judgement
// dotnet run demo.cs -- path/to/Some.csproj the reports on a project or solution of yours, which stays as it is: a page to look at, and a
//                                           baseline that silences them (demo/, which Directory.Build.targets adds to this file)
// dotnet run demo.cs -- --picture           the samples, and the picture in README.md drawn anew from what came of it

using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Spectre.Console;

var root = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
var work = Path.Combine(root, "artifacts", "demo");
AnsiConsole.Profile.Width = Console.IsOutputRedirected ? 160 : AnsiConsole.Profile.Width;

try
{
    return args switch
    {
        [] => await new Demo(root, work).Run(),
        ["--picture"] => await Picture.Draw(root, new Demo(root, work)),
        [var project] => await new Survey(root, work).Run(Path.GetFullPath(project)),
        _ => throw new DemoException("Name one project or solution, or nothing at all."),
    };
}
catch (DemoException failure)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}

/// <summary>The main job on the sample, step by step. Every claim it prints is checked; the last line and the exit code sum up.</summary>
internal sealed class Demo(string root, string work)
{
    private readonly string _sample = Path.Combine(work, "LegacyMailer");
    private readonly List<string> _untrue = [];

    /// <summary>What came of the steps, for one file of the sample.</summary>
    public List<Scene> Scenes { get; } = [];

    public async Task<int> Run()
    {
        Heading("Pack");
        var package = await Package.Pack(root, work);
        Say(Path.GetFileName(package.File));

        Heading("Copy the samples and add the package to them");
        Isolate();
        await Add(package, "LegacyMailer");
        await Add(package, "NeedsJudgement");

        Heading("Build: what the compiler reports, with SmtpAnalyzersMode Strict (every rule a warning)");
        var first = await Build(_sample);
        var reports = Reports(first.Output);
        Show(reports);
        string[] ids = [.. Ids(reports)];
        Scenes.Add(new Scene("dotnet build", reports.Where(report => report.Contains(Scene.File)).Select(Scene.Report)));
        Claim(first.ExitCode == 0 && ids.Length > 0, $"the build passes, with {reports.Count} reports of {ids.Length} rules");

        Heading("Build as CI would, warnings as errors");
        var gate = await Build(_sample, "-p:SmtpAnalyzersWarningsAsErrors=true");
        var errors = Reports(gate.Output).Count(report => report.Contains(": error "));
        Claim(gate.ExitCode != 0 && errors == reports.Count, $"the build fails, on {errors} errors (exit code {gate.ExitCode})");

        Heading("Fix: dotnet format analyzers");
        var format = await Tool.Work("fixing", _sample, ["format", "analyzers", "--no-restore", "--diagnostics", .. ids]);
        var changed = ShowChanges();
        Scenes.Add(new Scene($"dotnet format analyzers --diagnostics {string.Join(' ', ids.Take(3))} …", Changes(Scene.File)));
        Claim(format.ExitCode == 0 && changed > 0, $"the fixes of {string.Join(", ", ids)} have changed {changed} files");

        Heading("Build again, every warning an error");
        var clean = await Build(_sample, "-p:SmtpAnalyzersWarningsAsErrors=true", "-p:TreatWarningsAsErrors=true");
        var left = Reports(clean.Output);
        var unfixed = clean.ExitCode == 0 || left.Count > 0 ? left.Count : reports.Count; // what does not compile is not fixed
        Show(clean.ExitCode == 0 ? left : Tool.Errors(clean.Output));
        Claim(clean.ExitCode == 0 && left.Count == 0, "the build passes, with nothing left to report");
        Scenes.Add(new Scene(
            "dotnet build -p:SmtpAnalyzersWarningsAsErrors=true",
            clean.Output.Split('\n').Select(line => line.Trim()).Where(line => line is "Build succeeded." || line.EndsWith("(s)"))));

        Heading("Run the fixed program against a server that demands TLS");
        await using (var server = new StrictServer())
        {
            var mailer = await Tool.Work(
                "sending an invoice", _sample, "run", "--no-build", "--", "invoice", IPAddress.Loopback.ToString(), $"{server.Port}");
            Say($"{mailer.Output.Trim()}");
            Scenes.Add(new Scene("dotnet run -- invoice 127.0.0.1 …", [mailer.Output.Trim()]));
            Claim(
                server.Refusals > 0 && mailer.Output.Contains("EnableSsl"),
                $"the server says \"{StrictServer.Refusal}\", the program names the remedy");
        }

        Heading("What no fix can decide: these need your judgement");
        var judgement = await Build(Path.Combine(work, "NeedsJudgement"));
        var open = Reports(judgement.Output);
        Show(open);
        // The table of the README is written from the rules: those without a fix end in a dash.
        var readme = File.ReadAllText(Path.Combine(root, "README.md"));
        string[] unfixable = [.. Regex.Matches(readme, @"(?m)^\| \[(SMTP\d{4})\].*\| - \|\r?$").Select(row => row.Groups[1].Value)];
        Claim(
            judgement.ExitCode == 0 && Ids(open).SequenceEqual(unfixable),
            $"the build passes, with {open.Count} reports of {string.Join(", ", unfixable)}");

        Heading("Result");
        foreach (var claim in _untrue)
        {
            Say($"Not so: {claim}.");
        }

        Say($"{reports.Count} reported, {reports.Count - unfixed} fixed, {unfixed} left");
        return _untrue.Count == 0 ? 0 : 1;
    }

    private static void Heading(string text)
    {
        AnsiConsole.WriteLine();
        AnsiConsole.Write(new Spectre.Console.Rule($"[bold]{text.EscapeMarkup()}[/]").LeftJustified());
    }

    /// <summary>Plain, so that no long line is broken and no bracket is read as markup.</summary>
    private static void Say(string text) => Console.WriteLine(text);

    private void Claim(bool isTrue, string claim)
    {
        if (!isTrue)
        {
            _untrue.Add(claim);
        }

        AnsiConsole.MarkupLine($"{(isTrue ? "[green]ok[/]" : "[red]NOT SO[/]")}: {claim.EscapeMarkup()}");
    }

    private void Show(IEnumerable<string> lines) =>
        lines.ToList().ForEach(line => Say(line.Replace(work + Path.DirectorySeparatorChar, "")));

    /// <summary>The compiler's lines on our rules, without the project at their end and without their repetition in the summary.</summary>
    private static IReadOnlyList<string> Reports(string output) =>
        [
            .. Regex.Matches(output, @"\S.*: (warning|error) SMTP\d{4}: .*(?= \[.*proj(::TargetFramework=[^\]]*)?\])")
                .Select(match => match.Value).Distinct(),
        ];

    private static IEnumerable<string> Ids(IEnumerable<string> reports) =>
        reports.Select(report => Regex.Match(report, @"SMTP\d{4}").Value).Distinct().Order();

    private static Task<(int ExitCode, string Output)> Build(string project, params string[] properties) =>
        Tool.Work("building", project, ["build", "--no-restore", "--no-incremental", .. properties]);

    private async Task Add(Package package, string sample)
    {
        var copy = Directory.CreateDirectory(Path.Combine(work, sample)).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(root, "samples", sample)))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        var add = await Tool.Work("adding the package", copy, "add", "package", "SmtpAnalyzers", "--version", package.Version);
        Claim(add.ExitCode == 0, $"the package is added to {sample} from the local feed");
    }

    /// <summary>The copies lie inside this repository: nothing of its settings may reach them, and no older package.</summary>
    private void Isolate()
    {
        Write("Directory.Build.props", "<Project><PropertyGroup><SmtpAnalyzersMode>Strict</SmtpAnalyzersMode></PropertyGroup></Project>");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        Write(".editorconfig", "root = true\n");
        var known = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ??
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        Write("NuGet.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <fallbackPackageFolders><add key="known" value="{Directory.CreateDirectory(known)}" /></fallbackPackageFolders>
              <packageSources><add key="fresh" value="feed" /></packageSources>
            </configuration>
            """);
        void Write(string name, string content) => File.WriteAllText(Path.Combine(work, name), content);
    }

    private int ShowChanges()
    {
        var changed = 0;
        foreach (var name in Directory.EnumerateFiles(Path.Combine(root, "samples", "LegacyMailer"), "*.cs").Select(Path.GetFileName).Order())
        {
            var lines = Changes(name!);
            changed += lines.Count > 0 ? 1 : 0;
            AnsiConsole.Markup(lines.Count > 0 ? $"[bold]{name}[/]\n" : "");
            foreach (var line in lines)
            {
                AnsiConsole.MarkupLine($"[{line[0] switch { '+' => "green", '-' => "red", _ => "grey" }}]{line.EscapeMarkup()}[/]");
            }
        }

        return changed;
    }

    /// <summary>The lines of a file that a fix has changed, with their neighbours.</summary>
    private IReadOnlyList<string> Changes(string name)
    {
        var (before, after) = (File.ReadAllText(Path.Combine(root, "samples", "LegacyMailer", name)), File.ReadAllText(Path.Combine(_sample, name)));
        var lines = InlineDiffBuilder.Diff(before, after, ignoreWhiteSpace: false).Lines;
        return
        [
            .. from at in Enumerable.Range(0, lines.Count)
               where lines.Take(Math.Max(at - 1, 0)..(at + 2)).Any(near => near.Type != ChangeType.Unchanged)
               select $"{lines[at].Type switch { ChangeType.Inserted => '+', ChangeType.Deleted => '-', _ => ' ' }} {lines[at].Text}",
        ];
    }
}

/// <summary>The freshly packed package.</summary>
internal sealed record Package(string File, string Version)
{
    /// <summary>
    /// Empties the working directory and packs into it. A version of its own keeps every cache from taking an older package for it.
    /// </summary>
    public static async Task<Package> Pack(string root, string work)
    {
        if (Directory.Exists(work))
        {
            Directory.Delete(work, recursive: true);
        }

        var version = $"0.0.0-demo.{DateTime.UtcNow:yyyyMMddHHmmss}";
        var feed = Directory.CreateDirectory(Path.Combine(work, "feed")).FullName;
        var pack = await Tool.Work("packing", root, "pack", Path.Combine("src", "Package"), "-o", feed, $"-p:PackageVersion={version}");
        return pack.ExitCode == 0
            ? new Package(Path.Combine(feed, $"SmtpAnalyzers.{version}.nupkg"), version)
            : throw new DemoException($"The package cannot be packed:\n{string.Join('\n', Tool.Errors(pack.Output))}");
    }

    public string Extract(string directory)
    {
        ZipFile.ExtractToDirectory(File, directory);
        return directory;
    }
}

/// <summary>The dotnet command line.</summary>
internal static class Tool
{
    public static async Task<(int ExitCode, string Output)> Work(string what, string directory, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        return await AnsiConsole.Status().StartAsync($"{what.EscapeMarkup()} …", async _ =>
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync() + await errors;
            await process.WaitForExitAsync();
            return (process.ExitCode, output);
        });
    }

    /// <summary>The first few errors; the end of the output where a tool fails without one.</summary>
    public static IEnumerable<string> Errors(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var errors = lines.Where(line => line.Contains("error ")).Distinct().Take(5).ToList();
        return errors.Count > 0 ? errors : lines.TakeLast(5);
    }
}

/// <summary>An SMTP server on this machine that accepts no mail before STARTTLS.</summary>
internal sealed class StrictServer : IAsyncDisposable
{
    public const string Refusal = "530 5.7.0 Must issue a STARTTLS command first";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<string> _refused = [];
    private readonly Task _serving;

    public StrictServer()
    {
        _listener.Start();
        _serving = Serve();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Refusals => _refused.Count;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var connection = await _listener.AcceptTcpClientAsync();
                await Talk(connection.GetStream());
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // The demo is over.
        }
    }

    private async Task Talk(Stream stream)
    {
        using var reader = new StreamReader(stream);
        await using var writer = new StreamWriter(stream) { AutoFlush = true, NewLine = "\r\n" };
        await writer.WriteLineAsync("220 mail.example.com ESMTP");
        while (await reader.ReadLineAsync() is { } command)
        {
            var verb = command.Split(' ')[0].ToUpperInvariant();
            var answer = verb switch
            {
                "EHLO" => "250-mail.example.com\r\n250 STARTTLS",
                "QUIT" => "221 2.0.0 Bye",
                _ => Refusal,
            };
            if (answer == Refusal)
            {
                _refused.Add(command);
            }

            await writer.WriteLineAsync(answer);
        }
    }
}

internal sealed class DemoException(string message) : Exception(message);
