using SmtpAnalyzers.CodeFixes;

namespace SmtpAnalyzers.Tests.Rules;

public class EnableSslNotSetFixTests
{
    [Fact]
    public Task LocalWithSettings_GetsAStatementAfterTheLastOfThem() => Fix("""
        using System.Net;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message, string password)
            {
                using (var client = [|new SmtpClient("smtp.example.com", 587)|])
                {
                    client.Credentials = new NetworkCredential("user", password); // the shop's account
                    client.Timeout = 5000;

                    client.Send(message);
                }
            }
        }
        """, """
        using System.Net;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message, string password)
            {
                using (var client = new SmtpClient("smtp.example.com", 587))
                {
                    client.Credentials = new NetworkCredential("user", password); // the shop's account
                    client.Timeout = 5000;
                    client.EnableSsl = true;

                    client.Send(message);
                }
            }
        }
        """);

    [Fact]
    public Task Initializer_GetsOneMoreSetting() => Fix("""
        using System.Net;
        using System.Net.Mail;

        class Mailer
        {
            SmtpClient OnLines(string password) => [|new SmtpClient|]
            {
                Host = "smtp.example.com",
                Port = 587, // submission
                Credentials = new NetworkCredential("user", password) // the shop's account
            };

            SmtpClient WithLastComma(string password) => [|new SmtpClient("smtp.example.com")|]
            {
                Credentials = new NetworkCredential("user", password),
            };

            SmtpClient OnOneLine(string password) => [|new SmtpClient("smtp.example.com")|] { Credentials = new NetworkCredential("user", password) };

            SmtpClient WithNothing() => [|new SmtpClient("smtp.example.com", 587)|] { };
        }
        """, """
        using System.Net;
        using System.Net.Mail;

        class Mailer
        {
            SmtpClient OnLines(string password) => new SmtpClient
            {
                Host = "smtp.example.com",
                Port = 587, // submission
                Credentials = new NetworkCredential("user", password), // the shop's account
                EnableSsl = true
            };

            SmtpClient WithLastComma(string password) => new SmtpClient("smtp.example.com")
            {
                Credentials = new NetworkCredential("user", password),
                EnableSsl = true,
            };

            SmtpClient OnOneLine(string password) => new SmtpClient("smtp.example.com") { Credentials = new NetworkCredential("user", password), EnableSsl = true };

            SmtpClient WithNothing() => new SmtpClient("smtp.example.com", 587) { EnableSsl = true };
        }
        """);

    [Fact]
    public Task FactoryThroughALocal_GetsAStatement() => Fix("""
        using System.Net.Mail;

        class Mailer
        {
            SmtpClient Create()
            {
                var client = [|new SmtpClient("smtp.example.com", 587)|];
                return client;
            }
        }
        """, """
        using System.Net.Mail;

        class Mailer
        {
            SmtpClient Create()
            {
                var client = new SmtpClient("smtp.example.com", 587);
                client.EnableSsl = true;
                return client;
            }
        }
        """);

    [Fact]
    public Task FieldOfTheConstructor_GetsAStatement() => Fix("""
        using System;
        using System.Net;
        using System.Net.Mail;

        sealed class Mailer : IDisposable
        {
            private readonly SmtpClient _client;

            public Mailer(string password)
            {
                _client = [|new SmtpClient("smtp.example.com")|];
                _client.Credentials = new NetworkCredential("user", password);
            }

            public void Dispose() => _client.Dispose();
        }
        """, """
        using System;
        using System.Net;
        using System.Net.Mail;

        sealed class Mailer : IDisposable
        {
            private readonly SmtpClient _client;

            public Mailer(string password)
            {
                _client = new SmtpClient("smtp.example.com");
                _client.Credentials = new NetworkCredential("user", password);
                _client.EnableSsl = true;
            }

            public void Dispose() => _client.Dispose();
        }
        """);

    [Fact]
    public Task FieldWithInitializerTemporaryAndReturned_GetInitializers() => Fix("""
        using System;
        using System.Net.Mail;

        sealed class Mailer : IDisposable
        {
            private readonly SmtpClient _client = [|new SmtpClient("smtp.gmail.com")|];

            SmtpClient Create() { return [|new SmtpClient("smtp.example.com", 587)|]; }

            public void Dispose() => _client.Dispose();
        }
        """, """
        using System;
        using System.Net.Mail;

        sealed class Mailer : IDisposable
        {
            private readonly SmtpClient _client = new SmtpClient("smtp.gmail.com") { EnableSsl = true };

            SmtpClient Create() { return new SmtpClient("smtp.example.com", 587) { EnableSsl = true }; }

            public void Dispose() => _client.Dispose();
        }
        """);

