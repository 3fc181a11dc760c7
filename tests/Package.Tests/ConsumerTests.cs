namespace SmtpAnalyzers.Package.Tests;

public class ConsumerTests(Consumers consumers) : IClassFixture<Consumers>
{
    private static readonly string[] AllAsWarnings = ["SMTP1001 warning", "SMTP2001 warning", "SMTP3001 warning"];

    [Theory]
    [InlineData("Net100")]
    [InlineData("Net48")]
    [InlineData("NetStandard20")]
    public void ProjectWithFaults_BuildsAndReportsThem(string project)
    {
        Assert.True(consumers.IsBuilt(project), consumers.OutputOf(project));
        Assert.Equal(AllAsWarnings, consumers.ReportsOf(project));
    }

    [Fact]
    public void Report_LeadsToThePageOfItsRule()
    {
        Assert.All(
            consumers.AllReportsOf("Net100").Where(report => report.Id.StartsWith("SMTP", StringComparison.Ordinal)),
            report => Assert.EndsWith($"/docs/rules/{report.Id}.md", report.HelpLink));
    }

    [Theory]
    [InlineData("Net100")]
    [InlineData("Net48")]
    [InlineData("NetStandard20")]
    [InlineData("OldStyle")]
    [InlineData("PackagesConfig")]
    public void Project_CompilesTheRuntimeIn(string project)
    {
        Assert.True(consumers.IsBuilt(project), consumers.OutputOf(project));
        Assert.Contains("SmtpFailure", consumers.EmbeddedTypesOf(project));
    }

    [Fact]
    public void RuntimeSource_IsInTheSymbols()
    {
        Assert.Contains("SmtpFailure.cs", consumers.SourcesInSymbolsOf("Net100"));
    }

    [Theory]
    [InlineData("NoRuntime")] // switched off
    [InlineData("OldLanguage")] // C# 6 cannot compile it
    public void ProjectWithoutTheRuntime_BuildsAndReports(string project)
    {
        Assert.True(consumers.IsBuilt(project), consumers.OutputOf(project));
        Assert.Empty(consumers.EmbeddedTypesOf(project));
        Assert.Equal(AllAsWarnings, consumers.ReportsOf(project));
    }

    [Fact]
    public void ProjectWithoutMail_BuildsWithWarningsAsErrors()
    {
        Assert.True(consumers.IsBuilt("NoMail"), consumers.OutputOf("NoMail"));
        Assert.Empty(consumers.ReportsOf("NoMail"));
    }

    [Fact]
    public void FriendsThatBothEmbedTheRuntime_BuildWithWarningsAsErrors()
    {
        Assert.True(consumers.IsBuilt("PairApp"), consumers.OutputOf("PairApp"));
        var conflicts = consumers.AllReportsOf("PairApp").Where(report => report.Id == "CS0436").ToList();
        Assert.NotEmpty(conflicts);
        Assert.All(conflicts, conflict => Assert.True(conflict.IsSuppressed));
    }

    [Fact]
    public void ConflictOfAnotherType_IsStillReported()
    {
        Assert.True(consumers.IsBuilt("PairStranger"), consumers.OutputOf("PairStranger"));
        Assert.Contains(consumers.AllReportsOf("PairStranger"), report => report is { Id: "CS0436", IsSuppressed: false });
    }

    [Fact]
    public void ModeStrict_ReportsEveryRuleAsAWarning()
    {
        Assert.Equal(AllAsWarnings, consumers.ReportsOf("Strict"));
    }

    [Fact]
    public void ModeSecurity_ReportsTheConnectionOnly()
    {
        Assert.Equal(["SMTP2001 warning"], consumers.ReportsOf("Security"));
    }

    [Fact]
    public void ModeNone_ReportsNothing()
    {
        Assert.True(consumers.IsBuilt("None"), consumers.OutputOf("None"));
        Assert.Empty(consumers.ReportsOf("None"));
    }

    [Fact]
    public void MisspeltMode_FailsTheBuildAndNamesTheModes()
    {
        Assert.False(consumers.IsBuilt("Misspelt"));
        Assert.Contains("SmtpAnalyzersMode is 'Strickt'. It must be Default, Strict, Security or None.", consumers.Output);
    }

    [Theory]
    [InlineData("Gate", "SMTP1001 error", "SMTP2001 error", "SMTP3001 error")]
    [InlineData("SecurityGate", "SMTP2001 error")]
    public void WarningsAsErrors_FailsTheBuildOnWhatTheModeReports(string project, params string[] reports)
    {
        Assert.False(consumers.IsBuilt(project));
        Assert.Equal(reports, consumers.ReportsOf(project));
    }

    [Fact]
    public void SeverityOfTheUsersOwnFiles_WinsOverThePreset()
    {
        Assert.True(consumers.IsBuilt("UserSettings"), consumers.OutputOf("UserSettings"));
        Assert.Equal(["SMTP1001 note", "SMTP3001 warning"], consumers.ReportsOf("UserSettings"));
    }

    [Fact]
    public void ProjectWithPackagesConfig_ReportsWhatItsConfigurationFileDoesNotExcuse()
    {
        // Its Web.config has enableSsl="true", which .NET Framework reads: SMTP2001 has nothing to say.
        Assert.True(consumers.IsBuilt("PackagesConfig"), consumers.OutputOf("PackagesConfig"));
        Assert.Equal(["SMTP1001 warning", "SMTP3001 warning"], consumers.ReportsOf("PackagesConfig"));
    }

    [Theory]
    [InlineData("PackagesConfig", "Web.config", "Web.Release.config")]
    [InlineData("AppConfig", "App.config", "app.Release.config")]
    public async Task ConfigurationFileAndTransforms_AreShownToTheRules(string project, params string[] files)
    {
        var items = (await Dotnet.Run(consumers.DirectoryOf(project), "msbuild", "-getItem:AdditionalFiles")).Succeeded();
        Assert.All(files, file => Assert.Contains($"\"Identity\": \"{file}\"", items.Output));
        Assert.DoesNotContain("packages.config", items.Output);
    }

    [Fact]
    public void ReportInAConfigurationFile_HasItsPlaceInSarifAndInTheBuildsOutput()
    {
        Assert.True(consumers.IsBuilt("AppConfig"), consumers.OutputOf("AppConfig"));
        Assert.Equal(["SMTP2005 app.Release.config(6,9)"], consumers.PlacesOf("AppConfig"));
        Assert.Contains("app.Release.config(6,9): warning SMTP2005", consumers.Output);
    }

    [Fact]
    public void TrustedHostsOfEditorconfig_AreReachedWithoutTls()
    {
        // One stranger in the code, one in Web.config; the rest is trusted by the section for source files or by that for configuration files.
        Assert.True(consumers.IsBuilt("TrustedHosts"), consumers.OutputOf("TrustedHosts"));
        Assert.Equal(["SMTP2001 RelayMailer.cs(17,31)", "SMTP2005 Web.config(23,11)"], consumers.PlacesOf("TrustedHosts"));
    }
}
