using System.Text.RegularExpressions;

namespace SmtpAnalyzers.Runtime.Tests.Recipes;

/// <summary>docs/runtime.md says what the code does.</summary>
public sealed partial class PageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(EmbeddedSource.Repository, "docs", "runtime.md")).ReplaceLineEndings("\n");

    [Theory]
    [InlineData("MailRetry.cs")]
    [InlineData("PollyMailRetry.cs")]
    public void Recipe_IsTheOneThatIsTested(string name)
    {
        var recipe = File.ReadAllText(Path.Combine(EmbeddedSource.Repository, "tests", "Runtime.Tests", "Recipes", name)).ReplaceLineEndings("\n");
        Assert.Contains($"```csharp\n{recipe}```\n", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryRemedy_HasItsRowInOrder() =>
        Assert.Equal(
            Enum.GetNames<SmtpRemedy>(),
            RemedyRow().Matches(Page).Select(row => row.Groups[1].Value));

    /// <summary>The row of each remedy names the codes that the data gives it, and no other row does.</summary>
    [Theory]
    [MemberData(nameof(Remedies))]
    public void RowOfRemedy_NamesItsCodes(string remedy)
    {
        var cells = RemedyRow().Matches(Page).Single(row => row.Groups[1].Value == remedy).Groups[2].Value;
        var named = Code().Matches(cells).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal);
        var expected = StatusCodeData.Rows.Where(row => row.Remedy == remedy && row.Value.Length == 3).Select(row => row.Value).Order(StringComparer.Ordinal);
        Assert.Equal(expected, named);
    }

    public static TheoryData<string> Remedies => [.. Enum.GetNames<SmtpRemedy>()];

    [GeneratedRegex(@"^\| `(\w+)` \| ([^|]*) \| [^|]* \|$", RegexOptions.Multiline)]
    private static partial Regex RemedyRow();

    [GeneratedRegex(@"(?<![\d.])[2-5]\d\d(?![\d.]\d)")]
    private static partial Regex Code();
}
