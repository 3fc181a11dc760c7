using SmtpAnalyzers.CodeFixes.Connection;
using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.CodeFixes.Lifetime;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Editing;

/// <summary>A fix writes as its file does, and leaves alone how the code that it moves is written.</summary>
public class FixStyleTests
{
    [Fact]
    public Task BracesAtTheEndOfTheLine_StayThere() => Fix("""
        using System.Net.Mail;

        class Mailer {
            void Send(string host, MailMessage message, bool urgent) {
                var client = [|new SmtpClient(host)|];
                if (urgent) {
                    message.Priority = MailPriority.High;
                }
                client.Send( message );
            }
        }
        """, """
        using System.Net.Mail;

        class Mailer {
            void Send(string host, MailMessage message, bool urgent) {
                using (var client = new SmtpClient(host)) {
                    if (urgent) {
                        message.Priority = MailPriority.High;
                    }
                    client.Send( message );
                }
            }
        }
        """);

    [Fact]
    public Task IndentationThatIsNotByTheBook_StaysAndIsFollowed() => Verify.Fix<GeneralCatchHidesStatusCodeCodeFix>("SMTP1002", GeneralCatchHidesStatusCodeCodeFix.ReportTheStatus, """
        using System;
        using System.Net.Mail;


            public class Mailer
            {
                public bool IsValid(string address)
                {
                    if (address.Contains("@"))
                    {
                        return true;
                    }
                    return false;
                }

                public void Send(SmtpClient client, MailMessage message)
                {
                    try
                    {
                        client.Send(message);
                    }
                    catch ([|Exception|] e)
                    {
                        /* Nobody is told.
                         */ 
                    }
                }
            }
        """, """
        using System;
        using System.Diagnostics;
        using System.Net.Mail;
        using SmtpAnalyzers;


            public class Mailer
            {
                public bool IsValid(string address)
                {
                    if (address.Contains("@"))
                    {
                        return true;
                    }
                    return false;
                }

                public void Send(SmtpClient client, MailMessage message)
                {
                    try
                    {
                        client.Send(message);
                    }
                    catch (Exception e)
                    {
                        Trace.TraceError("Mail not sent: " + SmtpFailure.From(e));
                        /* Nobody is told.
                         */ 
                    }
                }
            }
        """);

    [Fact]
    public Task StatementFartherIn_GetsANewOneBesideIt() => Verify.Fix<EnableSslNotSetCodeFix>("SMTP2001", "Set EnableSsl to true", """
        using System.Net;
        using System.Net.Mail;

        public class Mailer
        {
            public void Send(MailMessage message, NetworkCredential login)
            {

                    SmtpClient client = [|new SmtpClient("mail.contoso.com", 587)|];
                    var user = login;
                    client.Credentials = user;
                    client.Send(message);

            }

            public void Log(string text)
            {
                    System.Console.WriteLine(text);
            }
        }
        """, """
        using System.Net;
        using System.Net.Mail;

        public class Mailer
        {
            public void Send(MailMessage message, NetworkCredential login)
            {

                    SmtpClient client = new SmtpClient("mail.contoso.com", 587);
                    client.EnableSsl = true;
                    var user = login;
                    client.Credentials = user;
                    client.Send(message);

            }

            public void Log(string text)
            {
                    System.Console.WriteLine(text);
            }
        }
        """);

    [Fact]
    public Task LineOfOtherWhiteSpaceThanTheNext_KeepsItsOwn() => Verify.Fix<ClientNotDisposedCodeFix>("SMTP3001", "Dispose the SmtpClient", """
        using System.Net.Mail;

        public class Mailer
        {
        	public void Send(MailMessage message)
        	{
        		SmtpClient client = [|new SmtpClient("mail.contoso.com")|];
                client.EnableSsl = true;
        		client.Send(message);
        	}
        }
        """, """
        using System.Net.Mail;

        public class Mailer
        {
        	public void Send(MailMessage message)
        	{
        		using SmtpClient client = new SmtpClient("mail.contoso.com");
                client.EnableSsl = true;
        		client.Send(message);
        	}
        }
        """);

