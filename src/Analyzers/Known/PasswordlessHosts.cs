namespace SmtpAnalyzers.Known;

/// <summary>A server that takes no passwords any more, or will not.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Fact">What its provider does, to follow the name.</param>
/// <param name="Instead">What to use in place of SmtpClient.</param>
/// <param name="Source">Who says so.</param>
/// <param name="AsOf">When that was read or written: providers have moved such dates before.</param>
internal sealed record PasswordlessHost(string Host, string Fact, string Instead, string Source, string AsOf);

/// <summary>The servers whose providers have given up password logins, or have said when they will.</summary>
internal static class PasswordlessHosts
{
    private const string ExchangeFact = "switches password logins off by default at the end of December 2026";
    private const string ExchangeInstead =
        "use MailKit with OAuth, Microsoft Graph, Azure Communication Services, High Volume Email or a relay of your own";
    private const string ExchangeSource = "Microsoft Exchange team, timeline for SMTP AUTH client submission";

    private const string OutlookFact = "has taken no passwords since 16 September 2024";
    private const string OutlookInstead = "use MailKit with OAuth or Microsoft Graph";
    private const string OutlookSource = "Microsoft support notice for Outlook.com, Hotmail and Live accounts";

    private static readonly PasswordlessHost[] All =
    {
        new("smtp.office365.com", ExchangeFact, ExchangeInstead, ExchangeSource, "2026-01-27"),
        new("smtp-legacy.office365.com", ExchangeFact, ExchangeInstead, ExchangeSource, "2026-01-27"),
        new("outlook.office365.com", ExchangeFact, ExchangeInstead, ExchangeSource, "2026-01-27"),
        new("smtp-mail.outlook.com", OutlookFact, OutlookInstead, OutlookSource, "2024-09-16"),
        new("smtp.live.com", OutlookFact, OutlookInstead, OutlookSource, "2024-09-16"),
    };

    public static PasswordlessHost? Find(string host) => Array.Find(All, row => KnownHosts.Matches(host, row.Host));
}
