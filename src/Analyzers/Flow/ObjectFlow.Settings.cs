using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpAnalyzers.Flow;

/// <summary>What the followed object is set to, and in which order.</summary>
internal sealed partial class ObjectFlow
{
    private Way PropertyUsed(IPropertyReferenceOperation property, Way way)
    {
        switch (property.Parent)
        {
            case ISimpleAssignmentOperation assignment when assignment.Target == property:
                return Set(way, new Setting(property.Property.Name, assignment.Value, assignment, _body));
            case IAssignmentOperation assignment when assignment.Target == property:
                return Set(way, new Setting(property.Property.Name, null, assignment, _body));
            // `client.EnableSsl = a ?? b`: the property is kept aside while the value is worked out.
            case IFlowCaptureOperation capture when AssignmentTo(capture.Id) is { } assignment:
                return Set(way, new Setting(property.Property.Name, (assignment as ISimpleAssignmentOperation)?.Value, assignment, _body));
            default:
                _facts.PropertyReads.Add((property, _body));
                return way;
        }
    }

    private IAssignmentOperation? AssignmentTo(CaptureId target) => _body.Reachable().OfType<IAssignmentOperation>().FirstOrDefault(assignment =>
        assignment.Target is IFlowCaptureReferenceOperation reference && reference.Id.Equals(target));

    private Way Set(Way way, Setting setting) => SetAll(way, new[] { setting });

    /// <summary>What a method sets on one of its ways; in which order it does is told by its own facts.</summary>
    private Way SetAll(Way way, IEnumerable<Setting> settings)
    {
        var before = _facts.SettingMaps[way.Settings];
        foreach (var setting in settings.Select(Known))
        {
            _facts.Order.UnionWith(before.Select(pair => (pair.Value, setting)));
            way = way with { Settings = _facts.SettingMaps.With(way.Settings, setting.Property, setting) };
        }

        return way;
    }

    private Setting Known(Setting setting)
    {
        var known = _facts.Settings.Find(other => ReferenceEquals(other.Node, setting.Node));
        if (known is null)
        {
            known = setting;
            _facts.Settings.Add(setting);
        }

        return known;
    }
}
