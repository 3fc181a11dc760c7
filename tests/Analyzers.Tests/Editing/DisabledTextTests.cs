using SmtpAnalyzers.CodeFixes.Lifetime;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Editing;

/// <summary>Code that an #if switches off moves with the code around it.</summary>
public class DisabledTextTests
{
    [Fact]
    public Task BetweenMovedLines_MovesWithThem() => Moved("""
            var client = [|new SmtpClient("a.example.com")|];
            client.Timeout = 60000;
    #if NEVER
            if (message.To.Count > 0)
            {
                message.Body = "";
            }
    #else
            client.EnableSsl = true;
    #endif
            client.Send(message);
            Console.WriteLine("sent");
    """, """
            using (var client = new SmtpClient("a.example.com"))
            {
                client.Timeout = 60000;
    #if NEVER
                if (message.To.Count > 0)
                {
                    message.Body = "";
                }
    #else
                client.EnableSsl = true;
    #endif
                client.Send(message);
            }
            Console.WriteLine("sent");
    """);

    [Fact]
    public Task BeforeTheFirstMovedLine_MovesWithIt() => Moved("""
            var client = [|new SmtpClient("a.example.com")|];
    #if NEVER
            if (message.To.Count > 0)
            {
                message.Body = "";
            }
    #endif
            client.Send(message);
            Console.WriteLine("sent");
    """, """
            using (var client = new SmtpClient("a.example.com"))
            {
    #if NEVER
                if (message.To.Count > 0)
                {
                    message.Body = "";
                }
    #endif
                client.Send(message);
            }
            Console.WriteLine("sent");
    """);

    [Fact]
    public Task IndentedDirectives_MoveToo() => Moved("""
            var client = [|new SmtpClient("a.example.com")|];
            #if NEVER
            message.Body = "";
            #endif
            client.Send(message);
            Console.WriteLine("sent");
    """, """
            using (var client = new SmtpClient("a.example.com"))
            {
                #if NEVER
                message.Body = "";
                #endif
                client.Send(message);
            }
            Console.WriteLine("sent");
    """);

    [Fact]
    public Task TextOnSeveralLines_StaysAsItIs() => Moved("""
            var client = [|new SmtpClient("a.example.com")|];
            client.Send(message);
    #if NEVER
            message.Body = @"One
            Two";
    #endif
            client.Send(message);
            Console.WriteLine("sent");
    """, """
            using (var client = new SmtpClient("a.example.com"))
            {
                client.Send(message);
    #if NEVER
            message.Body = @"One
            Two";
    #endif
                client.Send(message);
            }
            Console.WriteLine("sent");
    """);

    [Fact]
    public Task WhereNothingMoves_StaysAsItIs() => Moved("""
            var client = [|new SmtpClient("a.example.com")|];
    #if NEVER
              message.Body = "";
    #endif
            client.Send(message);
            Console.WriteLine("sent");
    """, """
            using var client = new SmtpClient("a.example.com");
    #if NEVER
              message.Body = "";
    #endif
            client.Send(message);
            Console.WriteLine("sent");
    """, csharp: 8);

    private static Task Moved(string before, string after, int csharp = 7)
    {
        static string Program(string body) => $$"""
            using System;
            using System.Net.Mail;

            class Mailer
            {
                void Send(MailMessage message)
                {
            {{body}}
                }
            }
            """;
        return Verify.Fix<ClientNotDisposedCodeFix>("SMTP3001", ClientNotDisposedCodeFix.Title, Program(before), Program(after), csharp: csharp);
    }
}
