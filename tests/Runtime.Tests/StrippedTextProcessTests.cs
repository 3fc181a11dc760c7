using System.Diagnostics;
using System.Text.Json.Nodes;

namespace SmtpAnalyzers.Runtime.Tests;

public sealed class StrippedTextProcessTests
{
    /// <summary>The switch is read once a process, so it takes a process: this one again, with another runtimeconfig.json.</summary>
    [Fact]
    public async Task ProgramWithoutTexts_IsJudgedAllTheSame()
    {
        var assembly = typeof(StrippedTextTests).Assembly.Location;
        var configuration = JsonNode.Parse(await File.ReadAllTextAsync(Path.ChangeExtension(assembly, ".runtimeconfig.json"), TestContext.Current.CancellationToken))!;
        var options = configuration["runtimeOptions"]!;
        options["configProperties"] ??= new JsonObject();
        options["configProperties"]!["System.Resources.UseSystemResourceKeys"] = true;
        var directory = Directory.CreateTempSubdirectory("smtp-stripped-");
        try
        {
            var stripped = Path.Combine(directory.FullName, "stripped.runtimeconfig.json");
            await File.WriteAllTextAsync(stripped, configuration.ToJsonString(), TestContext.Current.CancellationToken);
            var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            foreach (var argument in new[] { "exec", "--runtimeconfig", stripped, assembly, "-class", typeof(StrippedTextTests).FullName!, "-noLogo", "-noColor" })
            {
                start.ArgumentList.Add(argument);
            }

            // What dotnet test tells its own child about their pipe must not reach this one.
            foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("TESTINGPLATFORM", StringComparison.Ordinal) || name.StartsWith("DOTNET_CLI_TEST", StringComparison.Ordinal)).ToList())
            {
                start.Environment.Remove(name);
            }

            start.Environment[StrippedTextTests.StrippedVariable] = "1";
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);

            Assert.True(process.ExitCode == 0, $"exit code {process.ExitCode}\n{output}\n{await errors}");
            Assert.Contains($"Total: {1 + StrippedTextTests.EachReply.Count() + (3 * Sending.Apis.Length)}, Errors: 0, Failed: 0, Skipped: 0", output, StringComparison.Ordinal);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
