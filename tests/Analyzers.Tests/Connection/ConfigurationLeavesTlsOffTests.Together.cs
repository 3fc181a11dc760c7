using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Connection;

/// <summary>
/// What several sections say together: a file and its transforms, a location and what is around it, a section kept in a file of its own.
/// </summary>
public partial class ConfigurationLeavesTlsOffTests
{
    private const string Insecure = "<network host=\"smtp.example.com\" port=\"587\" userName=\"shop\" />";

    private const string Development = "<network host=\"localhost\" />";

    [Theory]
    [InlineData("""<network enableSsl="true" xdt:Transform="SetAttributes" />""")]
    [InlineData("""<network enableSsl="true" xdt:Transform="SetAttributes(enableSsl)" />""")]
    [InlineData("""<network host="smtp.example.com" userName="shop" enableSsl="true" xdt:Transform="Replace" />""")]
    public async Task TransformThatSwitchesTlsOn_KeepsItsBaseSilent(string network) =>
        Assert.Empty(await Of(("/Web.config", Section(Insecure)), ("/Web.Release.config", TransformOf(network))));

    [Fact]
    public async Task TransformOfUnknownKind_LeavesItselfAndSmtp2001Silent() =>
        await Verify.Silent(Programs.InMethod("""
            var client = new SmtpClient(host, 587);
            client.Send(message);
            """), Framework.NetFramework, except: "SMTP3001", additionalFiles:
            [
                ("/Web.config", Section(Development)),
                ("/Web.Release.config", TransformOf("""<network enableSsl="true" xdt:Transform="SetAttributes" xdt:Locator="Match(host)" />""")),
            ]);

    [Fact]
    public async Task TransformThatSetsWhatItsBaseHasNotSecured_IsFlaggedInTheTransform()
    {
        var report = Assert.Single(await Of(
            ("/App.config", Section(Development)),
            ("/app.release.config", TransformOf("""<network host="smtp.example.com" userName="shop" xdt:Transform="SetAttributes" />"""))));

        Assert.Equal(Id, report.Id);
        Assert.Equal("/app.release.config", report.Location.GetLineSpan().Path);
    }

    [Theory]
    [InlineData("""<network host="smtp.gmail.com" />""")] // names the element, changes nothing
    [InlineData("""<network host="smtp.gmail.com" userName="shop" xdt:Transform="SetAttributes(clientDomain)" />""")]
    [InlineData("""<network host="smtp.gmail.com" xdt:Transform="SetAttributes" xdt:Locator="Match(host)" />""")]
    public async Task TransformThatDoesNotSetIt_IsSilent(string network) =>
        Assert.Empty(await Of(("/Web.config", Section(Development)), ("/Web.Release.config", TransformOf(network))));

    [Fact]
    public async Task TransformOfABaseWithTls_IsSilent() => Assert.Empty(await Of(
        ("/Web.config", Section("<network host=\"smtp.example.com\" enableSsl=\"true\" />")),
        ("/Web.Release.config", TransformOf("""<network host="smtp.gmail.com" userName="shop" xdt:Transform="SetAttributes" />"""))));

    [Fact]
    public async Task TransformOfABaseWithoutTls_IsReportedOnceInTheBase()
    {
        var report = Assert.Single(await Of(
            ("/Web.config", Section(Insecure)),
            ("/Web.Release.config", TransformOf("""<network host="smtp.gmail.com" xdt:Transform="SetAttributes" />"""))));

        Assert.Equal("/Web.config", report.Location.GetLineSpan().Path);
    }

    [Fact]
    public async Task TransformWithoutItsBase_IsSilent() =>
        Assert.Empty(await Of(("/Web.Release.config",
            TransformOf("""<network host="smtp.gmail.com" userName="shop" xdt:Transform="SetAttributes" />"""))));

