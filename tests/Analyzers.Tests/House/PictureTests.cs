using System.Net;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.House;

/// <summary>What the README shows is what there is. (The pictures are drawn by <c>dotnet run demo.cs -- --picture</c>.)</summary>
public class PictureTests
{
    [Fact]
    public void Pictures_DifferInColoursOnly()
    {
        Assert.Equal(Lines("light"), Lines("dark"));
        Assert.True(Size("light") < 40 * 1024 && Size("dark") < 40 * 1024);

        static long Size(string theme) => new FileInfo(Picture(theme)).Length;
    }

    [Fact]
    public async Task Picture_ShowsTheReportsOfTheSample()
    {
        // A message is broken where the picture ends.
        var whole = Regex.Replace(string.Join('\n', Lines("light")), "\n    (?=\\S)", " ");
        var shown = Regex.Matches(whole, @"(?m)^OrderMailer\.cs\(.*$").Select(line => line.Value);

        var program = File.ReadAllText(Repository.Path("samples/LegacyMailer/OrderMailer.cs"));
        var settings = File.ReadAllText(Repository.Path("samples/LegacyMailer/MailSettings.cs")).Replace("using System;", "");
        var real = from report in await Reports.Of(program + settings)
                   let start = report.Location.GetLineSpan().StartLinePosition
                   orderby report.Id
                   select $"OrderMailer.cs({start.Line + 1},{start.Character + 1}): warning {report.Id}: {report.GetMessage()}";
        Assert.Equal(real, shown);
    }

    [Fact]
    public async Task BeforeAndAfter_AreWhatTheFirstFixesDo()
    {
        var blocks = Regex.Matches(File.ReadAllText(Repository.Path("README.md")), "```csharp\r?\n(.*?)```", RegexOptions.Singleline)
            .Take(2).Select(block => Regex.Replace(block.Groups[1].Value.Replace("\r", ""), " *//.*", "")).ToList();
        using var workbench = new Workbench();
        var document = await workbench.Open(Program(blocks[0]), Framework.Net, LanguageVersion.CSharp8, runtime: true);
        var ids = new List<string>();
        while (await Workbench.Reports(document) is [var report, ..])
        {
            ids.Add(report.Id);
            document = await Workbench.Applied(document, (await Workbench.Offered(document, report))[0]);
        }

        Assert.Equal(["SMTP1001", "SMTP2001", "SMTP3001"], ids.Order());
        Assert.Equal(Program(blocks[1]), (await Workbench.TextOf(document)).Replace("using SmtpAnalyzers;\n", ""));

        static string Program(string statements) =>
            $$"""
            using System.IO;
            using System.Net;
            using System.Net.Mail;

            class Mailer
            {
                void Send(string host, int port, string user, string password, MailMessage message, TextWriter log)
                {
                    {{statements.TrimEnd().Replace("\n", "\n        ")}}
                }
            }
            """.Replace("\r", "");
    }

    private static IReadOnlyList<string> Lines(string theme) =>
        [
            .. from Match line in Regex.Matches(File.ReadAllText(Picture(theme)), "<text [^>]*>(.*)</text>")
               select WebUtility.HtmlDecode(Regex.Replace(line.Groups[1].Value, "<[^>]*>", "")),
        ];

    private static string Picture(string theme) => Repository.Path($"docs/images/demo-{theme}.svg");
}
