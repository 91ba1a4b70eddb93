using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Roslyn;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;

/// <summary>A place where a superseded type decides at run time what happens: it is tested for there, or a value of it leaves what the compiler knows.</summary>
/// <param name="Span">The type's name.</param>
/// <param name="Types">The ids of the superseded types that matter here: the one that is tested for, or all that a value of this one passes a test for.</param>
/// <param name="IsTest">Whether the type is tested for.</param>
/// <param name="Text">The code, for messages.</param>
/// <param name="Owner">The id of the class whose constructor asks a container for the type, which matters if the container makes that class; null elsewhere.</param>
/// <param name="IsLocal">Whether the place matters to its own project alone: a new object that becomes an <c>object</c>, or anything in a test project, whose doubles are no part of the program.</param>
internal sealed record TypePlace(TextSpan Span, ImmutableArray<string> Types, bool IsTest, string Text, string? Owner = null, bool IsLocal = false)
{
    /// <summary>The canonical type that a registration would name once it moves; null for any other place.</summary>
    public INamedTypeSymbol? Registers { get; init; }

    /// <summary>The methods of LINQ that test each element.</summary>
    private static readonly HashSet<string> Filters = new(StringComparer.Ordinal) { "OfType", "Cast" };

    /// <summary>What a type's name is asked for, which is not a test.</summary>
    private static readonly HashSet<string> Texts = new(StringComparer.Ordinal) { "Name", "FullName", "Namespace", "AssemblyQualifiedName", "Assembly", "ToString" };

    /// <summary>Every such place of a file that no superseded declaration contains.</summary>
    public static IEnumerable<TypePlace> In(SemanticModel model, SsotEngine engine, CancellationToken cancellationToken)
    {
        foreach (var node in model.SyntaxTree.GetRoot(cancellationToken).DescendantNodes())
        {
            foreach (var (name, isTest) in NamesAt(node, model))
            {
                var types = model.GetSymbolInfo(name, cancellationToken).Symbol is INamedTypeSymbol type ? TypesOf(type, isTest, engine) : [];
                if (!types.IsEmpty && !engine.IsSilent(name, model, cancellationToken))
                    yield return new TypePlace(name.Span, types, isTest, node.ToString(), IsLocal: engine.IsTestProject || node is ObjectCreationExpressionSyntax { Parent: not (ThrowStatementSyntax or ThrowExpressionSyntax) });
            }
        }
    }

    private static IEnumerable<(ExpressionSyntax Name, bool IsTest)> NamesAt(SyntaxNode node, SemanticModel model)
    {
        switch (node)
        {
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression or (int)SyntaxKind.AsExpression } test:
                return [(test.Right, true)];
            case CastExpressionSyntax cast:
                return [(cast.Type, true)];
            case DeclarationPatternSyntax pattern:
                return [(pattern.Type, true)];
            case TypePatternSyntax pattern:
                return [(pattern.Type, true)];
            case RecursivePatternSyntax { Type: { } tested }:
                return [(tested, true)];
            case ConstantPatternSyntax { Expression: NameSyntax or MemberAccessExpressionSyntax } pattern:
                return [(pattern.Expression, true)];
            case CaseSwitchLabelSyntax { Value: NameSyntax or MemberAccessExpressionSyntax } label:
                return [(label.Value, true)];
            case CatchDeclarationSyntax clause:
                return [(clause.Type, true)];
            case TypeOfExpressionSyntax typeOf when typeOf.Parent is not MemberAccessExpressionSyntax access || !Texts.Contains(access.Name.Identifier.ValueText):
                return [(typeOf.Type, true)];
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax generic } } when Filters.Contains(generic.Identifier.ValueText):
                return generic.TypeArgumentList.Arguments.Select(argument => ((ExpressionSyntax)argument, true));
            case BaseTypeSyntax listed:
                return [(listed.Type, false)];
            case ObjectCreationExpressionSyntax creation when Leaves(creation, model):
                return [(creation.Type, false)];
            default:
                return [];
        }
    }

    /// <summary>Whether the new object goes where its type is not known: it is thrown, or becomes an <c>object</c>.</summary>
    private static bool Leaves(ObjectCreationExpressionSyntax creation, SemanticModel model)
    {
        if (creation.Parent is ThrowStatementSyntax or ThrowExpressionSyntax)
            return true;

        var info = model.GetTypeInfo(creation);
        return info.ConvertedType is { } converted && info.Type is { } type && !SymbolEqualityComparer.Default.Equals(converted, type) && converted.TypeKind is TypeKind.Class or TypeKind.Interface or TypeKind.Dynamic;
    }

    private static ImmutableArray<string> TypesOf(INamedTypeSymbol type, bool isTest, SsotEngine engine)
    {
        // What only derives from a superseded type keeps its name: its own list of bases says what it is.
        if (engine.FindSupersession(type) is null)
            return [];

        var all = isTest ? [type] : type.BaseTypes().Prepend(type).Concat(type.AllInterfaces);
        return [.. all.Where(current => engine.FindSupersession(current)?.Canonical is { } canonical && !SymbolEqualityComparer.Default.Equals(canonical, current)).Select(current => DocumentationId.Of(current.OriginalDefinition))];
    }
}
