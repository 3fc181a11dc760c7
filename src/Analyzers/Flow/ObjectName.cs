using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;

namespace SmtpAnalyzers.Flow;

/// <summary>What an object is known by in a control flow graph: a variable or member, a capture, the call that returned it.</summary>
internal static class ObjectName
{
    /// <summary>The name of the object whose method runs.</summary>
    public static object This { get; } = new();

    /// <summary>The name by which the expression refers to an object; null where it does not.</summary>
    public static object? Of(IOperation operation) => operation switch
    {
        IFlowCaptureReferenceOperation capture => capture.Id,
        IInvocationOperation call => call,
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => This,
        _ => operation.Place(),
    };
}
