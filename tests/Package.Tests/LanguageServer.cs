using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using StreamJsonRpc;

namespace SmtpAnalyzers.Package.Tests;

/// <summary>An editor's side of the Language Server Protocol, as far as one file and its diagnostics go.</summary>
internal sealed class LanguageServer : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly Process _process;
    private readonly JsonRpc _rpc;
    private int _version;

    private LanguageServer(Process process)
    {
        _process = process;
        _rpc = new JsonRpc(new HeaderDelimitedMessageHandler(
            process.StandardInput.BaseStream, process.StandardOutput.BaseStream, new SystemTextJsonFormatter { JsonSerializerOptions = Json }));
        _rpc.AddLocalRpcTarget(new Client(), new JsonRpcTargetOptions { UseSingleObjectParameterDeserialization = true });
    }

    public static async Task<LanguageServer> Start(string program, string folder)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var server = new LanguageServer(Process.Start(start)!);
        server._process.ErrorDataReceived += static (_, _) => { };
        server._process.BeginErrorReadLine();
        server._rpc.StartListening();
        await server.Ask("initialize", new
        {
            processId = Environment.ProcessId,
            rootUri = new Uri(folder),
            workspaceFolders = new[] { new { uri = new Uri(folder), name = "consumer" } },
            capabilities = new
            {
                workspace = new { configuration = true },
                textDocument = new
                {
                    diagnostic = new { },
                    publishDiagnostics = new { codeDescriptionSupport = true },
                },
            },
        });
        await server.Tell("initialized", new { });
        return server;
    }

    public Task Open(string file, string text) =>
        Tell("textDocument/didOpen", new { textDocument = new { uri = new Uri(file), languageId = "csharp", version = ++_version, text } });

    public Task Change(string file, string text) =>
        Tell("textDocument/didChange", new
        {
            textDocument = new { uri = new Uri(file), version = ++_version },
            contentChanges = new[] { new { text } },
        });

    public async Task<IReadOnlyList<Squiggle>> Diagnostics(string file)
    {
        var report = await Ask("textDocument/diagnostic", new { textDocument = new { uri = new Uri(file) } });
        return report.GetProperty("items").Deserialize<Squiggle[]>(Json)!;
    }

    public async ValueTask DisposeAsync()
    {
        // It ends when its client goes, as a language server has to; one that does not is of no use any more.
        _rpc.Dispose();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(1)))
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private Task<JsonElement> Ask(string method, object parameters) =>
        _rpc.InvokeWithParameterObjectAsync<JsonElement>(method, parameters, TestContext.Current.CancellationToken);

    private Task Tell(string method, object parameters) => _rpc.NotifyWithParameterObjectAsync(method, parameters);

    /// <summary>What the server may ask of an editor. The setting is that of <c>csharp-ls</c>, which runs analyzers where it is told to.</summary>
    private sealed class Client
    {
        [JsonRpcMethod("workspace/configuration")]
        public static object[] Configuration(JsonElement asked) =>
            [.. asked.GetProperty("items").EnumerateArray().Select(_ => (object)new { analyzersEnabled = true })];

        [JsonRpcMethod("window/logMessage")]
        public static void Log(JsonElement _)
        {
        }
    }
}

/// <summary>A diagnostic as an editor gets it.</summary>
internal sealed record Squiggle(string Code, int Severity, string Message, JsonElement Range, Link? CodeDescription)
{
    public int Line => Range.GetProperty("start").GetProperty("line").GetInt32();

    public int Column => Range.GetProperty("start").GetProperty("character").GetInt32();
}

internal sealed record Link(string Href);
