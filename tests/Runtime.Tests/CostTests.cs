using System.Net.Mail;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using SmtpAnalyzers.Testing;

namespace SmtpAnalyzers.Runtime.Tests;

/// <summary>What the runtime costs the program that it is compiled into.</summary>
public sealed class CostTests
{
    private const int Megabyte = 1_000_000;

    /// <summary>Method bodies and string literals: names and tables of the metadata depend on the compiler, these on us.</summary>
    [Fact]
    public void CompiledSource_IsAtMost48KiB()
    {
        using var image = new MemoryStream(EmbeddedSource.Emit(EmbeddedSource.Compile(EmbeddedSource.Net48)));
        using var file = new PEReader(image);
        var metadata = file.GetMetadataReader();
        var code = metadata.MethodDefinitions
            .Select(handle => metadata.GetMethodDefinition(handle).RelativeVirtualAddress)
            .Where(address => address != 0)
            .Sum(address => file.GetMethodBody(address).Size);
        var literals = metadata.GetHeapSize(HeapIndex.UserString);

        Assert.True(code > 1024 && literals > 1024, $"Nothing measured: {code} and {literals} bytes.");
        Assert.True(code + literals <= 48 * 1024, $"{code} bytes of code and {literals} of literals.");
    }

    [Fact]
    public void From_AllocatesOnlyItsResultAndTheEnhancedCode()
    {
        SmtpException[] exceptions =
        [
            new(SmtpStatusCode.MailboxUnavailable, "Mailbox unavailable. The server response was: 5.7.1 " + new string('x', Megabyte)),
            new(SmtpStatusCode.MustIssueStartTlsFirst, "The server response was: 5.7.0 Authentication Required " + new string('x', Megabyte)),
            new(SmtpStatusCode.ServiceNotAvailable, "The server response was: " + new string('5', Megabyte)),
            new("Failure sending mail.", new IOException(new string('x', Megabyte))),
        ];

        foreach (var exception in exceptions)
        {
            // A collection in between, which another thread may cause, counts the unused rest of this thread's allocation buffer too.
            // It only ever adds, so the least of a few calls is what the call costs.
            var allocated = Enumerable.Range(0, 10).Min(_ => AllocatedBy(exception));

            // The object, "5.7.1" and the pieces that it is made of; the message alone is two megabytes.
            Assert.InRange(allocated, 1, 256);
        }
    }

    private static long AllocatedBy(SmtpException exception)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var failure = SmtpFailure.From(exception);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Touch(failure);
        return allocated;
    }

    /// <summary>A static constructor without BeforeFieldInit runs before the first call of any method: at a time that the program did not choose.</summary>
    [Fact]
    public void StaticInitialisers_WaitForTheirFields()
    {
        var types = typeof(SmtpFailure).Assembly.GetTypes().Where(type => type.Namespace == "SmtpAnalyzers").ToList();
        Assert.Contains(typeof(SmtpStatusCodes), types);
        Assert.NotNull(typeof(SmtpStatusCodes).TypeInitializer);
        Assert.All(
            types.Where(type => type.TypeInitializer is not null),
            type => Assert.True(type.Attributes.HasFlag(TypeAttributes.BeforeFieldInit), type.Name));
        Assert.Null(typeof(SmtpFailure).TypeInitializer);
    }

    public static TheoryData<string> HostileLines => [.. Lines.Keys];

    /// <summary>
    /// A server chooses the text. The guard is a hang guard: what takes quadratic time on a megabyte takes hours.
    /// </summary>
    [Theory]
    [MemberData(nameof(HostileLines))]
    public async Task MegabyteOfHostileWords_IsAnsweredInOnePass(string name)
    {
        var words = string.Concat(Enumerable.Repeat(Lines[name], Megabyte / Lines[name].Length));
        var patience = TimeSpan.FromSeconds(30);
        foreach (var code in new[] { 450, 452, 503, 530, 550, 552, 554, -1, 0, 250 })
        {
            Exception[] exceptions =
            [
                new SmtpException((SmtpStatusCode)code, words),
                new SmtpFailedRecipientException((SmtpStatusCode)code, $"<{words}>", words),
                new SmtpFailedRecipientsException(words, [new SmtpFailedRecipientException((SmtpStatusCode)code, words, words)]),
            ];

            foreach (var exception in exceptions)
            {
                var judging = Task.Run(() => SmtpFailure.From(exception), TestContext.Current.CancellationToken);
                var failure = await judging.WaitAsync(patience, TestContext.Current.CancellationToken);
                var text = await Task.Run(failure.ToString, TestContext.Current.CancellationToken).WaitAsync(patience, TestContext.Current.CancellationToken);
                Assert.Null(failure.EnhancedCode);
                Assert.InRange(text.Length, 1, 1200);
            }
        }
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task MegabyteOfReply_IsAnsweredFromTheWireToo(SendApi api)
    {
        var line = "530 " + string.Concat(Enumerable.Repeat("5.5.xSTARTTLS", Megabyte / 13));
        var failure = await Sending.FailureAsync(api, new SmtpScript { Mail = line });
        Assert.Equal(530, failure.ReplyCode);
        Assert.Equal(SmtpRemedy.FixCredentials, failure.Remedy);
        Assert.InRange(failure.ToString().Length, 300, 1200);
    }

    public static IEnumerable<object[]> EachApi => ByApi.Each();

    private static readonly Dictionary<string, string> Lines = new()
    {
        ["dots"] = "5.5.",
        ["digits"] = "5",
        ["almost codes"] = "5.7.1x",
        ["almost codes with dots"] = " 5.7.999.1",
        ["long details"] = " 5.7.1234",
        ["joined STARTTLS"] = "xSTARTTLS",
        ["almost STARTTLS"] = "STARTTL",
        ["framework's words"] = "The server response was: ",
        ["almost too many"] = "too many recipient ",
        ["control characters"] = "\0\u001b[31m",
        ["surrogates"] = "\ud83d\udce7",
        ["halves of surrogates"] = "\ud83d",
    };

    private static void Touch(SmtpFailure failure) => Assert.NotEqual("", failure.ToString());
}
