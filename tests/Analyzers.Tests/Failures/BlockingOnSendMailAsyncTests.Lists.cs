using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

public partial class BlockingOnSendMailAsyncTests
{
    [Theory]
    [InlineData("var tasks = new List<Task>(); foreach (var m in messages) tasks.Add(client.SendMailAsync(m)); [|Task.WaitAll(tasks.ToArray())|];")]
    [InlineData("var tasks = messages.Select(m => client.SendMailAsync(m)).ToArray(); [|Task.WaitAll(tasks)|];")]
    [InlineData("[|Task.WaitAll(messages.Select(m => client.SendMailAsync(m)).ToArray())|];")]
    public Task ListOfSends_IsFlagged(string statements) => Verify.Flagged(Id, Blocking(statements));

    [Theory]
    [InlineData("var tasks = new List<Task>(); tasks.Add(Task.Delay(1)); Task.WaitAll(tasks.ToArray());")]
    [InlineData("var tasks = messages.Select(m => Task.Delay(1)).ToArray(); Task.WaitAll(tasks);")]
    public Task ListOfOtherTasks_IsSilent(string statements) => Verify.Silent(Blocking(statements));

    private static string Blocking(string statements) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage[] messages)
            {
                try
                {
                    {{statements}}
                }
                catch (SmtpException e)
                {
                    Console.WriteLine(e.StatusCode);
                }
            }
        }
        """;
}
