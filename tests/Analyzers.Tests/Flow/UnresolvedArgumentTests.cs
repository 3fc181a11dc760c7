using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Flow;

/// <summary>A client is a client, whatever its constructor is given: settings of a class that is not there are no reason to see none.</summary>
public class UnresolvedArgumentTests
{
    [Theory]
    [InlineData("var client = [|new SmtpClient({|CS0103:Settings|}.Host, {|CS0103:Settings|}.Port)|]; client.Send(message);")]
    [InlineData("var client = [|new SmtpClient({|CS0103:Settings|}.Host)|] { Port = {|CS0103:Settings|}.Port }; client.Send(message);")]
    [InlineData("var server = {|CS0103:Settings|}.Host; var client = [|new SmtpClient(server, 25)|]; client.Send(message);")]
    [InlineData("[|new SmtpClient({|CS0103:Settings|}.Host)|].Send(message);")]
    public Task UndisposedClient_IsFlagged(string statements) => Verify.Flagged("SMTP3001", Programs.InMethod(statements));

    [Theory]
    [InlineData("using var client = new SmtpClient({|CS0103:Settings|}.Host, {|CS0103:Settings|}.Port); client.Send(message);")]
    [InlineData("using (var client = new SmtpClient({|CS0103:Settings|}.Host)) { client.Send(message); }")]
    [InlineData("var client = new SmtpClient({|CS0103:Settings|}.Host); client.Send({|CS0103:Build|}());")]
    [InlineData("var client = new SmtpClient({|CS0103:Settings|}.Host); {|CS0103:Keep|}(client); client.Send(message);")]
    public Task DisposedOrUnclearClient_IsSilent(string statements) => Verify.Silent(Programs.InMethod(statements));

    [Theory]
    [InlineData("using var client = [|new SmtpClient({|CS0103:Settings|}.Host, 587)|]; client.Send(message);")]
    [InlineData("using var client = [|new SmtpClient(port: 587, host: {|CS0103:Settings|}.Host)|]; client.Send(message);")]
    [InlineData("using var client = [|new SmtpClient(\"smtp.gmail.com\", {|CS0103:Settings|}.Port)|]; client.Send(message);")]
    public Task ClientThatNeedsTls_IsFlagged(string statements) => Verify.Flagged("SMTP2001", Programs.InMethod(statements));

    // On .NET the compiler has something to say of the second argument too: it takes the overload for a SecureString.
    [Fact]
    public Task CredentialsOfAnUnresolvedUser_AreFlagged() => Verify.Flagged("SMTP2001", Programs.InMethod("""
        using var client = [|new SmtpClient({|CS0103:Settings|}.Host)|] { Credentials = new NetworkCredential({|CS0103:Settings|}.User, password) };
        client.Send(message);
        """), Framework.NetFramework);

    [Theory]
    [InlineData("using var client = new SmtpClient({|CS0103:Settings|}.Host, {|CS0103:Settings|}.Port); client.Send(message);")]
    [InlineData("using var client = new SmtpClient(\"localhost\", {|CS0103:Settings|}.Port) { Credentials = new NetworkCredential(user, password) }; client.Send(message);")]
    [InlineData("using var client = new SmtpClient({|CS0103:Settings|}.Host, 587) { EnableSsl = {|CS0103:Settings|}.Tls }; client.Send(message);")]
    public Task ClientThatMayNotNeedTls_IsSilent(string statements) => Verify.Silent(Programs.InMethod(statements));

    [Theory]
    [InlineData("using var client = new SmtpClient(host) { EnableSsl = true, Credentials = new NetworkCredential({|CS0103:Settings|}.User, [|\"Sommer2024!\"|]) };")]
    [InlineData("using var client = new SmtpClient(host) { EnableSsl = true, Credentials = new NetworkCredential(password: [|\"Sommer2024!\"|], userName: {|CS0103:Settings|}.User) };")]
    public Task PasswordBesideAnUnresolvedUser_IsFlagged(string statements) =>
        Verify.Flagged("SMTP2007", Programs.InMethod(statements), Framework.NetFramework);

    [Fact]
    public Task FieldThatNobodyDisposes_IsFlagged() => Verify.Flagged("SMTP3003", """
        using System.Net.Mail;

        class Mailer
        {
            private readonly SmtpClient [|_client|] = new SmtpClient({|CS0103:Settings|}.Host);

            public void Send(MailMessage message) => _client.Send(message);
        }
        """);
}