    [Fact]
    public Task Port25OfAHostThatDemandsTls_Becomes587() => Fix("""
        using System.Net.Mail;

        class Mailer
        {
            SmtpClient Gmail() => [|new SmtpClient("smtp.gmail.com", 25)|];

            SmtpClient Office() => [|new SmtpClient(port: 25, host: "smtp.office365.com")|];

            SmtpClient Amazon()
            {
                var client = [|new SmtpClient()|];
                client.Host = "email-smtp.eu-west-1.amazonaws.com";
                client.Port = 25;
                return client;
            }
        }
        """, """
        using System.Net.Mail;

        class Mailer
        {
            SmtpClient Gmail() => new SmtpClient("smtp.gmail.com", 587) { EnableSsl = true };

            SmtpClient Office() => new SmtpClient(port: 587, host: "smtp.office365.com") { EnableSsl = true };

            SmtpClient Amazon()
            {
                var client = new SmtpClient();
                client.Host = "email-smtp.eu-west-1.amazonaws.com";
                client.Port = 587;
                client.EnableSsl = true;
                return client;
            }
        }
        """);

    [Fact]
    public Task CreationWithoutSettings_GetsTheNextStatement() => Fix(before: """
        using System;
        using System.Net;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                // Submission.
                using var client = [|new SmtpClient("smtp.example.com", 587)|]; // STARTTLS

                client.Send(message);
            }

            void SendInUsing(MailMessage message)
            {
                using (var client = [|new SmtpClient("smtp.example.com", 587)|])
                {
                    client.Send(message);
                }
            }
        }
        """, after: """
        using System;
        using System.Net;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                // Submission.
                using var client = new SmtpClient("smtp.example.com", 587); // STARTTLS
                client.EnableSsl = true;

                client.Send(message);
            }

            void SendInUsing(MailMessage message)
            {
                using (var client = new SmtpClient("smtp.example.com", 587))
                {
                    client.EnableSsl = true;
                    client.Send(message);
                }
            }
        }
        """);

    [Fact]
    public Task NoPlaceForAStatement_GetsAnInitializer() => Fix(before: """
        using System;
        using System.Net;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            readonly Func<SmtpClient> _factory = () => [|new SmtpClient("smtp.example.com", 587)|];

            SmtpClient Property { get; } = [|new SmtpClient("smtp.example.com", 587)|];

            IDisposable AsInterface()
            {
                IDisposable client = [|new SmtpClient("smtp.example.com", 587)|];
                return client;
            }

            void Stacked(string password)
            {
                using (var client = [|new SmtpClient("smtp.example.com", 587)|])
                using (var message = new MailMessage("a@example.com", "b@example.com"))
                {
                    client.Credentials = new NetworkCredential("user", password);
                    client.Send(message);
                }
            }

            SmtpClient Choose(bool inside) => inside ? new SmtpClient("relay.example.com") : [|new SmtpClient("smtp.gmail.com")|];

            SmtpClient Embedded(bool inside)
            {
                SmtpClient client;
                if (inside)
                    client = new SmtpClient("relay.example.com");
                else
                    client = [|new SmtpClient("smtp.gmail.com")|];
                return client;
            }
        }
        """, after: """
        using System;
        using System.Net;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            readonly Func<SmtpClient> _factory = () => new SmtpClient("smtp.example.com", 587) { EnableSsl = true };

            SmtpClient Property { get; } = new SmtpClient("smtp.example.com", 587) { EnableSsl = true };

            IDisposable AsInterface()
            {
                IDisposable client = new SmtpClient("smtp.example.com", 587) { EnableSsl = true };
                return client;
            }

            void Stacked(string password)
            {
                using (var client = new SmtpClient("smtp.example.com", 587) { EnableSsl = true })
                using (var message = new MailMessage("a@example.com", "b@example.com"))
                {
                    client.Credentials = new NetworkCredential("user", password);
                    client.Send(message);
                }
            }

            SmtpClient Choose(bool inside) => inside ? new SmtpClient("relay.example.com") : new SmtpClient("smtp.gmail.com") { EnableSsl = true };

            SmtpClient Embedded(bool inside)
            {
                SmtpClient client;
                if (inside)
                    client = new SmtpClient("relay.example.com");
                else
                    client = new SmtpClient("smtp.gmail.com") { EnableSsl = true };
                return client;
            }
        }
        """);

