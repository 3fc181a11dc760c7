using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

/// <summary>Disposed on every way, in whatever form.</summary>
public partial class ClientNotDisposedTests
{
    [Fact]
    public Task UsingStatement_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    client.Send(message);
                }
            }
        }
        """, csharp: 7);

    [Fact]
    public Task UsingDeclaration_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using var client = new SmtpClient("localhost") { Port = 2525 };
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task UsingOfAnExistingVariable_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = new SmtpClient("localhost");
                client.Port = 2525;
                using (client)
                {
                    client.Send(message);
                }
            }
        }
        """);

    [Fact]
    public Task UsingOfACast_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = new SmtpClient("localhost");
                using (client as IDisposable)
                {
                    client.Send(message);
                }
            }
        }
        """);

    [Fact]
    public Task UsingWithoutAVariable_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                SmtpClient client;
                using (client = new SmtpClient("localhost"))
                {
                    client.Send(message);
                }
            }
        }
        """);

    [Fact]
    public Task DisposeInFinally_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = new SmtpClient("localhost");
                try
                {
                    client.Send(message);
                }
                finally
                {
                    client.Dispose();
                }
            }
        }
        """);

    [Fact]
    public Task ConditionalDisposeInFinally_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                SmtpClient client = null;
                try
                {
                    client = new SmtpClient("localhost");
                    client.Send(message);
                }
                finally
                {
                    client?.Dispose();
                }
            }
        }
        """);

    [Fact]
    public Task NullCheckedDisposeInFinally_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                SmtpClient client = null;
                try
                {
                    client = new SmtpClient("localhost");
                    client.Send(message);
                }
                finally
                {
                    if (client != null)
                    {
                        ((IDisposable)client).Dispose();
                    }
                }
            }
        }
        """);

    [Fact]
    public Task NotNullPatternBeforeDispose_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                SmtpClient client = null;
                try
                {
                    client = new SmtpClient("localhost");
                    client.Send(message);
                }
                finally
                {
                    if (client is not null)
                    {
                        client.Dispose();
                    }
                }
            }
        }
        """, csharp: 9);

    [Fact]
    public Task DisposeAfterACatchOfEverything_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = new SmtpClient("localhost");
                try
                {
                    client.Send(message);
                }
                catch (Exception e) when (!(e is SmtpException))
                {
                    client.Dispose();
                    throw;
                }
                catch (SmtpException e)
                {
                    Console.WriteLine(e.StatusCode);
                }
                catch
                {
                    client.Dispose();
                    throw;
                }

                client.Dispose();
            }
        }
        """);

    [Fact]
    public Task DisposedByAHelper_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = new SmtpClient("localhost");
                try
                {
                    client.Send(message);
                }
                finally
                {
                    Close(client);
                }
            }

            private static void Close(IDisposable disposable)
            {
                if (disposable != null)
                {
                    disposable.Dispose();
                }
            }
        }
        """);

    [Fact]
    public Task HelperThatSendsAndDisposes_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message) => Deliver(new SmtpClient("localhost"), message);

            private static void Deliver(SmtpClient client, MailMessage message)
            {
                using (client)
                {
                    client.Send(message);
                }
            }
        }
        """);

    [Fact]
    public Task LoopWithUsing_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            public void Send(MailMessage[] messages)
            {
                foreach (var message in messages)
                {
                    using (var client = new SmtpClient("localhost"))
                    {
                        client.Send(message);
                    }
                }
            }
        }
        """);

    [Fact]
    public Task OneClientForALoop_DisposedInFinally_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            public void Send(MailMessage[] messages)
            {
                var client = new SmtpClient("localhost");
                try
                {
                    foreach (var message in messages)
                    {
                        if (message.To.Count == 0)
                        {
                            continue;
                        }

                        client.Send(message);
                    }
                }
                finally
                {
                    client.Dispose();
                }
            }
        }
        """);

    [Fact]
    public Task LocalFunctionThatDisposes_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            public void Send(MailMessage message)
            {
                var client = new SmtpClient("localhost");
                try
                {
                    client.Send(message);
                }
                finally
                {
                    Close();
                }

                void Close() => client.Dispose();
            }
        }
        """);

    [Fact]
    public Task TaskRunAwaitedWithUsing_IsSilent() => Verify.Silent("""
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task Send(MailMessage message)
            {
                using var client = new SmtpClient("localhost");
                await Task.Run(() => client.Send(message));
            }
        }
        """);

    [Fact]
    public Task GotoFinallyDispose_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            public bool Send(MailMessage message, int tries)
            {
                var client = new SmtpClient("localhost");
                try
                {
                    if (tries > 1)
                    {
                        return false;
                    }

                    client.Send(message);
                    return true;
                }
                finally
                {
                    client.Dispose();
                }
            }
        }
        """);
}
