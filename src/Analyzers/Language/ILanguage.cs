using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpAnalyzers.Language;

/// <summary>What operations and symbols do not tell and each language writes in a way of its own.</summary>
internal interface ILanguage
{
    /// <summary>
    /// The nodes at or under a node of which the compiler makes a member's body: methods, accessors, initialisers. Top-level statements are
    /// one body, that of their file.
    /// </summary>
    IEnumerable<SyntaxNode> BodiesIn(SyntaxNode root);

    /// <summary>Every declaration in a file, types and aliases included. Top-level statements are one.</summary>
    IReadOnlyList<Declaration> DeclarationsIn(SyntaxNode file);

    /// <summary>The method, field or property whose body the node is.</summary>
    ISymbol? OwnerOf(SyntaxNode body, SemanticModel model);

    /// <summary>Whether the member that the node is, or is part of, has a syntax error in it: it is being typed.</summary>
    bool IsBeingTyped(SyntaxNode node);

    /// <summary>The declarations of fields and properties at or under a node, with the place of each name.</summary>
    IEnumerable<(SyntaxNode Declaration, Location Name)> FieldsAndPropertiesIn(SyntaxNode root);

    /// <summary>What a declaration writes as the initial value; null where it has none.</summary>
    SyntaxNode? InitialValueOf(SyntaxNode declaration);

    /// <summary>
    /// Whether the declaration of a local disposes what it holds, at the end of the block or of a statement of its own. The oldest Roslyn has no
    /// operation for the former.
    /// </summary>
    bool IsUsing(SyntaxNode declaration);

    /// <summary>Whether the code is nested deeper than that, terms of one sum aside: Roslyn makes operations of it by calling itself.</summary>
    bool IsDeeperThan(int levels, SyntaxNode code);

    /// <summary>Code that this build leaves out, such as that between <c>#if</c> and <c>#endif</c>.</summary>
    IEnumerable<string> LeftOut(SyntaxNode code);

    /// <summary>Whether a build without the symbol of the preprocessor leaves this code out: it stands in <c>#if DEBUG</c>, say.</summary>
    bool IsCompiledOnlyFor(string symbol, SyntaxNode code);

    /// <summary>Whether the node creates an object, be it by a constructor that does not resolve.</summary>
    bool IsCreation(SyntaxNode node);

    /// <summary>
    /// Where the value stands among the arguments of a creation, and under which name if one is written; null where it is no argument of it.
    /// </summary>
    (string? Name, int Index, int Count)? PositionOf(SyntaxNode value, SyntaxNode creation);

    /// <summary>Whether a pattern is <c>not …</c>, for which the oldest Roslyn has no name.</summary>
    bool IsNegated(SyntaxNode pattern);

    /// <summary>Whether a pattern is <c>… and …</c>.</summary>
    bool IsConjunction(SyntaxNode pattern);

    /// <summary>The type that a clause catches, or the keyword where it names none.</summary>
    Location LocationOf(ICatchClauseOperation clause);

    /// <summary>The name of a method group, or what stands before a lambda's body.</summary>
    Location LocationOfFunction(IOperation function);

    /// <summary>The name of the called method, with its type arguments.</summary>
    Location LocationOfName(IInvocationOperation call);

    /// <summary>The call, or the creation without its object initialiser, which may be many lines long.</summary>
    Location LocationOfOrigin(IOperation origin);
}
