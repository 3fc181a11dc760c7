using System.Diagnostics;
using System.Net.Mail;
using SmtpAnalyzers;

/// <summary>
/// What a judgement costs, as a share of what throwing and catching the exception has cost already. The least of many short rounds: what else
/// the machine does only ever adds. To compare two states of the runtime, run both, one after the other.
/// </summary>
internal static class RuntimeBenchmark
{
    private const int Rounds = 200;
    private const int Times = 2_000;

    public static void Run()
    {
        foreach (var (name, exception) in new (string, Exception)[]
        {
            ("550 unknown user", new SmtpFailedRecipientException(SmtpStatusCode.MailboxUnavailable, "<one@example.com>",
                "5.1.1 <one@example.com>: Recipient address rejected: User unknown in local recipient table")),
            ("530 login", Refused(SmtpStatusCode.MustIssueStartTlsFirst, "5.7.0 Authentication Required. For more information, go to")),
            ("421", Refused(SmtpStatusCode.ServiceNotAvailable, "4.3.2 Service not available [outlook.com]")),
            ("lost connection", new SmtpException("Failure sending mail.", new IOException("closed"))),
            ("timeout", new SmtpException("The operation has timed out.")),
        })
        {
            var judged = Nanoseconds(() => SmtpFailure.From(exception).IsTransient);
            var thrown = Nanoseconds(() => IsCaught(exception));
            Console.WriteLine($"{name}: {judged:0} ns, {judged / thrown:0.000} of throwing and catching it");
        }
    }

    private static double Nanoseconds(Func<bool> action)
    {
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < Times; i++)
            {
                action();
            }

            best = Math.Min(best, watch.Elapsed.TotalNanoseconds / Times);
        }

        return best;
    }

    private static bool IsCaught(Exception exception)
    {
        try
        {
            throw exception;
        }
        catch (Exception e)
        {
            return ReferenceEquals(e, exception);
        }
    }

    // Only this constructor composes the message as a real reply has it.
    private static SmtpException Refused(SmtpStatusCode code, string reply) => new(code, new SmtpFailedRecipientException(code, "", reply).Message);
}
