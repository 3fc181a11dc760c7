using System.Net.Mail;
using CsCheck;

namespace SmtpAnalyzers.Runtime.Tests;

public sealed class EnhancedCodeTests
{
    [Theory]
    [InlineData(550, "5.1.1 User unknown", "5.1.1")]
    [InlineData(550, "User unknown (#5.1.1)", "5.1.1")]
    [InlineData(550, "[5.7.1] no", "5.7.1")]
    [InlineData(550, "sorry: 5.1.1.", "5.1.1")]
    [InlineData(550, "remote server said 550-5.7.26 no", "5.7.26")]
    [InlineData(530, "5.7.57 Client not authenticated. Error: 535 5.7.139 Authentication unsuccessful", "5.7.57")]
    [InlineData(451, "4.7.1 see 5.7.1", "4.7.1")]
    [InlineData(451, "not 5.7.1 but 4.4.2", "4.4.2")]
    [InlineData(550, "4.7.1 see below", null)]
    [InlineData(554, "from 5.7.1.9", null)]
    [InlineData(554, "from [10.5.7.1]", null)]
    [InlineData(554, "on 5.12.2024", null)]
    [InlineData(554, "on 5.7.2024", null)]
    [InlineData(554, "on 05.07.24 and 15.7.24", null)]
    [InlineData(554, "on 5.12.24", null)]
    [InlineData(554, "since 2025.7.1", null)]
    [InlineData(554, "mailer v5.7.1", null)]
    [InlineData(554, "mx5.7.1.example.com", null)]
    [InlineData(554, "5.7.1.example.com", null)]
    [InlineData(550, "<5.1.1@example.com> unknown", null)]
    [InlineData(550, "5.1", null)]
    [InlineData(550, "5.1.", null)]
    [InlineData(550, "5.1.1234", null)]
    [InlineData(550, "5.01.1 and 5.1.01", null)]
    [InlineData(550, "5.8.1", null)]
    [InlineData(550, "5..1", null)]
    [InlineData(550, "٥.١.١", null)]
    [InlineData(550, "", null)]
    public void Code_IsFoundWhereItStandsAlone(int replyCode, string words, string? expected) => Assert.Equal(expected, Find(replyCode, words));

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(199)]
    [InlineData(600)]
    [InlineData(1899)]
    public void ReplyWithoutAClass_HasNoEnhancedCode(int replyCode) => Assert.Null(Find(replyCode, "1.1.1 2.1.1 4.1.1 5.1.1 6.1.1 0.1.1"));

    [Fact]
    public void AnyText_GivesNothingOrACodeOfItsClassThatTheTextHolds() =>
        Gen.Select(ReplyCode, Noise).Sample((code, text) =>
        {
            var found = Find(code, text);
            return found is null
                || (found[0] - '0' == code / 100 && text.Contains(found, StringComparison.Ordinal) && found.Split('.') is [_, { Length: 1 }, { Length: >= 1 and <= 3 }]);
        });

    [Fact]
    public void TextOfDigitsAndDots_NeverSplitsALongerNumber() =>
        Gen.Select(ReplyCode, Gen.String[Gen.Char["0123456789."], 0, 30]).Sample((code, text) =>
            Find(code, text) is not { } found || $" {text.TrimEnd('.')} ".Contains($" {found} ", StringComparison.Ordinal));

    [Fact]
    public void CodeBetweenWords_IsFound() =>
        Gen.Select(ReplyCode, Gen.Int[0, 7], Gen.Int[0, 999], Words, Words).Sample((code, subject, detail, before, after) =>
            Find(code, $"{before} {code / 100}.{subject}.{detail} {after}") == $"{code / 100}.{subject}.{detail}");

    [Fact]
    public void FirstCodeOfTheClass_Wins() =>
        Gen.Select(ReplyCode, Gen.Int[0, 7], Gen.Int[0, 999], Gen.Int[0, 999]).Sample((code, subject, first, second) =>
        {
            var own = code / 100;
            var other = own == 5 ? 4 : 5;
            return Find(code, $"{other}.{subject}.{second} {own}.{subject}.{first} {own}.{subject}.{second}") == $"{own}.{subject}.{first}";
        });

    [Fact]
    public void IpAddress_IsNoCode() =>
        Gen.Select(ReplyCode, Gen.Int[0, 255], Gen.Int[0, 255], Gen.Int[0, 255], Gen.Int[0, 255], OneOf("", "/24", ":25", "."), Words)
            .Sample((code, a, b, c, d, end, words) => Find(code, $"{words} [{a}.{b}.{c}.{d}{end}] {words} {a}.{b}.{c}.{d}{end}") is null);

    /// <summary>Every way to write a date with dots but one: "5.7.24" is a date in July and the code for a failed SPF check.</summary>
    [Fact]
    public void Date_IsNoCode() =>
        Gen.Select(ReplyCode, Gen.Date, OneOf("d.M.yyyy", "dd.MM.yyyy", "dd.MM.yy", "yyyy.M.d", "yyyy.MM.dd", "d.MM.yyyy"))
            .Sample((code, date, format) => Find(code, $"rejected on {date.AddYears(date.Year < 1000 ? 1000 : 0).ToString(format, System.Globalization.CultureInfo.InvariantCulture)}.") is null);

    private static readonly Gen<int> ReplyCode = Gen.Int[200, 599];

    /// <summary>Anything at all, and things that look like codes.</summary>
    private static readonly Gen<string> Noise = Gen.OneOf(Gen.String, Gen.String[Gen.Char["0123456789.245 -@a<\r"], 0, 60]);

    private static readonly Gen<string> Words = Gen.String[Gen.Char["abcxyz ABC,;:()<>-!"], 0, 20];

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static string? Find(int replyCode, string words) => SmtpFailure.From(new SmtpException((SmtpStatusCode)replyCode, words)).EnhancedCode;
}