    [Fact]
    public async Task TransformOfThePickupDirectory_CountsWithItsBase() => Assert.Single(await Of(
        ("/Web.config", Section(Insecure, "deliveryMethod=\"SpecifiedPickupDirectory\"")),
        ("/Web.Debug.config", TransformOf(Insecure.Replace(" />", " xdt:Transform=\"SetAttributes\" />"))),
        ("/Web.Release.config", TransformOf(
            Insecure.Replace(" />", " xdt:Transform=\"SetAttributes\" />"), "deliveryMethod=\"Network\" xdt:Transform=\"SetAttributes\""))));

    [Fact]
    public async Task LocationThatInheritsTls_IsSilent() => Assert.Empty(await Of("/Web.config", """
        <configuration>
          <system.net><mailSettings><smtp><network host="smtp.example.com" enableSsl="true" /></smtp></mailSettings></system.net>
          <location path="shop">
            <system.net><mailSettings><smtp><network userName="shop" /></smtp></mailSettings></system.net>
          </location>
        </configuration>
        """));

    [Fact]
    public async Task LocationThatAddsALogin_IsFlagged() => Assert.Single(await Of("/Web.config", """
        <configuration>
          <system.net><mailSettings><smtp><network host="relay.example.com" /></smtp></mailSettings></system.net>
          <location path="shop">
            <system.net><mailSettings><smtp><network userName="shop" /></smtp></mailSettings></system.net>
          </location>
        </configuration>
        """));

    [Theory]
    [InlineData("<smtp configSource=\"mail.config\" />", "smtp")]
    [InlineData("<smtp configSource=\".\\config\\mail.config\" />", "smtp")]
    [InlineData("<mailSettings configSource=\"mail.config\" />", "mailSettings")]
    public async Task SectionInAFileOfItsOwn_IsFlaggedThere(string reference, string root)
    {
        var file = reference.Contains("config\\") ? "/site/config/mail.config" : "/site/Mail.config";
        var report = Assert.Single(await Of(
            ("/site/Web.config", Referring(reference)),
            (file, root == "smtp" ? $"<smtp>{Insecure}</smtp>" : $"<mailSettings><smtp>{Insecure}</smtp></mailSettings>")));

        Assert.Equal(Id, report.Id);
        Assert.Equal(file, report.Location.GetLineSpan().Path);
    }

    [Fact]
    public async Task SectionInAFileOfItsOwnWithTls_IsSilent() => Assert.Empty(await Of(
        ("/Web.config", Referring("<smtp configSource=\"mail.config\" />")),
        ("/mail.config", "<smtp><network host=\"smtp.gmail.com\" enableSsl=\"true\" /></smtp>")));

    [Fact]
    public async Task FileThatNoOtherRefersTo_IsSilent() => Assert.Empty(await Of(
        ("/Web.config", Section(Development)),
        ("/mail.config", $"<smtp>{Insecure}</smtp>")));

    [Theory]
    [InlineData("<smtp configSource=\"mail.config\" />")] // not among the files
    [InlineData("<smtp configProtectionProvider=\"RsaProtectedConfigurationProvider\"><EncryptedData /></smtp>")]
    public Task SectionThatCannotBeSeen_LeavesSmtp2001Silent(string section) => Verify.Silent(Programs.InMethod("""
        var client = new SmtpClient(host, 587);
        client.Send(message);
        """), Framework.NetFramework, except: "SMTP3001", additionalFiles: [("/Web.config", Referring(section))]);

    private static Task<System.Collections.Immutable.ImmutableArray<Diagnostic>> Of(params (string Name, string Text)[] files) =>
        Reports.Of(Program, Framework.NetFramework, files);

    private static string Referring(string section) =>
        $"<configuration><system.net>{(section.StartsWith("<smtp") ? $"<mailSettings>{section}</mailSettings>" : section)}</system.net></configuration>";

    private static string TransformOf(string network, string attributes = "") => $"""
        <?xml version="1.0"?>
        <configuration xmlns:xdt="http://schemas.microsoft.com/XML-Document-Transform">
          <system.net>
            <mailSettings>
              <smtp {attributes}>
                {network}
              </smtp>
            </mailSettings>
          </system.net>
        </configuration>
        """;
}
