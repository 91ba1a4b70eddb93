using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Rules.Implementations;

namespace Netra.Ssot.Tool.Audit;

/// <summary>One type as an audit compares it with others: a declared one of the solution, or one that a reference declares canonical.</summary>
internal sealed class AuditType
{
    private readonly Lazy<IReadOnlyList<MemberSignature>> _members;

    public AuditType(INamedTypeSymbol symbol, SsotEngine engine, string project, bool isTest)
    {
        Symbol = symbol;
        Engine = engine;
        Project = project;
        IsTest = isTest;
        Key = TypeKey.Of(symbol);
        Words = RoleWords.Of(symbol.Name);
        Declarations = [.. symbol.DeclaringSyntaxReferences.Where(part => engine.Compilation.ContainsSyntaxTree(part.SyntaxTree))
            .Select(part => part.GetSyntax()).OfType<BaseTypeDeclarationSyntax>()];
        _members = new Lazy<IReadOnlyList<MemberSignature>>(() => [.. MemberSignature.Of(Symbol, includeInternal: Declarations.Count > 0).Distinct()]);
    }

    public INamedTypeSymbol Symbol { get; }

    /// <summary>The engine of the compilation that declares or references it.</summary>
    public SsotEngine Engine { get; }

    /// <summary>The name of the project that declares it; of the assembly, where only a reference does.</summary>
    public string Project { get; }

    public bool IsTest { get; }

    public TypeKey Key { get; }

    public RoleWords Words { get; }

    public IReadOnlyList<BaseTypeDeclarationSyntax> Declarations { get; }

    public bool IsReferenced => Declarations.Count == 0;

    public string Name => Symbol.Name;

    /// <summary>The full name, without <c>T:</c>.</summary>
    public string FullName => Key.Id[2..];

    public string Namespace => Symbol.ContainingNamespace is { IsGlobalNamespace: false } ns ? ns.ToDisplayString() : "";

    public string? File => Declarations.Count == 0 ? null : Declarations[0].SyntaxTree.FilePath;

    public int Line => Declarations.Count == 0 ? 0 : Declarations[0].SyntaxTree.GetLineSpan(Declarations[0].Identifier.Span).StartLinePosition.Line + 1;

    public IReadOnlyList<MemberSignature> Members => _members.Value;

    /// <summary>What the map says of it; null where nothing is declared.</summary>
    public CanonicalType? Canonical => Engine.Map.FindCanonical(Symbol);

    /// <summary>Whether it only carries values: two of one shape are two kinds of data.</summary>
    public bool IsData =>
        Symbol.TypeKind is TypeKind.Enum
            || (Symbol.TypeKind != TypeKind.Interface && Members.All(member => member.Kind == 'P') && (Members.Count > 0 || Symbol.IsRecord));

    /// <summary>The name by which a text tells it from another.</summary>
    public string NameBeside(AuditType other) => Name == other.Name ? FullName : Name;

    public static string Names(AuditType one, AuditType other) => $"'{one.NameBeside(other)}' and '{other.NameBeside(one)}'";

    public override string ToString() => FullName;
}
