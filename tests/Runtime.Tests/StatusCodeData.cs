using System.Globalization;
using System.Net.Mail;

namespace SmtpAnalyzers.Runtime.Tests;

/// <summary>
/// status-codes.csv: the members of the enumeration, the codes that it lacks, and the three fallbacks. Three columns hold remedies: that of the
/// code by itself; of a plain SmtpException with it whose words say nothing (the framework reports refused recipients apart, so 553 there is the
/// sender, and a code of success is no success); of a refused recipient (552 there is the mailbox, as SmtpClient never declares a size).
/// </summary>
public sealed record StatusCodeRow(
    string Name,
    string Value,
    string ReplyClass,
    string Transient,
    string[] Stages,
    string[] ExceptionTypes,
    string Remedy,
    string RemedyInPlainReply,
    string RemedyOfRecipient,
    string Reference)
{
    public bool IsTransient => Transient == "yes";

    public bool IsMember => Name.Length > 0;

    /// <summary>The row's own code, or for a fallback some that no other row claims.</summary>
    public IReadOnlyList<int> Codes => Value switch
    {
        "4xx other" => [400, 433, 499],
        "5xx other" => [505, 549, 599],
        "other (600..999, >999)" => [600, 999],
        _ => [int.Parse(Value, CultureInfo.InvariantCulture)],
    };
}

public static class StatusCodeData
{
    public static IReadOnlyList<StatusCodeRow> Rows { get; } = Read();

    public static IEnumerable<TheoryDataRow<string>> Values => Rows.Select(row => new TheoryDataRow<string>(row.Value));

    public static StatusCodeRow Row(string value) => Rows.Single(row => row.Value == value);

    private static List<StatusCodeRow> Read()
    {
        using var reader = new StreamReader(typeof(StatusCodeData).Assembly.GetManifestResourceStream("status-codes.csv")!);
        return
        [
            .. reader.ReadToEnd()
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Skip(1)
                .Select(Fields)
                .Select(f => new StatusCodeRow(f[0], f[1], f[2], f[3], f[4].Split(';'), f[5].Split(';'), f[6], f[7], f[8], f[9])),
        ];
    }

    private static string[] Fields(string line)
    {
        var fields = new List<string>();
        var field = "";
        var quoted = false;
        foreach (var c in line.TrimEnd('\r'))
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                fields.Add(field);
                field = "";
            }
            else
            {
                field += c;
            }
        }

        return [.. fields, field];
    }
}
