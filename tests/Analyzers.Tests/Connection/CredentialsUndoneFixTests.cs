using SmtpAnalyzers.CodeFixes.Connection;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Connection;

public class CredentialsUndoneFixTests
{
    private const string Id = "SMTP2004";

    [Fact]
    public Task Fix_MovesFalseFirst() => Verify.Fix<CredentialsUndoneCodeFix>(
        Id, CredentialsUndoneCodeFix.Title, Programs.InMethod("""
        using var client = new SmtpClient(host) { EnableSsl = true };
        client.Credentials = new NetworkCredential(user, password);
        client.Port = 587;
        [|client.UseDefaultCredentials = false|]; // no Windows login
        client.Send(message);
        """), Programs.InMethod("""
        using var client = new SmtpClient(host) { EnableSsl = true };
        client.UseDefaultCredentials = false; // no Windows login
        client.Credentials = new NetworkCredential(user, password);
        client.Port = 587;
        client.Send(message);
        """), Framework.NetFramework, csharp: 8);

    [Fact]
    public Task Fix_MovesFalseFirstInTheInitializer() => Verify.Fix<CredentialsUndoneCodeFix>(
        Id, CredentialsUndoneCodeFix.Title, Programs.InMethod("""
        var client = new SmtpClient(host)
        {
            Credentials = new NetworkCredential(user, password),
            EnableSsl = true,
            [|UseDefaultCredentials = false|]
        };
        client.Send(message);
        """), Programs.InMethod("""
        var client = new SmtpClient(host)
        {
            UseDefaultCredentials = false,
            Credentials = new NetworkCredential(user, password),
            EnableSsl = true
        };
        client.Send(message);
        """), Framework.NetFramework, csharp: 7);

    [Fact]
    public Task Fix_RemovesTrue() => Verify.Fix<CredentialsUndoneCodeFix>(
        Id, CredentialsUndoneCodeFix.Title, Programs.InMethod("""
        using var client = new SmtpClient(host) { EnableSsl = true };
        // The account of the shop
        [|client.UseDefaultCredentials = true|];
        client.Credentials = new NetworkCredential(user, password);
        client.Send(message);
        """), Programs.InMethod("""
        using var client = new SmtpClient(host) { EnableSsl = true };
        // The account of the shop
        client.Credentials = new NetworkCredential(user, password);
        client.Send(message);
        """), Framework.Net, csharp: 8);

    [Fact]
    public Task Fix_RemovesTrueFromTheInitializer() => Verify.Fix<CredentialsUndoneCodeFix>(
        Id, CredentialsUndoneCodeFix.Title, Programs.InMethod("""
        using var client = new SmtpClient(host)
        {
            EnableSsl = true,
            Credentials = new NetworkCredential(user, password),
            [|UseDefaultCredentials = true|]
        };
        client.Send(message);
        """), Programs.InMethod("""
        using var client = new SmtpClient(host)
        {
            EnableSsl = true,
            Credentials = new NetworkCredential(user, password)
        };
        client.Send(message);
        """), Framework.Both, csharp: 8);

    [Fact]
    public Task Fix_RemovesFalseBehindAnInitializer() => Verify.Fix<CredentialsUndoneCodeFix>(
        Id, CredentialsUndoneCodeFix.Title, Programs.InMethod("""
        using var client = new SmtpClient(host) { EnableSsl = true, Credentials = new NetworkCredential(user, password) };
        [|client.UseDefaultCredentials = false|];
        client.Send(message);
        """), Programs.InMethod("""
        using var client = new SmtpClient(host) { EnableSsl = true, Credentials = new NetworkCredential(user, password) };
        client.Send(message);
        """), Framework.NetFramework, csharp: 8);

    [Fact]
    public Task ValueThatIsNotKnown_HasNoFix() => Verify.NoFix<CredentialsUndoneCodeFix>(Id, Programs.InMethod("""
        using var client = new SmtpClient(host) { EnableSsl = true };
        client.Credentials = new NetworkCredential(user, password);
        [|client.UseDefaultCredentials = flag|];
        client.Send(message);
        """), on: Framework.NetFramework);

    [Fact]
    public Task TrueThatIsMeantOnAWayWithoutCredentials_HasNoFix() => Verify.NoFix<CredentialsUndoneCodeFix>(Id, Programs.InMethod("""
        using var client = new SmtpClient(host) { EnableSsl = true };
        if (user != null)
        {
            client.Credentials = new NetworkCredential(user, password);
        }

        [|client.UseDefaultCredentials = true|];
        client.Send(message);
        """));
}
