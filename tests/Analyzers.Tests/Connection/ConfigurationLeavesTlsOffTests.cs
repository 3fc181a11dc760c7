using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Connection;

public partial class ConfigurationLeavesTlsOffTests
{
    private const string Id = "SMTP2005";

    private const string Program = "class Program { }";

    [Theory]
    [InlineData("host=\"smtp.example.com\" userName=\"shop\"")]
    [InlineData("host=\"smtp.example.com\" port=\"587\"")]
    [InlineData("host=\"smtp.gmail.com\"")]
    [InlineData("host=\"smtp.example.com\" userName=\"shop\" enableSsl=\"false\"")]
    [InlineData("host=\"smtp.example.com\" port=\"587\" enableSsl=\"\"")]
    public async Task SectionWithoutTls_IsFlagged(string attributes)
    {
        foreach (var file in new[] { "/app.config", "/App.config", "/WEB.CONFIG", "/config/mail.config" })
        {
            var report = Assert.Single(await Of(file, Section($"<network {attributes} />")));

            Assert.Equal(Id, report.Id);
            var place = report.Location.GetLineSpan();
            Assert.Equal(file, place.Path);
            Assert.Equal((5, 8), (place.StartLinePosition.Line, place.StartLinePosition.Character));
            Assert.Equal((5, 8 + "<network".Length), (place.EndLinePosition.Line, place.EndLinePosition.Character));
        }
    }

    [Theory]
    [InlineData("host=\"smtp.example.com\" userName=\"shop\" defaultCredentials=\"true\"")]
    [InlineData("host=\"smtp.example.com\" userName=\"shop\" defaultCredentials=\"true\" enableSsl=\"true\"")]
    [InlineData("userName=\"shop\" defaultCredentials=\"True\"")]
    public async Task LoginThatIsDropped_IsFlaggedWithItsOwnMessage(string attributes)
    {
        var report = Assert.Single(await Of("/app.config", Section($"<network {attributes} />")));

        Assert.Equal(Id, report.Id);
        Assert.Equal(
            "This section sets defaultCredentials=\"true\" beside userName: .NET Framework drops the login that is written here for that of the " +
                "user who runs the program; remove one of them",
            report.GetMessage());
    }

    [Fact]
    public async Task DroppedLoginForAHostThatDemandsTls_IsTwoFaults() => Assert.Equal(2, (await Of(
        "/app.config", Section("<network host=\"smtp.gmail.com\" userName=\"shop\" defaultCredentials=\"true\" />"))).Length);

    [Theory]
    [InlineData("host=\"smtp.example.com\" defaultCredentials=\"true\"")]
    [InlineData("host=\"smtp.example.com\" userName=\"\" defaultCredentials=\"true\"")]
    [InlineData("host=\"smtp.example.com\" userName=\"shop\" defaultCredentials=\"false\" enableSsl=\"true\"")]
    public async Task OneLoginOnly_IsSilent(string attributes) =>
        Assert.Empty(await Of("/app.config", Section($"<network {attributes} />")));

    [Fact]
    public async Task DroppedLoginOnNet_IsSilent() => Assert.Empty(await Reports.Of(
        Program, Framework.Net, [("/app.config", Section("<network host=\"smtp.example.com\" userName=\"shop\" defaultCredentials=\"true\" />"))]));

    [Theory]
    [InlineData("deliveryMethod=\"Network\"")]
    [InlineData("from=\"shop@example.com\"")]
    public async Task DeliveryByNetwork_IsFlagged(string attributes) =>
        Assert.Single(await Of("/app.config", Section("<network host=\"smtp.gmail.com\" />", attributes)));

    [Fact]
    public async Task SectionOfALocation_IsFlagged() => Assert.Single(await Of("/Web.config", """
        <configuration>
          <location path="admin">
            <system.net><mailSettings><smtp><network host="smtp.gmail.com" /></smtp></mailSettings></system.net>
          </location>
        </configuration>
        """));

    [Theory]
    [InlineData("smtp", "Replace")]
    [InlineData("network", "Replace")]
    [InlineData("mailSettings", "Insert")]
    [InlineData("network", "InsertIfMissing")]
    public async Task TransformThatPutsAWholeSectionIn_IsFlagged(string element, string transform) =>
        Assert.Single(await Of("/Web.Release.config", Transform(element, transform)));

    [Theory]
    [InlineData("network", "SetAttributes")]
    [InlineData("network", "SetAttributes(host)")]
    [InlineData("smtp", "SetAttributes")]
    [InlineData("network", "Remove")]
    [InlineData("compilation", "Replace")]
    public async Task TransformThatLeavesTheRestToItsBase_IsSilent(string element, string transform) =>
        Assert.Empty(await Of("/Web.Release.config", Transform(element, transform)));

