using Microsoft.CodeAnalysis.CSharp;
using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

/// <summary>Which fix stands first: it is what <c>dotnet format</c> and fix-all apply to a whole solution.</summary>
public class FixOrderTests
{
    private const string Loop = "for (var attempt = 0; attempt < 3; attempt++)";

    public static TheoryData<string, string, string[]> Menus => new()
    {
        {
            "SMTP1001", "try { client.Send(message); } catch (SmtpException e) { Console.WriteLine(e.Message); }",
            [StatusCodeIgnoredCodeFix.ReportTheStatus, StatusCodeIgnoredCodeFix.CatchTransientOnly, StatusCodeIgnoredCodeFix.HandleByRemedy]
        },
        {
            "SMTP1001", "try { client.Send(message); } catch (SmtpException e) { Console.WriteLine(e.Message); } catch (Exception) { throw; }",
            [StatusCodeIgnoredCodeFix.ReportTheStatus, StatusCodeIgnoredCodeFix.HandleByRemedy]
        },
        {
            "SMTP1002", "try { client.Send(message); } catch (Exception e) { Console.WriteLine(e.Message); }",
            [GeneralCatchHidesStatusCodeCodeFix.ReportTheStatus, GeneralCatchHidesStatusCodeCodeFix.CatchBefore]
        },
        {
            "SMTP1002", "try { client.SendMailAsync(message).Wait(); } catch (Exception e) { Console.WriteLine(e.Message); }",
            [GeneralCatchHidesStatusCodeCodeFix.ReportTheStatus]
        },
        {
            "SMTP1004", Loop + "{ try { client.Send(message); return; } catch (SmtpException) { } }",
            [RetryWithoutAskingCodeFix.KeepForRetry, RetryWithoutAskingCodeFix.TransientOnly]
        },
        {
            "SMTP1004", Loop + "{ try { client.Send(\"a@b.example\", \"c@d.example\", \"e\", \"f\"); return; } catch (SmtpException) { } }",
            [RetryWithoutAskingCodeFix.TransientOnly]
        },
    };

    [Theory]
    [MemberData(nameof(Menus))]
    public async Task Menu_IsInThisOrder(string id, string statements, string[] expected)
    {
        using var workbench = new Workbench();
        var document = await workbench.Open(Mailer(statements), Framework.Net, LanguageVersion.CSharp8, runtime: true);

        var report = Assert.Single(await Workbench.Reports(document), report => report.Id == id);

        Assert.Equal(expected, (await Workbench.Offered(document, report)).Select(action => action.Title));
    }

    /// <summary>To report the status is always possible, whatever the handler looks like, with the runtime and without it.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ReportTheStatus_IsAlwaysOffered(bool runtime)
    {
        var lacking = new List<string>();
        var seen = 0;
        using var workbench = new Workbench();
        foreach (var program in ProgramsOfTests.All())
        {
            var document = await workbench.Open(program, Framework.Net, LanguageVersion.CSharp8, runtime);
            if (!await Workbench.Compiles(document))
            {
                continue;
            }

            foreach (var report in (await Workbench.Reports(document)).Where(report => report.Id is "SMTP1001" or "SMTP1002"))
            {
                seen++;
                if ((await Workbench.Offered(document, report)).FirstOrDefault()?.Title != StatusCodeIgnoredCodeFix.ReportTheStatus)
                {
                    lacking.Add($"{report.Id} {report.Location.GetLineSpan().StartLinePosition}:\n{program}");
                }
            }
        }

        Assert.True(lacking.Count == 0, string.Join("\n\n", lacking));
        Assert.True(seen > 50, $"only {seen} reports");
    }

    /// <summary>A switch around a body that still writes what it wrote would look as if something had been done.</summary>
    [Theory]
    [InlineData("Sentry.SentrySdk.CaptureException(e);")]
    [InlineData("Store.WriteLog(e);")]
    public Task BodyThatWouldStayAsBlind_GetsNoSwitch(string statement) => Verify.NoFix<StatusCodeIgnoredCodeFix>("SMTP1001", $$"""
        using System;
        using System.Net.Mail;
        using System.Runtime.InteropServices;

        namespace Sentry
        {
            static class SentrySdk
            {
                [DllImport("sink")] public static extern void CaptureException(Exception exception);
            }
        }

        static class Store
        {
            [DllImport("sink")] public static extern void WriteLog(Exception exception);
        }

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { {{statement}} }
            }
        }
        """, StatusCodeIgnoredCodeFix.HandleByRemedy);

    private static string Mailer(string statements) => $$"""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                {{statements}}
            }
        }
        """;
}
