namespace SmtpAnalyzers.Tests.Lifetime;

/// <summary>A using makes a dispose in a finally superfluous.</summary>
public partial class ClientNotDisposedFixTests
{
    [Fact]
    public Task OnlyTheDisposeInTheFinally_GoesWithTheTry() => InFinally(before: """
        var client = [|new SmtpClient("a.example.com")|];
        client.Send(message);
        try
        {
            client.Send(message);
        }
        finally
        {
            client.Dispose();
        }
        """, after: """
        using var client = new SmtpClient("a.example.com");
        client.Send(message);
        client.Send(message);
        """);

    [Fact]
    public Task TryWithACatch_LosesOnlyItsFinally() => InFinally(before: """
        var client = [|new SmtpClient("a.example.com")|];
        client.Send(message);
        try
        {
            client.Send(message);
        }
        catch (InvalidOperationException)
        {
            Console.WriteLine("no");
        }
        finally
        {
            if (client != null)
            {
                client.Dispose();
            }
        }
        """, after: """
        using var client = new SmtpClient("a.example.com");
        client.Send(message);
        try
        {
            client.Send(message);
        }
        catch (InvalidOperationException)
        {
            Console.WriteLine("no");
        }
        """);

    [Fact]
    public Task OtherStatementsOfTheFinally_Stay() => InFinally(before: """
        var client = [|new SmtpClient("a.example.com")|];
        client.Send(message);
        try
        {
            client.Send(message);
        }
        finally
        {
            message.Dispose();
            client.Dispose();
        }
        """, after: """
        using var client = new SmtpClient("a.example.com");
        client.Send(message);
        try
        {
            client.Send(message);
        }
        finally
        {
            message.Dispose();
        }
        """);

    [Fact]
    public Task DisposeOfSomethingElseInTheFinally_Stays() => InFinally(before: """
        var client = [|new SmtpClient("a.example.com")|];
        try
        {
            client.Send(message);
        }
        finally
        {
            message.Dispose();
        }
        """, after: """
        using var client = new SmtpClient("a.example.com");
        try
        {
            client.Send(message);
        }
        finally
        {
            message.Dispose();
        }
        """);

    [Fact]
    public Task CommentInTheFinally_KeepsIt() => InFinally(before: """
        var client = [|new SmtpClient("a.example.com")|];
        client.Send(message);
        try
        {
            client.Send(message);
        }
        finally
        {
            // The server allows few connections.
            client.Dispose();
        }
        """, after: """
        using var client = new SmtpClient("a.example.com");
        client.Send(message);
        try
        {
            client.Send(message);
        }
        finally
        {
            // The server allows few connections.
            client.Dispose();
        }
        """);

    [Fact]
    public Task NameDeclaredInTheTry_KeepsIt() => InFinally(before: """
        var client = [|new SmtpClient("a.example.com")|];
        client.Send(message);
        try
        {
            var subject = message.Subject;
            client.Send("a@example.com", "b@example.com", subject, "");
        }
        finally
        {
            client.Dispose();
        }
        foreach (var subject in new[] { "a" })
            Console.WriteLine(subject);
        """, after: """
        using var client = new SmtpClient("a.example.com");
        client.Send(message);
        try
        {
            var subject = message.Subject;
            client.Send("a@example.com", "b@example.com", subject, "");
        }
        finally
        {
            client.Dispose();
        }
        foreach (var subject in new[] { "a" })
            Console.WriteLine(subject);
        """);

    [Fact]
    public Task FinallyInALoop_Stays() => InFinally(before: """
        var client = [|new SmtpClient("a.example.com")|];
        client.Send(message);
        while (message.To.Count > 0)
        {
            try
            {
                client.Send(message);
                return;
            }
            finally
            {
                client.Dispose();
            }
        }
        """, after: """
        using var client = new SmtpClient("a.example.com");
        client.Send(message);
        while (message.To.Count > 0)
        {
            try
            {
                client.Send(message);
                return;
            }
            finally
            {
                client.Dispose();
            }
        }
        """);

    [Fact]
    public Task UsingStatement_TakesInTheUsesAlone() => InFinally(csharp: 7, before: """
        var client = [|new SmtpClient("a.example.com")|];
        client.Send(message);
        try
        {
            client.Send(message);
            Console.WriteLine("sent");
        }
        finally
        {
            client.Dispose();
        }
        Console.WriteLine("over");
        """, after: """
        using (var client = new SmtpClient("a.example.com"))
        {
            client.Send(message);
            client.Send(message);
            Console.WriteLine("sent");
        }
        Console.WriteLine("over");
        """);

    [Fact]
    public Task SeveralCreations_AreDisposedOnce() => InFinally(before: """
        SmtpClient client;
        if (message.To.Count > 1)
            client = [|new SmtpClient("a.example.com")|];
        else
            client = [|new SmtpClient("b.example.com")|];
        client.Send(message);
        try
        {
            client.Send(message);
        }
        finally
        {
            client.Dispose();
        }
        """, after: """
        SmtpClient client;
        if (message.To.Count > 1)
            client = new SmtpClient("a.example.com");
        else
            client = new SmtpClient("b.example.com");
        using (client)
        {
            client.Send(message);
            client.Send(message);
        }
        """);

    private static Task InFinally(string before, string after, int csharp = 8)
    {
        static string Program(string body) => $$"""
            using System;
            using System.Net.Mail;

            class Mailer
            {
                void Send(MailMessage message)
                {
                    {{body.ReplaceLineEndings("\n").Replace("\n", "\n        ")}}
                }
            }
            """;
        return Fix(before: Program(before), after: Program(after), csharp: csharp);
    }
}