    [Theory]
    [InlineData("host=\"smtp.gmail.com\" port=\"587\" userName=\"shop\" enableSsl=\"true\"")]
    [InlineData("host=\"smtp.gmail.com\" enableSsl=\"True\"")]
    [InlineData("host=\"smtp.example.com\"")]
    [InlineData("host=\"smtp.example.com\" port=\"25\" userName=\"\"")]
    [InlineData("host=\"localhost\" port=\"587\" userName=\"shop\"")]
    [InlineData("host=\"127.0.0.1\" userName=\"shop\"")]
    [InlineData("host=\"\" userName=\"shop\"")]
    [InlineData("port=\"587\" userName=\"shop\"")]
    public async Task SectionThatIsRightOrNotKnown_IsSilent(string attributes) =>
        Assert.Empty(await Of("/app.config", Section($"<network {attributes} />")));

    [Theory]
    [InlineData("SpecifiedPickupDirectory")]
    [InlineData("PickupDirectoryFromIis")]
    public async Task PickupDirectory_IsSilent(string method) =>
        Assert.Empty(await Of("/app.config", Section("<network host=\"smtp.gmail.com\" />", $"deliveryMethod=\"{method}\"")));

    [Theory]
    [InlineData(Framework.Net)]
    [InlineData(Framework.NetStandard)]
    public async Task AnotherFramework_IsSilent(Framework framework) =>
        Assert.Empty(await Reports.Of(Program, framework, [("/app.config", Section("<network host=\"smtp.gmail.com\" />"))]));

    [Fact]
    public async Task AnotherFile_IsSilent() =>
        Assert.Empty(await Of("/sample.xml", Section("<network host=\"smtp.gmail.com\" />")));

    [Fact]
    public async Task SectionElsewhere_IsSilent() =>
        Assert.Empty(await Of("/app.config",
            "<configuration><mailSettings><smtp><network host=\"smtp.gmail.com\" /></smtp></mailSettings></configuration>"));

    [Fact]
    public async Task SectionInAComment_IsSilent() =>
        Assert.Empty(await Of("/app.config",
            "<configuration><!-- " + Section("<network host=\"smtp.gmail.com\" />").Replace("<?xml version=\"1.0\"?>", "") + " --></configuration>"));

    [Theory]
    [InlineData("")]
    [InlineData("mailSettings")]
    [InlineData("<configuration><system.net><mailSettings><smtp><network host=\"smtp.gmail.com\">")]
    [InlineData("<configuration><system.net><mailSettings><smtp><network host=smtp.gmail.com /></smtp>")]
    [InlineData("<network><mailSettings></network>")]
    [InlineData("<?xml version=\"1.1\"?><mailSettings/>")]
    [InlineData("<mailSettings>\0</mailSettings>")]
    public async Task FileThatIsNoXml_IsSilent(string text) => Assert.Empty(await Of("/app.config", text));

    [Fact]
    public async Task DocumentTypeDefinition_IsNotExpanded()
    {
        // Expanded, these entities would be a thousand million characters, before the host is read.
        var entities = string.Concat(Enumerable.Range(1, 9).Select(n => $"<!ENTITY e{n} \"{string.Concat(Enumerable.Repeat($"&e{n - 1};", 10))}\">"));

        Assert.Empty(await Of("/app.config", $"""
            <!DOCTYPE configuration [<!ENTITY e0 "x"><!ENTITY file SYSTEM "file:///nowhere/secret">{entities}]>
            <configuration><system.net><mailSettings><smtp from="&e9;&file;"><network host="smtp.gmail.com" /></smtp></mailSettings></system.net></configuration>
            """));
    }

    [Fact]
    public async Task HugeFile_IsRead()
    {
        var setting = "    <add key=\"name\" value=\"a value of some length\" />\n";
        var padding = string.Concat(Enumerable.Repeat(setting, 10_000_000 / setting.Length));

        var report = Assert.Single(await Of("/app.config",
            Section("<network host=\"smtp.gmail.com\" />")
            .Replace("<configuration>", "<configuration>\n<appSettings>\n" + padding + "</appSettings>")));

        Assert.Equal(Id, report.Id);
    }

    [Fact]
    public Task TrustedHost_IsSilent() => Verify.Silent(
        Program, Framework.NetFramework, options: "smtp_analyzers.trusted_hosts = *.corp.example.com",
        additionalFiles: [("/app.config", Section("<network host=\"relay.corp.example.com\" userName=\"shop\" />"))]);

    private static Task<System.Collections.Immutable.ImmutableArray<Microsoft.CodeAnalysis.Diagnostic>> Of(string file, string text) =>
        Reports.Of(Program, Framework.NetFramework, [(file, text)]);

    private static string Section(string network, string attributes = "") => $"""
        <?xml version="1.0"?>
        <configuration>
          <system.net>
            <mailSettings>
              <smtp {attributes}>
                {network}
              </smtp>
            </mailSettings>
          </system.net>
        </configuration>
        """;

    private static string Transform(string element, string transform)
    {
        var text = """
            <?xml version="1.0"?>
            <configuration xmlns:xdt="http://schemas.microsoft.com/XML-Document-Transform">
              <system.web>
                <compilation debug="false"></compilation>
              </system.web>
              <system.net>
                <mailSettings>
                  <smtp from="shop@example.com">
                    <network host="smtp.gmail.com" port="587" userName="shop" />
                  </smtp>
                </mailSettings>
              </system.net>
            </configuration>
            """;
        return text.Replace("<" + element, $"<{element} xdt:Transform=\"{transform}\"");
    }
}
