using System.Diagnostics;

namespace SmtpAnalyzers.Package.Tests;

/// <summary>
/// The package in a language server, which is how Vim, Emacs, VS Code and the like meet it. (This server offers no fixes but its own; that an
/// editor can show ours is for the tests of the fixes.)
/// </summary>
public class EditorTests(Workplace workplace)
{
    private const int Warning = 2;

    [Fact]
    public async Task OpenFile_ShowsReportsAsLongAsTheyAreTrue()
    {
        var program = await workplace.Install("csharp-ls", "0.28.*", "csharp-ls");
        var project = Path.Combine(workplace.CopyConsumers("editor"), "Net100");
        var file = Path.Combine(project, "Faults.cs");
        File.Move(Path.Combine(project, "..", "Faults.cs"), file);
        File.WriteAllText(Path.Combine(project, "Net100.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>
            """);
        (await Dotnet.Run(project, "restore")).Succeeded();

        var text = File.ReadAllText(file);
        await using var server = await LanguageServer.Start(program, project);
        await server.Open(file, text);
        var reports = await Reports(wait: true);
        Assert.Equal(
            ["SMTP1001 SmtpException e)", "SMTP2001 new SmtpClient(host, 587);", "SMTP3001 new SmtpClient(host, 587);"],
            from report in reports select $"{report.Code} {text.Split('\n')[report.Line].TrimEnd()[report.Column..]}");
        Assert.All(reports, report =>
        {
            Assert.Equal(Warning, report.Severity);
            Assert.EndsWith($"/docs/rules/{report.Code}.md", report.CodeDescription!.Href);
        });

        text = text.Replace("client.Send(message);", "client.EnableSsl = true;\n            client.Send(message);");
        await server.Change(file, text);
        Assert.Equal(["SMTP1001", "SMTP3001"], from report in await Reports() select report.Code);

        text = text.Replace("var client", "using var client").Replace("e.Message", "e.StatusCode");
        await server.Change(file, text);
        Assert.Empty(await Reports());

        // Not saved: the squiggles are those of the text in the editor.
        Assert.DoesNotContain("EnableSsl", File.ReadAllText(file));

        async Task<IReadOnlyList<Squiggle>> Reports(bool wait = false)
        {
            for (var watch = Stopwatch.StartNew(); ;)
            {
                var all = await server.Diagnostics(file);
                var ours = all.Where(each => each.Code.StartsWith("SMTP", StringComparison.Ordinal)).OrderBy(each => each.Code).ToList();
                if (ours.Count > 0 || !wait || watch.Elapsed > TimeSpan.FromMinutes(1))
                {
                    return ours;
                }

                // It answers with nothing while it loads the project.
                await Task.Delay(TimeSpan.FromSeconds(0.5), TestContext.Current.CancellationToken);
            }
        }
    }
}
