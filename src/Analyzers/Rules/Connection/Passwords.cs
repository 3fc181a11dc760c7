using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Flow;
using SmtpAnalyzers.Language;

namespace SmtpAnalyzers.Rules.Connection;

/// <summary>The passwords that are written in the source and that a client logs in with.</summary>
internal static class Passwords
{
    /// <summary>The constants that reach the Credentials of a client, whoever made the client, as passwords.</summary>
    public static IEnumerable<(string Text, Location Where)> In(Body body, FlowAnalysis flow) =>
        from setting in flow.SettingsIn(body)
        where setting.Property == "Credentials"
        from credentials in setting.PossibleValues
        from password in OfCredentials(credentials, body, flow)
        from found in Constant(password, body, flow)
        select found;

    /// <summary>What the expression, seen as credentials, takes for its password.</summary>
    private static IEnumerable<IOperation> OfCredentials(IOperation credentials, Body body, FlowAnalysis flow)
    {
        if (!credentials.IsCreation())
        {
            return Enumerable.Empty<IOperation>();
        }

        if (IsNamed(credentials.Type, "CredentialCache"))
        {
            return from call in Reachable(body).OfType<IInvocationOperation>()
                   where call.TargetMethod.Name == "Add" && call.Instance is { } cache && Makes(cache, credentials, body, flow)
                   from argument in call.Arguments
                   where argument.Parameter?.Name is "cred" or "credential"
                   from added in flow.Constants.PossibleValues(argument.Value, body)
                   from password in OfCredentials(added, body, flow)
                   select password;
        }

        if (!IsNamed(credentials.Type, "NetworkCredential"))
        {
            return Enumerable.Empty<IOperation>();
        }

        var assigned = from assignment in Reachable(body).OfType<ISimpleAssignmentOperation>()
                       where assignment.Target is IPropertyReferenceOperation { Property: { Name: "Password" }, Instance: { } instance } && Makes(instance, credentials, body, flow)
                       select assignment.Value;
        return Creations.ArgumentsOf(credentials).Where(static argument => argument.Name == "password").Select(static argument => argument.Value).Concat(assigned);
    }

    private static IEnumerable<IOperation> Reachable(Body body) => body.Outermost.WithNested().SelectMany(static each => each.Reachable());

    /// <summary>Whether the expression is what <paramref name="creation"/> makes. Operations of the graph are copies: their syntax is the same.</summary>
    private static bool Makes(IOperation expression, IOperation creation, Body body, FlowAnalysis flow) =>
        flow.Constants.PossibleValues(expression, body).Any(value => value.Syntax == creation.Syntax);

    private static bool IsNamed(ITypeSymbol? type, string name) =>
        type is { ContainingNamespace: { Name: "Net", ContainingNamespace: { Name: "System" } } } && type.Name == name;

    /// <summary>The constant text of a password, and where it is written.</summary>
    private static IEnumerable<(string Text, Location Where)> Constant(IOperation password, Body body, FlowAnalysis flow)
    {
        foreach (var possible in flow.Constants.PossibleValues(password, body))
        {
            var value = possible;
            if (value is IInvocationOperation { TargetMethod: { Name: "ToString" or "Trim" }, Instance: { } text })
            {
                value = flow.Constants.Source(text, body);
            }

            var member = (value as IMemberReferenceOperation)?.Member;
            if (member is not null && flow.Constants.Of(value, body) is null && flow.Constants.InitialValueOf(member) is { } initial)
            {
                value = initial;
            }

            if (flow.Constants.Of(value, body) is string constant)
            {
                yield return (constant, Where(value));
            }
        }
    }

    /// <summary>A const is reported where it is declared: there the password stands.</summary>
    private static Location Where(IOperation value)
    {
        ISymbol? name = value switch
        {
            IFieldReferenceOperation { Field: { IsConst: true } field } => field,
            ILocalReferenceOperation { Local: { IsConst: true } local } => local,
            _ => null,
        };
        var declaration = name?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        return (declaration?.Language().InitialValueOf(declaration) ?? value.Syntax).GetLocation();
    }
}
