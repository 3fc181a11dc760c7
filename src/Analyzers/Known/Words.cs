namespace SmtpAnalyzers.Known;

internal static class Words
{
    /// <summary>The words of a name in camel case: <c>ILogWriter</c> has <c>I</c>, <c>Log</c> and <c>Writer</c>.</summary>
    public static IEnumerable<string> CamelCaseWords(this string name)
    {
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            var ends = i == name.Length ||
                !char.IsLetter(name[i]) ||
                (char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))));
            if (ends)
            {
                if (i > start)
                {
                    yield return name.Substring(start, i - start).Trim('_');
                }

                start = i;
            }
        }
    }
}