    [Fact]
    public Task SettingsUnderADirective_AreNotCounted() => Fix(before: """
        using System;
        using System.Net;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            SmtpClient Create(string password)
            {
                var client = [|new SmtpClient("smtp.example.com")|];
                client.Credentials = new NetworkCredential("user", password);
        #if DEBUG
                client.Timeout = 1;
        #else
                client.Timeout = 1000;
        #endif
                return client;
            }
        }
        """, after: """
        using System;
        using System.Net;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            SmtpClient Create(string password)
            {
                var client = new SmtpClient("smtp.example.com");
                client.Credentials = new NetworkCredential("user", password);
                client.EnableSsl = true;
        #if DEBUG
                client.Timeout = 1;
        #else
                client.Timeout = 1000;
        #endif
                return client;
            }
        }
        """);

    [Fact]
    public Task TargetTypedNew_GetsAnInitializer() => Fix(csharp: 9, before: """
        using System;
        using System.Net;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            readonly SmtpClient _client = [|new("smtp.gmail.com", 25)|];

            SmtpClient Create() => [|new("smtp.example.com", 587)|] { Timeout = 1000 };

            void Close() => _client.Dispose();
        }
        """, after: """
        using System;
        using System.Net;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            readonly SmtpClient _client = new("smtp.gmail.com", 587) { EnableSsl = true };

            SmtpClient Create() => new("smtp.example.com", 587) { Timeout = 1000, EnableSsl = true };

            void Close() => _client.Dispose();
        }
        """);

    [Fact]
    public Task FieldConfiguredElsewhere_GetsItsPortFixedToo() => Fix(before: """
        using System;
        using System.Net;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            readonly SmtpClient _client = [|new SmtpClient()|];

            Mailer(string password)
            {
                this._client.Host = "smtp.office365.com";
                _client.Port = 25;
                _client.Credentials = new NetworkCredential("user", password);
            }

            void Close() => _client.Dispose();
        }
        """, after: """
        using System;
        using System.Net;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            readonly SmtpClient _client = new SmtpClient() { EnableSsl = true };

            Mailer(string password)
            {
                this._client.Host = "smtp.office365.com";
                _client.Port = 587;
                _client.Credentials = new NetworkCredential("user", password);
            }

            void Close() => _client.Dispose();
        }
        """);

    [Fact]
    public Task Port25OfAnotherHost_Stays() => Fix(before: """
        using System;
        using System.Net;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            SmtpClient Create(string password)
            {
                var client = [|new SmtpClient("smtp.example.com", 25)|];
                client.Credentials = new NetworkCredential("user", password);
                return client;
            }
        }
        """, after: """
        using System;
        using System.Net;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            SmtpClient Create(string password)
            {
                var client = new SmtpClient("smtp.example.com", 25);
                client.Credentials = new NetworkCredential("user", password);
                client.EnableSsl = true;
                return client;
            }
        }
        """);

    [Fact]
    public Task TwoClientsOfOneMethod_AreBothSet() => Fix(before: """
        using System;
        using System.Net;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            SmtpClient Create(string password, bool other)
            {
                var first = [|new SmtpClient("smtp.example.com")|];
                var second = [|new SmtpClient|] { Host = "smtp.example.com", Port = 587 };
                first.Credentials = new NetworkCredential("user", password);
                return other ? first : second;
            }
        }
        """, after: """
        using System;
        using System.Net;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            SmtpClient Create(string password, bool other)
            {
                var first = new SmtpClient("smtp.example.com");
                first.EnableSsl = true;
                var second = new SmtpClient { Host = "smtp.example.com", Port = 587, EnableSsl = true };
                first.Credentials = new NetworkCredential("user", password);
                return other ? first : second;
            }
        }
        """);

    [Fact]
    public Task TopLevelStatements_GetAStatement() => Fix(csharp: 9, before: """
        using System.Net.Mail;

        using var client = [|new SmtpClient("smtp.example.com", 587)|];
        client.Timeout = 1000;
        client.Send(new MailMessage("a@example.com", "b@example.com"));
        """, after: """
        using System.Net.Mail;

        using var client = new SmtpClient("smtp.example.com", 587);
        client.Timeout = 1000;
        client.EnableSsl = true;
        client.Send(new MailMessage("a@example.com", "b@example.com"));
        """);

    [Fact]
    public Task DirectiveInTheInitializer_HasNoFix() => NoFix("""
        using System.Net.Mail;

        class Mailer
        {
            SmtpClient Create() => [|new SmtpClient|]
            {
                Host = "smtp.example.com",
                Port = 587,
        #if DEBUG
                Timeout = 1,
        #endif
            };
        }
        """);

    private static Task Fix(string before, string after, int csharp = 8, Framework on = Framework.Both) =>
        Verify.Fix<EnableSslNotSetCodeFix>("SMTP2001", EnableSslNotSetCodeFix.Title, before, after, on, csharp);

    private static Task NoFix(string program, int csharp = 8, Framework on = Framework.Both) =>
        Verify.NoFix<EnableSslNotSetCodeFix>("SMTP2001", program, on: on, csharp: csharp);
}
