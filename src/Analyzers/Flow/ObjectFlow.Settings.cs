using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;

namespace SmtpAnalyzers.Flow;

/// <summary>What the followed object is set to, and in which order.</summary>
internal sealed partial class ObjectFlow
{
    private FlowState PropertyUsed(IPropertyReferenceOperation property, FlowState state)
    {
        switch (property.Parent)
        {
            case ISimpleAssignmentOperation assignment when assignment.Target == property:
                return Set(state, property.Property.Name, assignment.Value, assignment);
            case IAssignmentOperation assignment when assignment.Target == property:
                return Set(state, property.Property.Name, null, assignment);
            // `(client.Host, client.EnableSsl) = (host, true)`
            case ITupleOperation { Parent: IDeconstructionAssignmentOperation deconstruction } targets when deconstruction.Target == targets:
                return Set(
                    state, property.Property.Name, deconstruction.Pairs().FirstOrDefault(pair => pair.Target == property).Element, property);
            // `client.EnableSsl = a ?? b`: the property is kept aside while the value is worked out.
            case IFlowCaptureOperation capture when AssignmentTo(capture.Id) is { } assignment:
                return Set(state, property.Property.Name, (assignment as ISimpleAssignmentOperation)?.Value, assignment);
            default:
                _found.PropertyReads.Add((property, _body));
                return state;
        }
    }

    private IAssignmentOperation? AssignmentTo(CaptureId target) => _body.Reachable().OfType<IAssignmentOperation>().FirstOrDefault(assignment =>
        assignment.Target is IFlowCaptureReferenceOperation reference && reference.Id.Equals(target));

    private FlowState Set(FlowState state, string property, IOperation? value, IOperation node)
    {
        var setting = _found.Known(_found.SettingAt(node) ?? new Setting(property, value, node, _body, _context.Constants));
        (state.Has(FlowEvents.Connected) ? _found.SetWhileConnected : _found.SetBefore).Add(setting);
        return SetAll(state, new[] { setting });
    }

    /// <summary>What a method sets on one of its paths, in its order.</summary>
    private FlowState SetAll(FlowState state, IEnumerable<Setting> settings)
    {
        foreach (var setting in settings.Select(_found.Known))
        {
            state = state with { Settings = _found.SettingMaps.With(state.Settings, setting.Property, setting) };
        }

        return state;
    }
}
