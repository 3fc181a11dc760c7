/// <summary>Mail code that grows in one direction: what a rule asks again for each of its parts costs the square of it.</summary>
/// <param name="Name">What it has many of.</param>
/// <param name="Sizes">How many, each double the last.</param>
/// <param name="Source">The file with so many of them.</param>
internal sealed record Shape(string Name, int[] Sizes, Func<int, string> Source)
{
    /// <summary>A file with the one class.</summary>
    public static string Class(string members) => $$"""
        using System;
        using System.Net;
        using System.Net.Mail;

        public class Options
        {
            public string Host, User, Password, From, Subject, Cc, Bcc, ReplyTo;
            public int Port, Timeout;
            public bool UseTls, UseLogin, IsHtml, UsePickup, UseDefault, HasTimeout, HasPort, HasCc, HasBcc, HasTarget, HasDirectory;
        }

        public class Mailer
        {
        {{members}}
        }
        """;

    public static string Method(string statements) => Class($$"""
            public void Run(string to, string text, Options o, bool[] flags)
            {
        {{statements}}
            }
        """);

    public static string Each(int count, Func<int, string> line) => string.Join("\n", Enumerable.Range(0, count).Select(line));
}

internal static class Shapes
{
    private const string Mail = "\"orders@example.com\", to, \"Your order\", text";

    public static Shape[] All { get; } =
    [
        new("fields of a class, one sent with", [250, 500, 1000], count => Shape.Class($$"""
            {{Shape.Each(count, i => $"private readonly SmtpClient _c{i} = new SmtpClient(\"mail.example.com\");")}}
            public void Send(string to, string text) => _c0.Send({{Mail}});
            """)),
        new("fields, all sent with and disposed", [250, 500, 1000], count => Shape.Class($$"""
            {{Shape.Each(count, i => $"private readonly SmtpClient _c{i} = new SmtpClient(\"mail.example.com\");")}}
            public void Send(string to, string text)
            {
            {{Shape.Each(count, i => $"_c{i}.Send({Mail});")}}
            }
            public void Dispose()
            {
            {{Shape.Each(count, i => $"_c{i}.Dispose();")}}
            }
            """)),
        new("undisposed clients in one method", [100, 200, 400], count => Shape.Method(
            Shape.Each(count, i => $"var c{i} = new SmtpClient(\"mail.example.com\"); c{i}.Send({Mail});"))),
        new("`using var` clients in one method", [100, 200, 400], count => Shape.Method(
            Shape.Each(count, i => $"using var c{i} = new SmtpClient(\"mail.example.com\"); c{i}.Send({Mail});"))),
        new("private static methods that send on one static client", [500, 1000, 2000], count => Shape.Class($$"""
            private static readonly SmtpClient Shared = new SmtpClient("mail.example.com");
            public static void All(string to, string text)
            {
            {{Shape.Each(count, i => $"Send{i}(to, text);")}}
            }
            {{Shape.Each(count, i => $"private static void Send{i}(string to, string text) => Shared.Send({Mail});")}}
            """)),
        new("try/catch around one client", [1000, 2000, 4000], count => Shape.Method($$"""
            using var client = new SmtpClient("mail.example.com");
            {{Shape.Each(count, i => $"try {{ client.Send({Mail}); }} catch (SmtpException e) {{ Console.WriteLine(e.Message); }}")}}
            """)),
        new("`Id(Id(… new SmtpClient() …))`", [200, 400, 800], count => Shape.Class($$"""
            private static SmtpClient Id(SmtpClient client) => client;
            public void Run(string to, string text)
            {
                var client = {{string.Concat(Enumerable.Repeat("Id(", count))}}new SmtpClient("mail.example.com"){{new string(')', count)}};
                client.Send({{Mail}});
            }
            """)),
        new("a `+` of texts as the mail's body", [1000, 2000, 4000], count => Shape.Method($$"""
            using var client = new SmtpClient("mail.example.com");
            var message = new MailMessage("orders@example.com", to) { Body = {{string.Join(" + ", Enumerable.Range(0, count).Select(i => $"\"{i}\" + text"))}} };
            client.Send(message);
            """)),
        new("methods driven by options", [1, 2, 4], count => Shape.Class(Shape.Each(count, OptionsMethod))),
        new("flags in one method", [100, 200, 400], count => Shape.Method($$"""
            using var client = new SmtpClient("mail.example.com");
            {{Shape.Each(count, i => $"if (flags[{i}]) client.Port = {i}; if (o.HasPort) client.Timeout = {i}; if (o.UseTls) client.EnableSsl = true;")}}
            client.Send({{Mail}});
            """)),
        new("bools in one method", [100, 200, 400], count => Shape.Method($$"""
            using var client = new SmtpClient("mail.example.com");
            {{Shape.Each(count, i => $"var b{i} = flags[{i}]; if (b{i}) client.Port = {i};")}}
            client.Send({{Mail}});
            {{Shape.Each(count, i => $"if (b{i}) Console.WriteLine({i});")}}
            """)),
    ];

    private static string OptionsMethod(int number) => $$"""
        public void Send{{number}}(string to, string text, Options o)
        {
            SmtpClient client = null;
            MailMessage message = null;
            try
            {
                client = new SmtpClient();
                if (o.Host != null) client.Host = o.Host;
                if (o.HasPort) client.Port = o.Port;
                if (o.UseTls) client.EnableSsl = true;
                if (o.HasTimeout) client.Timeout = o.Timeout;
                if (o.UsePickup) client.DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory;
                if (o.HasTarget) client.TargetName = o.Host;
                if (o.HasDirectory) client.PickupDirectoryLocation = o.Host;
                if (o.UseDefault) client.UseDefaultCredentials = true;
                if (o.UseLogin) client.Credentials = new NetworkCredential(o.User, o.Password);
                message = new MailMessage(o.From, to);
                if (o.Subject != null) message.Subject = o.Subject;
                if (o.IsHtml) message.IsBodyHtml = true;
                if (o.HasCc) message.CC.Add(o.Cc);
                if (o.HasBcc) message.Bcc.Add(o.Bcc);
                if (o.ReplyTo != null) message.ReplyToList.Add(o.ReplyTo);
                message.Body = text;
                client.Send(message);
            }
            catch (SmtpException e)
            {
                Console.WriteLine(e.StatusCode);
                if (o.UseTls) throw;
            }
            finally
            {
                if (message != null) message.Dispose();
                if (client != null) client.Dispose();
            }
        }
        """;
}
