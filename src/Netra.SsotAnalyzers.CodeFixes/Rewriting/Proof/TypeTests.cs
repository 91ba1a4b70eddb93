using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;

/// <summary>
/// The tests of the solution's code for an interface or a base class that only one of a superseded type and its canonical
/// type has: <c>o is IThing</c>. They name neither type, and answer otherwise once an object is of the other one.
/// </summary>
internal sealed class TypeTests
{
    /// <summary>What is asked for by the metadata name of its image, with the ids of the operands' types.</summary>
    private readonly Dictionary<string, HashSet<string>> _asked;

    private TypeTests(Dictionary<string, HashSet<string>> asked) => _asked = asked;

    /// <summary>The tests in all projects of a solution.</summary>
    public static async Task<TypeTests> FindAsync(Solution solution, CancellationToken cancellationToken)
    {
        var projects = solution.Projects.Where(project => project.Language == LanguageNames.CSharp).ToList();
        var (names, wanted) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var project in projects)
        {
            var engine = SsotEngine.For((await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!, project.AnalyzerOptions, cancellationToken);
            foreach (var legacy in engine.Map.Superseded.Select(entry => engine.Resolve(entry.Legacy)).OfType<INamedTypeSymbol>())
            {
                foreach (var (type, image, _) in engine.FindSupersession(legacy)?.Canonical is { } canonical ? OfOneOnly(engine, legacy, canonical) : [])
                {
                    names.Add(type.Name);
                    wanted.Add(image);
                }
            }
        }

        var asked = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var words = new NameSet(names);
        foreach (var document in names.Count == 0 ? [] : projects.SelectMany(project => project.Documents).Where(document => document.SupportsSemanticModel))
        {
            var places = WordSearch.Positions(await document.GetTextAsync(cancellationToken).ConfigureAwait(false), words, out _);
            if (places.Count == 0)
                continue;

            var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            var tests = places.Select(place => root.FindToken(place).Parent).OfType<SimpleNameSyntax>().Select(name => (Name: name, Operand: TestedBy(name))).Where(test => test.Operand is not null).ToList();
            if (tests.Count == 0)
                continue;

            var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
            var engine = SsotEngine.For(model.Compilation, document.Project.AnalyzerOptions, cancellationToken);
            foreach (var (name, operand) in tests)
            {
                if (model.GetSymbolInfo(name, cancellationToken).Symbol is INamedTypeSymbol type && ImageOf(engine, type) is var image && wanted.Contains(image))
                    (asked.TryGetValue(image, out var operands) ? operands : asked[image] = new HashSet<string>(StringComparer.Ordinal)).Add(IdOf(model.GetTypeInfo(operand!, cancellationToken).Type));
            }
        }

        return new TypeTests(asked);
    }

    /// <summary>
    /// Whether a test answers otherwise for an object that is known as another type from here on. Code asks so many objects
    /// for the framework's interfaces that those tests count only where they ask that very type, or the object can be any.
    /// </summary>
    public bool TellApart(SsotEngine engine, INamedTypeSymbol legacy, INamedTypeSymbol canonical, ITypeSymbol knownAs) =>
        _asked.Count > 0 && OfOneOnly(engine, legacy, canonical).Any(only => _asked.TryGetValue(only.Image, out var operands) && (!only.IsOfFramework || IsAny(knownAs) || operands.Overlaps(IdsOf(knownAs))));

    /// <summary>The same, where the type is what a method or a type takes as its type argument, and asks it there.</summary>
    public bool TellApart(SsotEngine engine, INamedTypeSymbol legacy, INamedTypeSymbol canonical, ISymbol generic) =>
        _asked.Count > 0 && OfOneOnly(engine, legacy, canonical).Any(only => _asked.TryGetValue(only.Image, out var operands) && operands.Contains(DocumentationId.Of(generic.OriginalDefinition)));

    /// <summary>The operand of a test, if a type's name is what is tested for.</summary>
    private static ExpressionSyntax? TestedBy(SimpleNameSyntax name)
    {
        SyntaxNode type = name;
        while (type.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax or NullableTypeSyntax || (type.Parent is MemberAccessExpressionSyntax access && access.Name == type))
            type = type.Parent;

        switch (type.Parent)
        {
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression or (int)SyntaxKind.AsExpression } test when test.Right == type:
                return test.Left;
            case CastExpressionSyntax cast:
                return cast.Expression;
            case PatternSyntax or ConstantPatternSyntax or CaseSwitchLabelSyntax:
                return type.Ancestors().Select(SubjectOf).FirstOrDefault(subject => subject is not null);
            case TypeArgumentListSyntax { Parent: GenericNameSyntax { Identifier.ValueText: "OfType" or "Cast", Parent: MemberAccessExpressionSyntax call } }:
                return call.Expression;
            case TypeOfExpressionSyntax typeOf when IsAskedByReflection(typeOf):
                return typeOf;
            default:
                return null;
        }
    }

    private static ExpressionSyntax? SubjectOf(SyntaxNode node) => node switch
    {
        IsPatternExpressionSyntax test => test.Expression,
        SwitchExpressionSyntax choice => choice.GoverningExpression,
        SwitchStatementSyntax choice => choice.Expression,
        _ => null,
    };

    private static bool IsAskedByReflection(TypeOfExpressionSyntax typeOf) => typeOf.Parent switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsInstanceOfType" or "IsAssignableFrom" } => true,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsAssignableTo" or "IsSubclassOf" } } } => true,
        _ => false,
    };

    /// <summary>The id of an operand's type; of a type parameter that of the method or type which has it.</summary>
    private static string IdOf(ITypeSymbol? operand) => operand switch
    {
        ITypeParameterSymbol { ContainingSymbol: { } owner } => DocumentationId.Of(owner.OriginalDefinition),
        INamedTypeSymbol named => DocumentationId.Of(named.OriginalDefinition),
        _ => "",
    };

    private static IEnumerable<string> IdsOf(ITypeSymbol type) =>
        type.BaseTypes().Concat(type.AllInterfaces).Prepend(type).Where(known => !IsAny(known)).Select(IdOf);

    private static bool IsAny(ITypeSymbol type) => type.SpecialType == SpecialType.System_Object || type.TypeKind is TypeKind.Dynamic or TypeKind.TypeParameter;

    /// <summary>Interfaces and base classes that one type has and the other has not, each with what the map makes of it.</summary>
    private static IEnumerable<(INamedTypeSymbol Type, string Image, bool IsOfFramework)> OfOneOnly(SsotEngine engine, INamedTypeSymbol legacy, INamedTypeSymbol canonical)
    {
        var (old, now) = (All(legacy), All(canonical));
        return old.Where(type => !now.Any(other => other.Image == type.Image)).Concat(now.Where(type => !old.Any(other => other.Image == type.Image)));

        List<(INamedTypeSymbol Type, string Image, bool IsOfFramework)> All(INamedTypeSymbol type) =>
            [.. type.AllInterfaces.Concat(type.BaseTypes()).Where(current => current.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType or SpecialType.System_Enum)).Select(current => (current, ImageOf(engine, current), current.ContainingNamespace.ToDisplayString() is var home && (home == "System" || home.StartsWith("System.", StringComparison.Ordinal))))];
    }

    private static string ImageOf(SsotEngine engine, INamedTypeSymbol type) => (engine.FindSupersession(type.OriginalDefinition)?.Canonical ?? type).FullMetadataName();
}
