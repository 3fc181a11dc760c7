namespace SmtpAnalyzers.Package.Tests;

public class FixTests(Workplace workplace)
{
    [Theory]
    [InlineData("Net100")]
    [InlineData("Net48")]
    public async Task DotnetFormat_LeavesAProjectThatBuildsWithWarningsAsErrors(string name)
    {
        var root = workplace.CopyConsumers($"fix-{name}");
        var project = Path.Combine(root, name);
        var source = Path.Combine(root, "Faults.cs");
        var before = File.ReadAllText(source);

        (await Dotnet.Run(project, "build")).Succeeded();
        // Nothing but the property has changed since: it must not be taken for up to date.
        var gate = await Dotnet.Run(project, "build", "--no-restore", "-p:SmtpAnalyzersWarningsAsErrors=true");
        Assert.Contains("error SMTP3001", gate.Output);

        (await Dotnet.Run(project, "format", "analyzers", "--no-restore", "--severity", "info")).Succeeded();

        (await Dotnet.Run(project, "build", "--no-restore", "-p:TreatWarningsAsErrors=true")).Succeeded();
        Assert.NotEqual(before, File.ReadAllText(source));
    }
}
