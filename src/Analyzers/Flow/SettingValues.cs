namespace SmtpAnalyzers.Flow;

/// <summary>The last value of each property on one path, in the order in which they were set.</summary>
internal sealed class SettingValues(IReadOnlyList<KeyValuePair<string, Setting>> inOrder)
{
    public IEnumerable<Setting> All => inOrder.Select(static pair => pair.Value);

    public Setting? this[string property] => inOrder.FirstOrDefault(pair => pair.Key == property).Value;

    public bool Contains(Setting setting) => All.Contains(setting);

    /// <summary>Whether the one property was set, for the last time, after the other.</summary>
    public bool IsAfter(string property, string other) => IndexOf(other) is >= 0 and var index && IndexOf(property) > index;

    private int IndexOf(string property)
    {
        for (var i = 0; i < inOrder.Count; i++)
        {
            if (inOrder[i].Key == property)
            {
                return i;
            }
        }

        return -1;
    }
}
