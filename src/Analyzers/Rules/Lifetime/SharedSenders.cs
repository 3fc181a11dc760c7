using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Facts;

namespace SmtpAnalyzers.Rules.Lifetime;

/// <summary>FluentEmail's senders of which there is one for the whole program, and that are given one client in place of a factory.</summary>
internal static class SharedSenders
{
    /// <summary>The clients that are given to them.</summary>
    public static IEnumerable<IOperation> ClientsIn(FileFacts file) =>
        from member in file.Members
        from argument in Registrations(member).Concat(SharedIn(member))
        where IsOfFluentEmail(argument.Parameter?.ContainingSymbol) && file.Symbols.IsClient(argument.Parameter!.Type)
        select argument.Value;

    private static IEnumerable<IArgumentOperation> Registrations(Body member) => member.Descendants().OfType<IInvocationOperation>()
        .Where(static call => call.TargetMethod.Name == "AddSmtpSender").SelectMany(static call => call.Arguments);

    private static IEnumerable<IArgumentOperation> SharedIn(Body member) => member.Descendants().OfType<IObjectCreationOperation>()
        .Where(static creation => creation.Type?.Name == "SmtpSender" && IsShared(creation)).SelectMany(static sender => sender.Arguments);

    /// <summary>Whether it is registered as a singleton, be it by a lambda that makes it, or kept where all of the program finds it.</summary>
    private static bool IsShared(IOperation sender) => sender.Ancestors().Any(static above => above switch
    {
        IInvocationOperation { TargetMethod: { Name: "AddSingleton" or "TryAddSingleton" } } => true,
        ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: { IsStatic: true } } } => true,
        IFieldInitializerOperation initializer => initializer.InitializedFields.Any(static field => field.IsStatic),
        _ => false,
    });

    private static bool IsOfFluentEmail(ISymbol? method)
    {
        var space = method?.ContainingNamespace;
        while (space is { ContainingNamespace: { IsGlobalNamespace: false } outer })
        {
            space = outer;
        }

        // The extension methods of registration stand where those of the service collection do.
        return space?.Name == "FluentEmail" || method?.ContainingType?.Name.StartsWith("FluentEmail", StringComparison.Ordinal) == true;
    }
}
