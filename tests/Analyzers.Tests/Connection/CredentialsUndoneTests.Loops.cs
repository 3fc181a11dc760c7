using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Connection;

public partial class CredentialsUndoneTests
{
    [Fact]
    public Task BothSetAgainInEachIteration_IsSilent() => Verify.Silent(InLoop("""
        client.UseDefaultCredentials = false;
        client.Credentials = new NetworkCredential(user, password);
        client.Send(message);
        """), Framework.NetFramework);

    [Fact]
    public Task UndoneInEachIteration_IsFlagged() => Verify.Flagged("SMTP2004", InLoop("""
        client.Credentials = new NetworkCredential(user, password);
        [|client.UseDefaultCredentials = false|];
        client.Send(message);
        """), Framework.NetFramework);

    [Fact]
    public Task ExclusiveBranchesInALoop_AreSilent() => Verify.Silent(InLoop("""
        if (flag)
        {
            client.Credentials = new NetworkCredential(user, password);
        }
        else
        {
            client.UseDefaultCredentials = true;
        }

        flag = !flag;
        """), Framework.NetFramework);

    private static string InLoop(string statements) => Programs.InMethod($$"""
        using (var client = new SmtpClient(host) { EnableSsl = true })
        {
            for (var i = 0; i < 3; i++)
            {
        {{statements}}
            }
        }
        """);
}
