using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

/// <summary>An answer is kept as long as its condition may be asked again, and no longer.</summary>
public partial class ClientNotDisposedTests
{
    private const string SendOnce = """
        client = new SmtpClient("localhost");
        try
        {
            client.Send(message);
        }
        catch (System.Exception e)
        {
            _log.Add(e.ToString());
        }

        sent = true;
        """;

    [Fact]
    public Task ConditionsAskedTwiceOneAfterTheOther_AreNotTooMany() => Verify.Flagged(Id, Method("bool[] f", $$"""
        var client = [|new SmtpClient("localhost")|];
        {{string.Concat(Enumerable.Range(0, 12).Select(i => $"var f{i} = f[{i}]; if (f{i}) _log.Add(\"begin\"); if (f{i}) _log.Add(\"end\"); "))}}
        client.Send(message);
        """));

    [Fact]
    public Task ValuesChosenByConditionsBefore_AreNotTooMany() => Verify.Flagged(Id, Method("SmtpClient other, bool[] f", $$"""
        var client = [|new SmtpClient("localhost")|];
        {{string.Concat(Enumerable.Range(0, 40).Select(i => $"(f[{i}] ? client : other).Port = {i}; "))}}
        client.Send(message);
        """));

    [Fact]
    public Task ConditionAskedAgainInTheNextRound_IsRemembered() => Verify.Silent(Method("", $$"""
        SmtpClient client = null;
        var sent = false;
        while (true)
        {
            if (sent)
            {
                client.Dispose();
                return;
            }

            {{SendOnce}}
            if (message.Bcc.Count > 0)
            {
                _log.Add("hidden");
            }
        }
        """), except: "SMTP1002");

    [Fact]
    public Task ConditionAskedAgainBehindAFinallyThatGoesBack_IsRemembered() => Verify.Silent(Method("", $$"""
        SmtpClient client = null;
        var sent = false;
        while (true)
        {
            try
            {
                if (sent)
                {
                    client.Dispose();
                    return;
                }

                {{SendOnce}}
                continue;
            }
            finally
            {
                _log.Add(client == null ? "none" : "one");
            }
        }
        """), except: "SMTP1002");

    private static string Method(string parameters, string statements) => $$"""
        using System.Collections.Generic;
        using System.Net.Mail;

        class Mailer
        {
            readonly List<string> _log = new List<string>();

            void Send(MailMessage message{{(parameters == "" ? "" : ", " + parameters)}})
            {
                {{statements}}
            }
        }
        """;
}
