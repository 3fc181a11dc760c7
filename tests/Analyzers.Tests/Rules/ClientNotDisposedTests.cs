namespace SmtpAnalyzers.Tests.Rules;

public partial class ClientNotDisposedTests
{
    private const string Id = "SMTP3001";

    [Fact]
    public Task LocalNeverDisposed_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = [|new SmtpClient("localhost")|];
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task CreationWithInitializer_IsFlaggedWithoutTheInitializer() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = [|new SmtpClient|]
                {
                    Host = "localhost",
                };
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task Temporary_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message) => [|new SmtpClient("localhost")|].Send(message);
        }
        """);

    [Fact]
    public Task DisposeOnlyOnTheSuccessWay_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = [|new SmtpClient("localhost")|];
                client.Send(message);
                client.Dispose();
            }
        }
        """);

    [Fact]
    public Task DisposeOnACondition_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message, bool done)
            {
                var client = [|new SmtpClient("localhost")|];
                try
                {
                    client.Send(message);
                }
                finally
                {
                    if (done)
                    {
                        client.Dispose();
                    }
                }
            }
        }
        """);

    [Fact]
    public Task AClientPerTurnOfALoop_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage[] messages)
            {
                SmtpClient client = null;
                try
                {
                    foreach (var message in messages)
                    {
                        client = [|new SmtpClient("localhost")|];
                        client.Send(message);
                    }
                }
                finally
                {
                    client?.Dispose();
                }
            }
        }
        """);

    [Fact]
    public Task FactoryResultDropped_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            private static SmtpClient Create()
            {
                var client = new SmtpClient("localhost");
                client.Port = 2525;
                return client;
            }

            void Send(MailMessage message)
            {
                [|Create()|].Send(message);
            }
        }
        """);

    [Fact]
    public Task AwaitedFactoryResultDropped_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            private async Task<SmtpClient> CreateAsync()
            {
                await Task.Yield();
                return new SmtpClient("localhost");
            }

            async Task Send(MailMessage message)
            {
                var client = await [|CreateAsync()|].ConfigureAwait(false);
                await client.SendMailAsync(message);
            }
        }
        """);

    [Fact]
    public Task DerivedClient_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class CompanyClient : SmtpClient
        {
            public CompanyClient() : base("localhost") { }
        }

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = [|new CompanyClient()|];
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task TargetTypedNew_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                SmtpClient client = [|new("localhost")|];
                client.Send(message);
            }
        }
        """, csharp: 9);

    [Fact]
    public Task TaskReturnedWithoutDispose_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            Task Send(MailMessage message)
            {
                var client = [|new SmtpClient("localhost")|];
                return client.SendMailAsync(message);
            }
        }
        """);

    [Fact]
    public Task ClientInALambda_IsFlaggedThere() => Verify.Flagged(Id, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            Action<MailMessage> Sender() => message =>
            {
                var client = [|new SmtpClient("localhost")|];
                client.Send(message);
            };
        }
        """);

    [Fact]
    public Task ClientInALocalFunction_IsFlaggedThere() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                Deliver();

                void Deliver()
                {
                    var client = [|new SmtpClient("localhost")|];
                    client.Send(message);
                }
            }
        }
        """);

    [Fact]
    public Task TopLevelStatements_AreAMethodLikeAnyOther() => Verify.Flagged(Id, """
        using System.Net.Mail;

        var client = [|new SmtpClient("localhost")|];
        client.Send("a@example.com", "b@example.com", "subject", "body");
        """, csharp: 9);

    [Fact]
    public Task CatchOfOneType_LeavesAWayOut_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = [|new SmtpClient("localhost")|];
                try
                {
                    client.Send(message);
                }
                catch (SmtpException e) when (e.StatusCode == SmtpStatusCode.MailboxBusy)
                {
                }

                client.Dispose();
            }
        }
        """);

    [Fact]
    public Task SentInAMethodThatLeavesItOpen_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = [|new SmtpClient("localhost")|];
                Deliver(client, message);
            }

            private static void Deliver(SmtpClient client, MailMessage message) => client.Send(message);
        }
        """);

    [Fact]
    public Task SendAsyncWhoseHandlerDoesNotDispose_IsFlagged() => Verify.Flagged(Id, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = [|new SmtpClient("localhost")|];
                client.SendCompleted += (sender, e) =>
                {
                    if (e.Error is SmtpException failure)
                    {
                        Console.WriteLine(failure.StatusCode);
                    }
                };
                client.SendAsync(message, null);
            }
        }
        """);

    [Fact]
    public Task EarlyReturnAfterTheSend_IsFlagged() => Verify.Flagged(Id, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            bool Send(MailMessage message, bool log)
            {
                var client = [|new SmtpClient("localhost")|];
                try
                {
                    client.Send(message);
                }
                catch (Exception)
                {
                    return false;
                }

                client.Dispose();
                return true;
            }
        }
        """);

    [Fact]
    public Task CancelRegisteredWithAToken_IsNoHandOver_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(MailMessage message, CancellationToken token)
            {
                var client = [|new SmtpClient("localhost")|];
                using (token.Register(client.SendAsyncCancel))
                {
                    await client.SendMailAsync(message);
                }
            }
        }
        """);

    [Fact]
    public Task NullInitialisedAndOpen_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                SmtpClient client = null;
                try
                {
                    client = [|new SmtpClient("localhost")|];
                    client.Send(message);
                }
                finally
                {
                    client = null;
                }
            }
        }
        """);

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
    public Task SendAsyncDisposedInTheHandler_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = new SmtpClient("localhost");
                client.SendCompleted += (sender, e) =>
                {
                    client.Dispose();
                    if (e.Error is SmtpException failure)
                    {
                        Console.WriteLine(failure.StatusCode);
                    }
                };
                client.SendAsync(message, null);
            }
        }
        """);

    [Fact]
    public Task SendAsyncDisposedThroughTheSender_IsSilent() => Verify.Silent("""
        using System;
        using System.ComponentModel;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = new SmtpClient("localhost");
                client.SendCompleted += OnSendCompleted;
                client.SendAsync(message, null);
            }

            private void OnSendCompleted(object sender, AsyncCompletedEventArgs e)
            {
                ((SmtpClient)sender).Dispose();
                Error = e.Error;
            }

            public Exception Error { get; private set; }
        }
        """);

    [Fact]
    public Task SendAsyncWithAHandlerFromElsewhere_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message, SendCompletedEventHandler handler)
            {
                var client = new SmtpClient("localhost");
                client.SendCompleted += handler;
                client.SendAsync(message, null);
            }
        }
        """);

    [Fact]
    public Task ClientReturnedToCaller_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Factory
        {
            public SmtpClient Create(bool test)
            {
                var client = new SmtpClient("localhost");
                client.Port = test ? 2525 : 25;
                return client;
            }
        }
        """);

    [Fact]
    public Task ClientStoredInAField_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        sealed class Mailer : IDisposable
        {
            private readonly SmtpClient _client;

            public Mailer(MailMessage hello)
            {
                _client = new SmtpClient("localhost");
                _client.Send(hello);
            }

            public void Dispose() => _client.Dispose();
        }
        """);

    [Fact]
    public Task ClientStoredInACollection_IsSilent() => Verify.Silent("""
        using System.Collections.Generic;
        using System.Net.Mail;

        class Pool
        {
            private readonly List<SmtpClient> _clients = new List<SmtpClient>();

            public void Fill(MailMessage hello)
            {
                var client = new SmtpClient("localhost");
                _clients.Add(client);
                client.Send(hello);
            }
        }
        """);

    [Fact]
    public Task ClientStoredInAnArray_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Pool
        {
            private readonly SmtpClient[] _clients = new SmtpClient[1];

            public void Fill(MailMessage hello)
            {
                var client = new SmtpClient("localhost");
                _clients[0] = client;
                client.Send(hello);
            }
        }
        """);

    [Fact]
    public Task ClientInATuple_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Pool
        {
            public (SmtpClient, string) Open()
            {
                var client = new SmtpClient("localhost");
                return (client, "localhost");
            }
        }
        """);

    [Fact]
    public Task ClientYielded_IsSilent() => Verify.Silent("""
        using System.Collections.Generic;
        using System.Net.Mail;

        class Pool
        {
            public IEnumerable<SmtpClient> Open()
            {
                var client = new SmtpClient("localhost");
                yield return client;
            }
        }
        """);

    [Fact]
    public Task ClientPassedToAConstructor_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            private readonly SmtpClient _client;

            public Mailer(SmtpClient client) => _client = client;

            public static Mailer Open(MailMessage hello)
            {
                var client = new SmtpClient("localhost");
                var mailer = new Mailer(client);
                client.Send(hello);
                return mailer;
            }
        }
        """);

    [Fact]
    public Task ClientGivenToAMethodThatCannotBeSeen_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        abstract class Mailer
        {
            protected abstract void Release(SmtpClient client);

            public void Send(MailMessage message)
            {
                var client = new SmtpClient("localhost");
                try
                {
                    client.Send(message);
                }
                finally
                {
                    Release(client);
                }
            }
        }
        """);

    [Fact]
    public Task ClientCapturedByALambdaGivenAway_IsSilent() => Verify.Silent("""
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public Task Send(MailMessage message)
            {
                var client = new SmtpClient("localhost");
                return Task.Run(() => client.Send(message));
            }
        }
        """);

    [Fact]
    public Task MethodGroupGivenAway_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            public void Send(MailMessage message, Action<Action<MailMessage>> queue)
            {
                var client = new SmtpClient("localhost");
                queue(client.Send);
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task OutParameter_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            public void Open(MailMessage hello, out SmtpClient client)
            {
                client = new SmtpClient("localhost");
                client.Send(hello);
            }
        }
        """);

    [Fact]
    public Task UserDefinedConversion_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Handle
        {
            private SmtpClient _client;

            public static implicit operator Handle(SmtpClient client) => new Handle { _client = client };
        }

        class Mailer
        {
            public void Open(MailMessage hello)
            {
                var client = new SmtpClient("localhost");
                Handle handle = client;
                client.Send(hello);
            }
        }
        """);

    [Fact]
    public Task ClientNeverSentWith_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            public int DefaultPort()
            {
                var client = new SmtpClient("localhost");
                return client.Port;
            }
        }
        """);

    [Fact]
    public Task PickupDirectory_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            public void Send(MailMessage message)
            {
                var client = new SmtpClient
                {
                    DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory,
                    PickupDirectoryLocation = "/var/mail/pickup",
                };
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task FactoryThatCachesItsClient_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            private SmtpClient _client;

            private SmtpClient Client()
            {
                if (_client == null)
                {
                    _client = new SmtpClient("localhost");
                }

                return _client;
            }

            public void Send(MailMessage message) => Client().Send(message);
        }
        """, except: "SMTP3003");

    [Fact]
    public Task ClientReceivedAsAParameter_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            public void Send(SmtpClient client, MailMessage message) => client.Send(message);
        }
        """);

    [Fact]
    public Task UsedUnderTheSameCondition_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            public void Send(MailMessage message, bool mail)
            {
                SmtpClient client = null;
                if (mail)
                {
                    client = new SmtpClient("localhost");
                }

                try
                {
                    if (mail)
                    {
                        client.Send(message);
                    }
                }
                finally
                {
                    if (mail)
                    {
                        client.Dispose();
                    }
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
    public Task HomemadeSmtpClient_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        namespace Homemade
        {
            class SmtpClient
            {
                public void Send(MailMessage message) { }
            }

            class Mailer
            {
                public void Send(MailMessage message)
                {
                    var client = new SmtpClient();
                    client.Send(message);
                }
            }
        }
        """);

    [Fact]
    public Task MailKitClient_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        namespace MailKit.Net.Smtp
        {
            public class SmtpClient
            {
                public void Send(object message) { }
            }
        }

        namespace App
        {
            class Mailer
            {
                public void Send(MailMessage message)
                {
                    var client = new MailKit.Net.Smtp.SmtpClient();
                    client.Send(message);
                }
            }
        }
        """);

    [Fact]
    public Task UnreachableCode_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            public void Send(MailMessage message)
            {
                return;
        #pragma warning disable CS0162
                var client = new SmtpClient("localhost");
                client.Send(message);
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
    public Task OuterVariableOfALambda_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            public void Send(MailMessage message)
            {
                SmtpClient client = null;
                Action open = () =>
                {
                    client = new SmtpClient("localhost");
                    client.Send(message);
                };
                open();
                client?.Dispose();
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

    [Fact]
    public Task ClientCapturedByALambdaOfAConstructorItIsGivenTo_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        class Sender
        {
            private readonly Func<SmtpClient> _factory;

            public Sender(string name, SmtpClient client)
            {
                _factory = () => client;
            }

            public static Sender Open(MailMessage hello)
            {
                var client = new SmtpClient("localhost");
                var sender = new Sender("main", client);
                client.Send(hello);
                return sender;
            }
        }
        """);
}
