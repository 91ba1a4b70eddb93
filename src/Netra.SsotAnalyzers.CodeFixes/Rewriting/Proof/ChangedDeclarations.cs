using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Roslyn;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;

/// <summary>The declarations whose types the edits change, by the names under which code elsewhere can use them.</summary>
internal sealed class ChangedDeclarations
{
    /// <summary>Members that code uses without naming them.</summary>
    private static readonly HashSet<string> Unnamed = new(StringComparer.Ordinal)
    {
        "GetEnumerator", "GetAsyncEnumerator", "Current", "MoveNext", "MoveNextAsync", "Dispose", "DisposeAsync", "Deconstruct", "Add", "GetAwaiter", "GetResult", "IsCompleted", "Slice",
    };

    /// <summary>Whether code uses a member of that name without naming it.</summary>
    public static bool IsUsedWithoutName(string name) => Unnamed.Contains(name);

    private ChangedDeclarations(NameSet names, bool reachesAll)
    {
        Names = names;
        ReachesAll = reachesAll;
    }

    public NameSet Names { get; }

    /// <summary>Whether some are used without a name, so that they can matter in any body.</summary>
    public bool ReachesAll { get; }

    public static ChangedDeclarations Of(IEnumerable<FileRendering> renderings)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var reachesAll = false;
        foreach (var rendering in renderings)
        {
            foreach (var edit in rendering.Edits)
            {
                if (Declaration(rendering.File.Primary.Root, edit) is { } declaration)
                    reachesAll |= !AddNames(declaration, names);
            }
        }

        return new ChangedDeclarations(new NameSet(names), reachesAll || names.Overlaps(Unnamed));
    }

    /// <summary>The declaration whose signature the edit is in; null for an edit in a body, a directive or an attribute.</summary>
    private static SyntaxNode? Declaration(SyntaxNode root, Edit edit)
    {
        for (var node = root.FindToken(edit.Hit.Span.Start).Parent; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case StatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or AttributeSyntax or UsingDirectiveSyntax or ConstructorInitializerSyntax or AccessorListSyntax:
                    return null;
                case BaseTypeSyntax or MemberDeclarationSyntax:
                    return node;
            }
        }

        return null;
    }

    private static bool AddNames(SyntaxNode declaration, HashSet<string> names)
    {
        switch (declaration)
        {
            case MethodDeclarationSyntax method:
                return names.Add(method.Identifier.ValueText) || true;
            case PropertyDeclarationSyntax property:
                return names.Add(property.Identifier.ValueText) || true;
            case EventDeclarationSyntax @event:
                return names.Add(@event.Identifier.ValueText) || true;
            case BaseFieldDeclarationSyntax field:
                names.UnionWith(field.Declaration.Variables.Select(variable => variable.Identifier.ValueText));
                return true;
            case DelegateDeclarationSyntax @delegate:
                return names.Add(@delegate.Identifier.ValueText) || true;

            // Constructions name their type, or are written as "new(" or "base(".
            case ConstructorDeclarationSyntax constructor:
                names.UnionWith([constructor.Identifier.ValueText, "new", "base"]);
                return true;
            case TypeDeclarationSyntax { ParameterList: not null } type:
                names.UnionWith([type.Identifier.ValueText, "new", "base", .. type.ParameterList.Parameters.Select(parameter => parameter.Identifier.ValueText)]);
                return type is not RecordDeclarationSyntax;
            default:
                return false;
        }
    }
}
