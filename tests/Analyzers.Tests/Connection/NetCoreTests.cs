using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Connection;

/// <summary>.NET Core up to 3.1: without a configuration file, as .NET is, and with the one property for two logins of .NET Framework.</summary>
public class NetCoreTests
{
    [Theory]
    [InlineData("[|client.UseDefaultCredentials = false|];")]
    [InlineData("[|client.UseDefaultCredentials = true|];")]
    public Task DefaultAfterCredentials_IsFlagged(string statement) => Verify.Flagged("SMTP2004", Programs.InMethod($$"""
        using (var client = new SmtpClient(host) { EnableSsl = true })
        {
            client.Credentials = new NetworkCredential(user, password);
            {{statement}}
            client.Send(message);
        }
        """), Framework.NetCore31);

    [Theory]
    [InlineData("client.UseDefaultCredentials = false;")]
    [InlineData("client.UseDefaultCredentials = true;")]
    public Task DefaultBeforeCredentials_IsSilent(string statement) => Verify.Silent(Programs.InMethod($$"""
        using (var client = new SmtpClient(host) { EnableSsl = true })
        {
            {{statement}}
            client.Credentials = new NetworkCredential(user, password);
            client.Send(message);
        }
        """), Framework.NetCore31);

    [Fact]
    public Task NoHost_IsFlagged() => Verify.Flagged("SMTP2006", Programs.InMethod("""
        using (var client = [|new SmtpClient()|])
        {
            client.Send(message);
        }
        """), Framework.NetCore31);

    [Fact]
    public Task TimeoutOfAnAwaitedSend_IsFlagged() => Verify.Flagged("SMTP3005", Programs.InMethod("""
        using (var client = new SmtpClient(host) { [|Timeout = 5000|] })
        {
            client.SendMailAsync(message).GetAwaiter().GetResult();
        }
        """), Framework.NetCore31);
}
