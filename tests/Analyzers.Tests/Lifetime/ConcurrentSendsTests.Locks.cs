using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

/// <summary>Locks that are no <c>lock</c> statement.</summary>
public partial class ConcurrentSendsTests
{
    [Theory]
    [InlineData("_readerWriter.EnterWriteLock(); try { Client.Send(message); } finally { _readerWriter.ExitWriteLock(); }")]
    [InlineData("using (await _gate.EnterAsync()) { Client.Send(message); }")]
    [InlineData("using (_gate.Enter()) Client.Send(message);")]
    [InlineData("if (!_gate.TryAcquire()) return; Client.Send(message);")]
    [InlineData("Gate.WaitForTurn(); Client.Send(message);")]
    [InlineData("if (Interlocked.CompareExchange(ref _busy, 1, 0) != 0) return; Client.Send(message); _busy = 0;")]
    [InlineData("await _semaphore.WaitAsync(); try { await Task.Run(() => Client.Send(message)); } finally { _semaphore.Release(); }")]
    [InlineData("OfTheThread.Send(message);")]
    [InlineData("Each.Value.Send(message);")]
    [InlineData("Monitor.Enter(_gate); try { Client.Send(message); } finally { Monitor.Exit(_gate); }")]
    [InlineData("using (await _gate.LockAsync()) { Client.Send(message); }")]
    [InlineData("_gate.AcquireLock(); Client.Send(message);")]
    [InlineData("lock (_gate) Client.Send(message);")]
    public Task StaticClientUnderALock_IsSilent(string statements) => Verify.Silent(Locked(statements));

    [Theory]
    [InlineData("[|Client.Send(message)|];")]
    [InlineData("_gate.Leave(); [|Client.Send(message)|];")]
    [InlineData("Interlocked.Increment(ref _busy); [|Client.Send(message)|];")]
    [InlineData("await Task.Yield(); _work.Wait(); Task.WaitAll(_work); [|Client.Send(message)|];")]
    public Task StaticClientWithoutALock_IsFlagged(string statements) => Verify.Flagged(Id, Locked(statements));

    /// <summary>Neither the methods that take the lock nor the field that is sent with have a word of mail in them.</summary>
    [Theory]
    [InlineData("{ lock (Gate) { Pass(to); } }")]
    [InlineData("{ lock (Gate) { Hand(to); } }")]
    [InlineData("{ System.Threading.Monitor.Enter(Gate); try { Hand(to); } finally { System.Threading.Monitor.Exit(Gate); } }")]
    [InlineData("Task.Run(() => { System.Threading.Monitor.Enter(Gate); Hand(to); System.Threading.Monitor.Exit(Gate); })")]
    public Task LockTakenByAMethodThatDoesNotNameMail_IsSilent(string each) =>
        Verify.Silent(Passing(each, "Client.Send(\"shop@example.com\", to, \"Your order\", \"It is on its way.\");"));

    [Theory]
    [InlineData("{ Pass(to); }")]
    [InlineData("{ System.Console.WriteLine(to); Hand(to); }")]
    [InlineData("Task.Run(() => { System.Action wait = () => System.Threading.Monitor.Enter(Gate); Hand(to); })")]
    public Task NoLockInAMethodThatDoesNotNameMail_IsFlagged(string each) =>
        Verify.Flagged(Id, Passing(each, "[|Client.Send(\"shop@example.com\", to, \"Your order\", \"It is on its way.\")|];"));

    /// <summary>Of two methods, one is called with the lock taken, in another part of the class.</summary>
    [Fact]
    public Task LockTakenInAnotherFile_IsSilent() => Verify.FlaggedInFiles(Id,
    [
        """
        using System.Net.Mail;

        partial class Mailer
        {
            private static readonly SmtpClient Client = new SmtpClient("localhost");

            private static void Pass(MailMessage message) => Client.Send(message);

            public static void AtOnce(MailMessage message) => [|Client.Send(message)|];
        }
        """,
        """
        using System.Net.Mail;

        partial class Mailer
        {
            private static readonly object Gate = new object();

            public static void Deliver(MailMessage message)
            {
                lock (Gate)
                {
                    Pass(message);
                }
            }
        }
        """,
    ]);

    private static string Passing(string each, string send) => $$"""
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Shared<T>
        {
            protected static T Client;
        }

        class Mailer : Shared<SmtpClient>
        {
            private static readonly object Gate = new object();

            public static void DeliverAll(string[] all) => Parallel.ForEach(all, to => {{each}});

            private static void Hand(string to) => Pass(to);

            private static void Pass(string to)
            {
                {{send}}
            }
        }
        """;

    private static string Locked(string statements) => $$"""
        using System;
        using System.Net.Mail;
        using System.Threading;
        using System.Threading.Tasks;

        class Gate
        {
            public IDisposable Enter() => null;
            public Task<IDisposable> EnterAsync() => Task.FromResult<IDisposable>(null);
            public Task<IDisposable> LockAsync() => EnterAsync();
            public bool TryAcquire() => true;
            public void AcquireLock() { }
            public void Leave() { }
            public static void WaitForTurn() { }
        }

        class Mailer
        {
            private static readonly SmtpClient Client = new SmtpClient("localhost");
            private static readonly ThreadLocal<SmtpClient> Each = new ThreadLocal<SmtpClient>(() => new SmtpClient("localhost"));
            [field: ThreadStatic] private static SmtpClient OfTheThread { get; set; }
            private static int _busy;
            private readonly ReaderWriterLockSlim _readerWriter = new ReaderWriterLockSlim();
            private readonly SemaphoreSlim _semaphore = new SemaphoreSlim(1);
            private readonly Gate _gate = new Gate();
            private Task _work;

            async Task Send(MailMessage message) { {{statements}} }
        }
        """;
}
