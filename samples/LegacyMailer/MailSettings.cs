using System;

namespace LegacyMailer
{
    public class MailSettings
    {
        public MailSettings(string host, int port)
        {
            Host = host;
            Port = port;
            User = Environment.GetEnvironmentVariable("MAIL_USER") ?? "shop";
            Password = Environment.GetEnvironmentVariable("MAIL_PASSWORD") ?? "";
        }

        public string Host { get; private set; }

        public int Port { get; private set; }

        public string User { get; private set; }

        public string Password { get; private set; }
    }
}
