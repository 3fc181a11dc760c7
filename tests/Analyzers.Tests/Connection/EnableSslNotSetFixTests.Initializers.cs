namespace SmtpAnalyzers.Tests.Connection;

public partial class EnableSslNotSetFixTests
{
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
    public Task Port25InALocalOfItsOwn_Becomes587There() => Fix(before: """
        using System.Net.Mail;

        class Mailer
        {
            SmtpClient Create()
            {
                const int port = 25;
                return [|new SmtpClient("smtp.gmail.com", port)|];
            }
        }
        """, after: """
        using System.Net.Mail;

        class Mailer
        {
            SmtpClient Create()
            {
                const int port = 587;
                return new SmtpClient("smtp.gmail.com", port) { EnableSsl = true };
            }
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

    [Fact]
    public Task TopLevelElementOfADictionary_GetsAnInitializer() => Fix(csharp: 9, before: """
        using System.Collections.Generic;
        using System.Net.Mail;

        var clients = new Dictionary<string, SmtpClient>();
        clients["gmail"] = [|new SmtpClient("smtp.gmail.com")|];
        clients["gmail"].Dispose();
        """, after: """
        using System.Collections.Generic;
        using System.Net.Mail;

        var clients = new Dictionary<string, SmtpClient>();
        clients["gmail"] = new SmtpClient("smtp.gmail.com") { EnableSsl = true };
        clients["gmail"].Dispose();
        """);
}