    [Fact]
    public Task StatementOfSeveralLines_IsMovedAsItIs() => Fix(""""
        using System.Net.Mail;

        class Mailer
        {
            void Send(string host, MailMessage message)
            {
                var client = [|new SmtpClient(host)|];
                message.Subject = string.Format(
                          "{0}: {1}",
                          host,   message.Subject);
                message.Body = @"Dear all,
                nothing new.
            Yours";
                /* The last
                   step. */
                client.Send(message);
            }
        }
        """", """"
        using System.Net.Mail;

        class Mailer
        {
            void Send(string host, MailMessage message)
            {
                using (var client = new SmtpClient(host))
                {
                    message.Subject = string.Format(
                              "{0}: {1}",
                              host,   message.Subject);
                    message.Body = @"Dear all,
                nothing new.
            Yours";
                    /* The last
                       step. */
                    client.Send(message);
                }
            }
        }
        """");

    [Fact]
    public Task MostlyTabs_GetTabs() => Fix(
        "using System.Net.Mail;\n\nclass Mailer\n{\n\tvoid Send(string host, MailMessage message)\n\t{\n\t\tvar client = [|new SmtpClient(host)|];\n  // Told apart by this.\n\t\tclient.Send(message);\n\t}\n}\n",
        "using System.Net.Mail;\n\nclass Mailer\n{\n\tvoid Send(string host, MailMessage message)\n\t{\n\t\tusing (var client = new SmtpClient(host))\n\t\t{\n\t\t\t// Told apart by this.\n\t\t\tclient.Send(message);\n\t\t}\n\t}\n}\n");

    [Fact]
    public Task TwoSpaces_GetTwoSpaces() => Fix("""
        using System.Net.Mail;

        class Mailer
        {
          void Send(string host, MailMessage message)
          {
            var client = [|new SmtpClient(host)|];
            client.Send(message);
          }
        }
        """, """
        using System.Net.Mail;

        class Mailer
        {
          void Send(string host, MailMessage message)
          {
            using (var client = new SmtpClient(host))
            {
              client.Send(message);
            }
          }
        }
        """);

    [Fact]
    public Task HandlersBodyOfSeveralLines_IsMovedAsItIs() => Verify.Fix<StatusCodeIgnoredCodeFix>("SMTP1001", StatusCodeIgnoredCodeFix.HandleByRemedy, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch ([|SmtpException|])
                {
                    throw new ApplicationException
                        ("Not sent.");
                }
            }
        }
        """, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch (SmtpException e)
                {
                    switch (e.StatusCode)
                    {
                        case var code when (int)code / 100 == 4:
                            // Transient: the same message may pass later, so queue it to be sent again.
                            goto default;
                        case SmtpStatusCode.MustIssueStartTlsFirst:
                            // The server wants TLS (set EnableSsl = true) or a login (check the credentials): the text says which.
                            goto default;
                        case SmtpStatusCode.MailboxUnavailable:
                        case SmtpStatusCode.UserNotLocalTryAlternatePath:
                        case SmtpStatusCode.MailboxNameNotAllowed:
                            // Permanent for this address or sender: correct it before sending again.
                            goto default;
                        default:
                            throw new ApplicationException
                                ("Not sent.");
                    }
                }
            }
        }
        """, runtime: false);

    [Fact]
    public Task LineThatGetsLonger_LeavesTheBraceBelowWhereItWas() => Verify.Fix<StatusCodeIgnoredCodeFix>(
        "SMTP1001", StatusCodeIgnoredCodeFix.CatchTransientOnly, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch ([|SmtpException|])
                    {
                    message.Subject = "no";
                    }
                try
                {
                    client.Send(message);
                }
                catch ([|SmtpException|]) {
                    message.Subject = "no";
                }
            }
        }
        """, """
        using System.Net.Mail;
        using SmtpAnalyzers;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch (SmtpException e) when (SmtpFailure.From(e).IsTransient)
                    {
                    message.Subject = "no";
                    }
                try
                {
                    client.Send(message);
                }
                catch (SmtpException e) when (SmtpFailure.From(e).IsTransient) {
                    message.Subject = "no";
                }
            }
        }
        """);

    /// <summary>Its blanks at the ends of lines, and how its statements are spaced.</summary>
    [Fact]
    public Task OtherPartOfTheClass_IsOtherwiseLeftAsItIs() => Verify.Fix<ClientFieldNotDisposedCodeFix>(
        "SMTP3003", ClientFieldNotDisposedCodeFix.Title, """
        using System.Net.Mail;

        partial class Mailer
        {
            private readonly SmtpClient [|_client|] = new SmtpClient("smtp.example.com");

            public void Send(MailMessage message) => _client.Send(message);
        }
        """, """
        using System.Net.Mail;

        partial class Mailer
        {
            private readonly SmtpClient _client = new SmtpClient("smtp.example.com");

            public void Send(MailMessage message) => _client.Send(message);
        }
        """, more: ("Mailer.Life.cs", OtherPart(""), OtherPart("        _client.Dispose();\n")));

    private static string OtherPart(string added) => """
        using System;
        partial class Mailer:IDisposable {  _
            private bool _over ;  _
            public void Dispose( )
            {
                if(_over ==false) _over=true;  _

        """.Replace("_\r", "\r").Replace("_\n", "\n") + added + """
            }
            private int   Count( ) { return 1 ; }
        }
        """;

    private static Task Fix(string before, string after) =>
        Verify.Fix<ClientNotDisposedCodeFix>("SMTP3001", "Dispose the SmtpClient", before, after, csharp: 7, runtime: false);
}
