namespace SmtpAnalyzers.Known;

/// <summary>
/// How System.Net.Mail reads a text with several addresses. It goes from the end to the start and knows one separator, the comma; what
/// stands before an address up to there is its display name, semicolons and further addresses included.
/// </summary>
internal sealed class AddressList
{
    private readonly string _text;

    /// <summary>The separators outside of quotes and comments, in order.</summary>
    private readonly List<int> _separators = new();

    public AddressList(string text)
    {
        _text = text;
        var isQuoted = false;
        var comments = 0;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\' when isQuoted || comments > 0:
                    i++;
                    break;
                case '"' when comments == 0:
                    isQuoted = !isQuoted;
                    break;
                case '(' when !isQuoted:
                    comments++;
                    break;
                case ')' when !isQuoted && comments > 0:
                    comments--;
                    break;
                case ',' or ';' when !isQuoted && comments == 0:
                    _separators.Add(i);
                    break;
            }
        }
    }

    /// <summary>Whether a semicolon stands behind an address; one in a name, <c>Last; First &lt;a@example.com&gt;</c>, separates nothing.</summary>
    public bool HasSemicolons
    {
        get
        {
            var start = 0;
            foreach (var separator in _separators)
            {
                if (_text[separator] == ';' && IsAddress(_text.Substring(start, separator - start)))
                {
                    return true;
                }

                start = separator + 1;
            }

            return false;
        }
    }

    /// <summary>
    /// The one address that is left of the whole text, all before it being read as its display name; null where the text has commas as well,
    /// or is refused, as one is that ends in a semicolon or has no blank behind the last one.
    /// </summary>
    public string? OnlyRecipient =>
        _separators.TrueForAll(separator => _text[separator] == ';') && _text.IndexOf('"') < 0 &&
        _text.Substring(_separators[_separators.Count - 1] + 1) is var last && IsAddress(last) &&
        (char.IsWhiteSpace(last[0]) || last.TrimEnd().EndsWith(">", StringComparison.Ordinal))
            ? last.Substring(last.LastIndexOf('<') + 1).Trim(' ', '\t', '>')
            : null;

    /// <summary>
    /// Whether the text is refused with a FormatException. Only for one without quotes is that told from here.
    /// </summary>
    public bool IsRefused =>
        _text.IndexOf('"') < 0 && OnlyRecipient is null && _separators.TrueForAll(separator => _text[separator] == ';');

    /// <summary>The same addresses separated by commas. A separator with nothing behind it, which no comma may be, is left out.</summary>
    public string WithCommas()
    {
        var parts = new List<string>();
        var start = 0;
        foreach (var end in _separators.Append(_text.Length))
        {
            parts.Add(_text.Substring(start, end - start));
            start = end + 1;
        }

        return string.Join(",", parts.Where(static part => part.Trim().Length > 0));
    }

    private static bool IsAddress(string part)
    {
        var trimmed = part.TrimEnd().TrimEnd('>');
        var at = trimmed.LastIndexOf('@');
        return at > 0 && at < trimmed.Length - 1 && !trimmed.Substring(at).Any(char.IsWhiteSpace);
    }
}
