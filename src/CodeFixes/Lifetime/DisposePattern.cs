using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using SmtpAnalyzers.CodeFixes.Editing;

namespace SmtpAnalyzers.CodeFixes.Lifetime;

/// <summary>
/// Disposes a field or property where its class is disposed: in the Dispose that is there, be it in another part of the class (the designer's,
/// say), or in a new one beside the field.
/// </summary>
internal static class DisposePattern
{
    public static TreeChanges? Plan(TypeDeclarationSyntax type, ISymbol member, RuntimeTypes types, CancellationToken cancellation)
    {
        var (owner, lineEnd) = (member.ContainingType, Layout.LineEnd(type));
        var statement = NameOf(member) + (IsNeverNull(member) ? "." : "?.") + "Dispose();";
        var existing = owner.GetMembers().OfType<IMethodSymbol>().Where(IsDispose)
            .OrderBy(static method => IsAsynchronous(method) ? 1 : -method.Parameters.Length).FirstOrDefault();
        if (existing is not null)
        {
            return existing.DeclaringSyntaxReferences.Length == 1 &&
                existing.DeclaringSyntaxReferences[0].GetSyntax(cancellation) is MethodDeclarationSyntax method && !Directives.HidesCode(method)
                ? AddTo(method, existing, statement)
                : null;
        }

        if (Inherited(owner) is { } inherited)
        {
            return inherited switch
            {
                { Parameters: { Length: 1 }, DeclaredAccessibility: Accessibility.Protected or Accessibility.ProtectedOrInternal } =>
                    Extend(type, baseType: null, Override("protected", inherited, statement, lineEnd)),
                { Parameters: { Length: 0 }, DeclaredAccessibility: Accessibility.Public, Name: "Dispose" } =>
                    Extend(type, baseType: null, Override("public", inherited, statement, lineEnd)),
                _ => null,
            };
        }

        if (owner.AllInterfaces.Any(static each => each.SpecialType == SpecialType.System_IDisposable || each.Name == "IAsyncDisposable"))
        {
            return null;
        }

        var isSimple = owner.IsSealed || owner.IsValueType || owner.BaseType is null or { SpecialType: SpecialType.System_Object };
        // A ref struct needs no interface for a using, and before C# 13 cannot have one.
        return Extend(
            type,
            owner.IsRefLikeType ? null : types.Name("System.IDisposable"),
            isSimple ? Simple(statement, lineEnd) : Virtual(statement, types, lineEnd));
    }

    private static bool IsDispose(IMethodSymbol method) => (Name(method), method) switch
    {
        (_, { IsStatic: true } or { IsAbstract: true }) => false,
        ("Dispose", { Parameters: { Length: 1 } parameters }) => parameters[0].Type.SpecialType == SpecialType.System_Boolean,
        ("Dispose" or "DisposeAsync", { Parameters: { Length: 0 } }) => true,
        _ => false,
    };

    private static bool IsAsynchronous(IMethodSymbol method) => Name(method) == "DisposeAsync";

    /// <summary>That of the interface's method where it is implemented explicitly.</summary>
    private static string Name(IMethodSymbol method) => method.ExplicitInterfaceImplementations.FirstOrDefault()?.Name ?? method.Name;

    private static IMethodSymbol? Inherited(INamedTypeSymbol type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            var method = ancestor.GetMembers("Dispose").OfType<IMethodSymbol>()
                .Where(static each => IsDispose(each) && (each.IsVirtual || each.IsOverride) && !each.IsSealed)
                .OrderByDescending(static each => each.Parameters.Length).FirstOrDefault();
            if (method is not null)
            {
                return method;
            }
        }

