using System.Diagnostics;

namespace SmtpAnalyzers.Package.Tests;

/// <summary>Runs the SDK's command line as a user would.</summary>
internal static class Dotnet
{
    public static Task<Outcome> Run(string directory, params string[] arguments) => Command.Run("dotnet", directory, arguments);
}

internal static class Command
{
    public static async Task<Outcome> Run(string program, string directory, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment.Remove("MSBuildExtensionsPath");

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Outcome(process.ExitCode, await output + await errors);
    }
}

internal sealed record Outcome(int ExitCode, string Output)
{
    /// <summary>Fails with the tool's own words where the command failed.</summary>
    public Outcome Succeeded()
    {
        Assert.True(ExitCode == 0, Output);
        return this;
    }
}
