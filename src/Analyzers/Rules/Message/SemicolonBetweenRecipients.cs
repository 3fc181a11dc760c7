using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Rules.Message;

internal sealed class SemicolonBetweenRecipients() : Rule(Definition)
{
    private static readonly DiagnosticDescriptor Definition = new(
        "SMTP4001",
        "Recipients are separated by commas, not semicolons",
        "Recipients are separated by commas, not semicolons: {0}",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "System.Net.Mail separates addresses by commas. A semicolon between two addresses throws FormatException; with a blank behind " +
            "it the text is accepted as one address, the last one, and all before it as the name that is displayed: nobody else gets the mail.",
        helpLinkUri: HelpLink("SMTP4001"));

    public override void Check(FileFacts file, RuleContext context)
    {
        foreach (var body in file.Bodies)
        {
            foreach (var recipients in body.Reachable().Select(operation => RecipientsOf(operation, file.Symbols)).OfType<IOperation>())
            {
                foreach (var text in file.Flow.Constants.PossibleValues(recipients, body))
                {
                    if (Fault(text, body, file.Flow.Constants) is { } fault)
                    {
                        context.Report(Written(text, body, file).GetLocation(), subject: null, fault);
                    }
                }
            }
        }
    }

    /// <summary>The text with the recipients that a message, a collection of addresses or a send is given; null for any other operation.</summary>
    private static IOperation? RecipientsOf(IOperation operation, SmtpSymbols symbols) => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: "Add", ContainingType: { Name: "MailAddressCollection" } type } } add
            when type.IsOfFramework() => Argument(add.Arguments, "addresses"),
        IInvocationOperation call when symbols.IsSend(call.TargetMethod) => Argument(call.Arguments, "recipients"),
        IObjectCreationOperation { Arguments: var arguments } creation when symbols.IsMessage(creation.Type) => Argument(arguments, "to"),
        _ => null,
    };

    private static IOperation? Argument(IEnumerable<IArgumentOperation> arguments, string name) => arguments.FirstOrDefault(argument =>
        argument.Parameter is { Type: { SpecialType: SpecialType.System_String } } parameter && parameter.Name == name)?.Value;

    /// <summary>What becomes of the mail; null where nothing is wrong with the text, or nothing is known of it.</summary>
    private static string? Fault(IOperation text, Body body, Constants constants)
    {
        if (constants.Of(text, body) is string constant)
        {
            return new AddressList(constant) is { HasSemicolons: true } list ? Fault(list) : null;
        }

        return Separator(text, body, constants) switch
        {
            null => null,
            var separator when separator.EndsWith(";", StringComparison.Ordinal) => "with more than one FormatException is thrown",
            _ => "with more than one the mail goes to the last one only, and the others are read as its display name",
        };
    }

    private static string Fault(AddressList list) => list switch
    {
        { OnlyRecipient: { } only } => $"the mail goes to {only} only, and what stands before it is read as its display name",
        { IsRefused: true } => "FormatException is thrown",
        _ => "what stands before one is read as the display name of the address behind it, or FormatException is thrown",
    };

    /// <summary>The semicolon, and the blanks around it, that <c>Join</c> or <c>Replace</c> puts between what it cannot be seen.</summary>
    private static string? Separator(IOperation text, Body body, Constants constants)
    {
        var argument = text switch
        {
            IInvocationOperation { TargetMethod: { Name: "Join", ContainingType: { SpecialType: SpecialType.System_String } } } join =>
                At(join, 0),
            IInvocationOperation { TargetMethod: { Name: "Replace", ContainingType: { SpecialType: SpecialType.System_String } } } replace
                when At(replace, 0) is { } replaced && constants.Of(replaced.Value, body)?.ToString().Trim() == "," => At(replace, 1),
            _ => null,
        };
        return argument is not null && constants.Of(argument.Value, body)?.ToString() is { } separator && separator.Trim() == ";" ? separator : null;
    }

    private static IArgumentOperation? At(IInvocationOperation call, int ordinal) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal);

    /// <summary>Where the text is written; the place that uses it where that is another file, which is analysed without this one.</summary>
    private static SyntaxNode Written(IOperation text, Body body, FileFacts file)
    {
        var written = text switch
        {
            ILocalReferenceOperation local => body.OnlyValueOf(local.Local),
            IFieldReferenceOperation field => file.Flow.Constants.InitialValueOf(field.Field),
            _ => null,
        };
        return written?.Syntax is { } syntax && syntax.SyntaxTree == file.Model.SyntaxTree ? syntax : text.Syntax;
    }
}