        return null;
    }

    private static TreeChanges? AddTo(MethodDeclarationSyntax method, IMethodSymbol symbol, string statement)
    {
        var lineEnd = Layout.LineEnd(method);
        var changes = new TreeChanges();
        if (symbol.Parameters.Length == 1)
        {
            if (method.Body is not { } body)
            {
                return null;
            }

            var flag = symbol.Parameters[0].Name;
            // Also inside of `if (!_disposed)`.
            var guarded = body.DescendantNodes(static node => node is not (ExpressionSyntax or LocalFunctionStatementSyntax))
                .OfType<IfStatementSyntax>()
                .FirstOrDefault(each => each.Condition.ToString() == flag);
            switch (guarded?.Statement)
            {
                case null:
                    var guard = Parse(("if (" + flag + ")\n{\n" + statement + "\n}").Replace("\n", lineEnd.ToString()), lineEnd);
                    changes.Replace(body, rewritten => rewritten.WithStatements(rewritten.Statements.Insert(0, guard)));
                    return changes;
                case BlockSyntax block:
                    changes.Replace(block, rewritten => rewritten.WithStatements(rewritten.Statements.Insert(
                        LetsGo(block, statement) ? 0 : rewritten.Statements.Count, Parse(statement, lineEnd))));
                    return changes;
                case var single:
                    changes.ReplaceStatement(single, rewritten => new[] { rewritten, Parse(statement, lineEnd) });
                    return changes;
            }
        }

        if (method.Body is { } whole)
        {
            // A return may leave early; and an asynchronous one ends in a value.
            var first = LetsGo(whole, statement) ||
                whole.DescendantNodes().Any(static node => node is ReturnStatementSyntax or ThrowStatementSyntax);
            changes.Replace(whole, rewritten => rewritten.WithStatements(
                rewritten.Statements.Insert(first ? 0 : rewritten.Statements.Count, Parse(statement, lineEnd))));
            return changes;
        }

        if (method.ExpressionBody is not { Expression: var value })
        {
            return null;
        }

        var isVoid = symbol.ReturnsVoid;
        var rest = isVoid || (symbol.IsAsync && value is AwaitExpressionSyntax)
            ? value.WithoutTrivia() + ";"
            : "return " + value.WithoutTrivia() + ";";
        var statements = isVoid && !LetsGo(value, statement) ? new[] { rest, statement } : new[] { statement, rest };
        changes.Replace(method, rewritten => rewritten
            .WithExpressionBody(null).WithSemicolonToken(default)
            .WithParameterList(rewritten.ParameterList.WithTrailingTrivia(lineEnd))
            .WithBody(SyntaxFactory.Block(statements.Select(each => Parse(each, lineEnd))).WithAdditionalAnnotations(Formatter.Annotation)
                .WithTrailingTrivia(rewritten.GetTrailingTrivia())));
        return changes;
    }

    /// <summary>Whether the code gives the member that the statement disposes another value: <c>_client = null;</c>.</summary>
    private static bool LetsGo(SyntaxNode code, string statement) => code.DescendantNodesAndSelf().OfType<AssignmentExpressionSyntax>().Any(
        assignment => assignment.Left is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } &&
        statement.Split('?', '.').Contains(assignment.Left.DescendantTokens().Last().ValueText));

    /// <summary>Adds members at the end of the type, and a base type.</summary>
    private static TreeChanges Extend(TypeDeclarationSyntax type, TypeSyntax? baseType, MemberDeclarationSyntax[] members)
    {
        var lineEnd = Layout.LineEnd(type);
        var changes = new TreeChanges();
        changes.Replace(type, rewritten =>
        {
            if (baseType is not null)
            {
                rewritten = WithBase(rewritten, baseType);
            }

            var added = members.Select(each => each
                .WithLeadingTrivia(lineEnd).WithTrailingTrivia(lineEnd).WithAdditionalAnnotations(Formatter.Annotation));
            return rewritten.WithMembers(rewritten.Members.AddRange(added));
        });
        return changes;
    }

    private static TypeDeclarationSyntax WithBase(TypeDeclarationSyntax type, TypeSyntax name)
    {
        var added = SyntaxFactory.SimpleBaseType(name);
        if (type.BaseList is { } list)
        {
            var last = list.Types.Last();
            var types = list.Types.Replace(last, last.WithoutTrailingTrivia());
            var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
            var separators = types.GetSeparators().Append(comma);
            return (TypeDeclarationSyntax)type.WithBaseList(list.WithTypes(
                SyntaxFactory.SeparatedList(types.Append(added.WithTrailingTrivia(last.GetTrailingTrivia())), separators)));
        }

        // The line break stands behind what comes last before the body or the constraints.
        var before = (type.ConstraintClauses.Count > 0 ? type.ConstraintClauses[0].GetFirstToken() : type.OpenBraceToken).GetPreviousToken();
        var trivia = before.TrailingTrivia;
        var colon = SyntaxFactory.Token(SyntaxKind.ColonToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space);
        type = type.ReplaceToken(before, before.WithTrailingTrivia());
        return (TypeDeclarationSyntax)type.WithBaseList(
            SyntaxFactory.BaseList(colon, SyntaxFactory.SingletonSeparatedList<BaseTypeSyntax>(added.WithTrailingTrivia(trivia))));
    }

    private static MemberDeclarationSyntax[] Simple(string statement, SyntaxTrivia lineEnd) => new[]
    {
        Member("public void Dispose()\n{\n    " + statement + "\n}", lineEnd),
    };

    private static MemberDeclarationSyntax[] Virtual(string statement, RuntimeTypes types, SyntaxTrivia lineEnd)
    {
        var dispose = Member("public void Dispose()\n{\n    Dispose(true);\n    GC.SuppressFinalize(this);\n}", lineEnd);
        var collector = dispose.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Single();
        return new[]
        {
            dispose.ReplaceNode(collector, types.Member("System.GC", "SuppressFinalize").WithLeadingTrivia(collector.GetLeadingTrivia())),
            Member("protected virtual void Dispose(bool disposing)\n{\n    if (disposing)\n    {\n        " + statement + "\n    }\n}", lineEnd),
        };
    }

    private static MemberDeclarationSyntax[] Override(string access, IMethodSymbol inherited, string statement, SyntaxTrivia lineEnd) => new[]
    {
        Member(access + (inherited.Parameters.Length == 1
            ? " override void Dispose(bool disposing)\n{\n    if (disposing)\n    {\n        " + statement +
                "\n    }\n\n    base.Dispose(disposing);\n}"
            : " override void Dispose()\n{\n    " + statement + "\n    base.Dispose();\n}"), lineEnd),
    };

    private static MemberDeclarationSyntax Member(string text, SyntaxTrivia lineEnd) =>
        SyntaxFactory.ParseMemberDeclaration(text.Replace("\n", lineEnd.ToString()))!;

    private static StatementSyntax Parse(string statement, SyntaxTrivia lineEnd) =>
        SyntaxFactory.ParseStatement(statement).WithTrailingTrivia(lineEnd).WithAdditionalAnnotations(Formatter.Annotation);

    private static string NameOf(ISymbol member) =>
        SyntaxFacts.GetKeywordKind(member.Name) == SyntaxKind.None && member.Name != "disposing"
            ? member.Name
            : "this." + (SyntaxFacts.GetKeywordKind(member.Name) == SyntaxKind.None ? "" : "@") + member.Name;

    /// <summary>Set before anyone can dispose the object: by its initialiser, which runs always, and never again.</summary>
    private static bool IsNeverNull(ISymbol member) => !member.ContainingType.IsValueType && member switch
    {
        IFieldSymbol { IsReadOnly: true } => true,
        IPropertySymbol { SetMethod: null } => true,
        _ => false,
    };
}
