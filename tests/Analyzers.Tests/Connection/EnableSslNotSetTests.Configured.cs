using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Connection;

/// <summary>What .NET Framework's configuration file says beside the code, and where the host comes from.</summary>
public partial class EnableSslNotSetTests
{
    [Theory]
    [InlineData("new SmtpClient(host, 587)", "")]
    [InlineData("new SmtpClient(host)", "client.Port = 587;")]
    [InlineData("new SmtpClient()", "client.Host = host; client.Port = 587;")]
    public async Task EachConstructor_ReadsTheConfigurationFile(string creation, string statement)
    {
        var program = Configured(creation, statement);

        await Verify.Silent(program, Framework.NetFramework, additionalFiles: [("/app.config", Config("enableSsl=\"true\""))]);
        await Verify.Flagged(Id, program.Replace(creation, $"[|{creation}|]"), Framework.NetFramework);
    }

    [Theory]
    [InlineData("[|new SmtpClient(ConfigurationManager.AppSettings[\"Host\"], 587)|]", "")]
    [InlineData("[|new SmtpClient()|]", "client.Host = ConfigurationManager.AppSettings[\"Host\"]; client.Port = 587;")]
    [InlineData("[|new SmtpClient((string)row[\"host\"], 587)|]", "")]
    [InlineData("[|new SmtpClient()|]", "client.Host = row.GetString(1); client.Port = 587;")]
    public Task HostReadFromElsewhere_IsGivenInCode_IsFlagged(string creation, string statement) =>
        Verify.Flagged(Id, Configured(creation, statement), Framework.NetFramework);

    [Theory]
    [InlineData("SpecifiedPickupDirectory")]
    [InlineData("PickupDirectoryFromIis")]
    public Task AnyPickupDirectory_IsSilent(string method) => Verify.Silent(
        Configured("new SmtpClient(host, 587)", $"client.DeliveryMethod = SmtpDeliveryMethod.{method};"), Framework.NetFramework);

    [Theory]
    [InlineData("(ICredentialsByHost)new NetworkCredential(\"shop\", secret)")]
    [InlineData("new NetworkCredential(\"shop\", secret) as ICredentialsByHost")]
    [InlineData("secret == null ? CredentialCache.DefaultNetworkCredentials : new NetworkCredential(\"shop\", secret)")]
    [InlineData("new CredentialCache()")]
    public Task CredentialsSeenThroughCasts_AreFlagged(string credentials) =>
        Verify.Flagged(Id, Configured("[|new SmtpClient(host)|]", $"client.Credentials = {credentials};"), Framework.NetFramework);

    private static string Configured(string creation, string statement) => $$"""
        using System.Configuration;
        using System.Data;
        using System.Net;
        using System.Net.Mail;

        namespace System.Data
        {
            // Stands for System.Data.dll, which the tests do not refer to.
            interface IDataRecord
            {
                object this[string name] { get; }

                string GetString(int column);
            }
        }

        class Mailer
        {
            private readonly string secret = ConfigurationManager.AppSettings["Secret"];

            void Send(string host, IDataRecord row, MailMessage message)
            {
                using (var client = {{creation}})
                {
                    {{statement}}
                    client.Send(message);
                }
            }
        }
        """;
}
