using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SmtpAnalyzers.Testing;

namespace SmtpAnalyzers.Tests.Execution;

/// <summary>
/// A compiled program whose class <c>Program</c> has a static method <c>Run(string host, int port)</c>, which may return something or a task.
/// </summary>
internal sealed class RunnableProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Document _document;
    private readonly Lazy<Task<byte[]>> _image;

    public RunnableProgram(Document document)
    {
        _document = document;
        _image = new(CompileAsync);
    }

    /// <summary>The program with other words in it: for a constant that no test can have, or for what a comment asks to be written.</summary>
    public async Task<RunnableProgram> WithAsync(string words, string others)
    {
        var text = (await _document.GetTextAsync(TestContext.Current.CancellationToken)).ToString();
        Assert.Contains(words, text, StringComparison.Ordinal);
        return new(_document.WithText(SourceText.From(text.Replace(words, others, StringComparison.Ordinal))));
    }

    /// <summary>Runs it to its end against a server with this script.</summary>
    /// <param name="script">What the server says.</param>
    /// <param name="whenReturned">Called as soon as <c>Run</c> has returned, be it a task that is not done yet.</param>
    public async Task<ProgramRun> RunAsync(SmtpScript? script = null, Action? whenReturned = null)
    {
        var image = await _image.Value;
        var context = new AssemblyLoadContext("Program", isCollectible: true);
        var entry = context.LoadFromStream(new MemoryStream(image)).GetType("Program", throwOnError: true)!
            .GetMethod("Run", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        var server = ScriptedSmtpServer.Start(script);
        var ended = Task.Run(async () =>
        {
            var returned = entry.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [server.Host, server.Port], null);
            whenReturned?.Invoke();
            if (returned is not Task task)
            {
                return returned;
            }

            await task;
            return entry.ReturnType.IsGenericType ? task.GetType().GetProperty("Result")!.GetValue(task) : null;
        });
        try
        {
            return new ProgramRun(server, context, await ended.WaitAsync(Patience, TestContext.Current.CancellationToken), null);
        }
        catch (Exception e) when (ended.IsCompleted)
        {
            return new ProgramRun(server, context, null, e);
        }
    }

    private async Task<byte[]> CompileAsync()
    {
        var compilation = await _document.Project.GetCompilationAsync(TestContext.Current.CancellationToken);
        using var image = new MemoryStream();
        var result = compilation!.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(
            result.Success,
            string.Join('\n', result.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error)) + "\n\n" +
            await _document.GetTextAsync(TestContext.Current.CancellationToken));
        return image.ToArray();
    }
}

/// <summary>How a run ended. The server goes on until this is disposed, and knows then all that the program said.</summary>
internal sealed class ProgramRun(ScriptedSmtpServer server, AssemblyLoadContext context, object? result, Exception? thrown) : IAsyncDisposable
{
    /// <summary>How often a mail was begun, accepted or not.</summary>
    public int Attempts =>
        Server.Sessions.Sum(session => session.Commands.Count(command => command.StartsWith("MAIL", StringComparison.Ordinal)));

    public ScriptedSmtpServer Server { get; } = server;

    /// <summary>What <c>Run</c> returned, or its task's result.</summary>
    public object? Result { get; } = result;

    /// <summary>What <c>Run</c> or its task threw.</summary>
    public Exception? Thrown { get; } = thrown;

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        context.Unload();
    }
}
