using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Rules.SupersededUses;

/// <summary>A superseded type's name in a string that reflection reads: no compiler sees it, and the lookup fails when it runs.</summary>
/// <example>
/// Bad: <c>Type.GetType("Netra.Backend.UnifiedWebSocketManager, Netra.Backend")</c>
/// Good: <c>typeof(WebSocketManager)</c>
/// </example>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT1006_ReflectionName() : SsotAnalyzer(Descriptors.SSOT1006)
{
    private protected override void Register(SsotEngine engine, CompilationStartAnalysisContext start)
    {
        if (!engine.Map.Superseded.Any())
            return;

        var names = new ReflectionNames(engine);

        start.RegisterSemanticModelAction(context =>
        {
            foreach (var violation in names.FindIn(context.SemanticModel, context.CancellationToken))
            {
                if (violation.ToDiagnostic(engine) is { } diagnostic)
                    context.ReportDiagnostic(diagnostic);
            }
        });
    }
}

/// <summary>Finds superseded types' full names in strings that reflection reads, written there or in a constant of the same file.</summary>
internal sealed class ReflectionNames(SsotEngine engine)
{
    public IEnumerable<Violation> FindIn(SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var token in TreeScan.Of(model.SyntaxTree, engine.Index.NamesFor(model.SyntaxTree, cancellationToken), cancellationToken).Strings)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (token.Parent is not LiteralExpressionSyntax literal || TypesIn(token.ValueText).ToList() is not { Count: > 0 } named)
                continue;
            if (!IsRead(literal, model, cancellationToken) || engine.IsSilent(literal, model, cancellationToken))
                continue;

            var (type, entry) = named[0];
            var remedy = entry.Canonical is { } canonical
                ? $"write 'typeof({canonical.Name})', or its name '{canonical.FullMetadataName()}'" : Refusal.WithoutCanonical(entry).Message;
            yield return new Violation(Descriptors.Find(DiagnosticIds.ReflectionName), model.SyntaxTree, literal.Span, entry.Role, entry.Sunset,
                [type.Name, entry.Role, remedy]);
        }
    }

    /// <summary>The superseded types that a type name, with its type arguments and assembly, is made of.</summary>
    private IEnumerable<(INamedTypeSymbol Type, Supersession Entry)> TypesIn(string text)
    {
        // In "N.Box`1[[N.Old, A]], A" each part up to a bracket or a comma may be a type.
        foreach (var part in text.Split('[', ']', ',', '&', '*'))
        {
            var name = part.Trim();
            if ((Find(name) ?? (name.IndexOf('+') is var plus and > 0 ? Find(name.Substring(0, plus)) : null)) is { } found)
                yield return found;
        }
    }

    /// <summary>The superseded type of a metadata name ("Shop.Old", "Shop.Outer+Inner", "Shop.Box`1"), or null.</summary>
    private (INamedTypeSymbol Type, Supersession Entry)? Find(string name)
    {
        var tick = name.IndexOf('`', Math.Max(0, name.LastIndexOfAny(['.', '+'])));
        var simple = tick < 0 ? name : name.Substring(0, tick);
        foreach (var entry in engine.Map.SupersededNamed(simple.Substring(simple.LastIndexOfAny(['.', '+']) + 1)))
        {
            if (engine.Resolve(entry.Legacy) is { } type && engine.FindSupersession(type) is { } supersession && type.FullMetadataName() == name)
                return (type, supersession);
        }

        return null;
    }

    private static bool IsRead(ExpressionSyntax literal, SemanticModel model, CancellationToken cancellationToken)
    {
        // A part of a constant: "Shop." + "Old" has no full name in either; "Shop.Old" + ", Shop" has.
        ExpressionSyntax whole = literal;
        while (whole.Whole() is var outer && outer.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum)
            whole = sum;
        whole = whole.Whole();

        if (IsArgumentRead(whole, model, cancellationToken))
            return true;
        if (whole.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }
            || model.GetDeclaredSymbol(variable, cancellationToken) is not { } symbol || !IsConstant(symbol))
        {
            return false;
        }

        return model.SyntaxTree.GetRoot(cancellationToken).DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == symbol.Name)
            .Any(name => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, symbol)
                && IsArgumentRead(name.Access(), model, cancellationToken));
    }

    private static bool IsConstant(ISymbol symbol) => symbol is IFieldSymbol { IsConst: true } or IFieldSymbol { IsReadOnly: true } or ILocalSymbol;

    private static bool IsArgumentRead(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        switch (expression.Parent)
        {
            case ArgumentSyntax argument:
                return argument.Parent?.Parent is ExpressionSyntax call
                    && model.GetSymbolInfo(call, cancellationToken).Symbol.ParameterOf(argument) is { } parameter && TypeNameReaders.IsRead(parameter);

            case AttributeArgumentSyntax { NameEquals: null, Parent.Parent: AttributeSyntax attribute } argument
                when model.GetSymbolInfo(attribute, cancellationToken).Symbol.ParameterOf(argument) is { } taken:
                return TypeNameReaders.IsRead(taken);

            default:
                return false;
        }
    }
}

/// <summary>Tells the parameters whose string reflection reads as a type's name.</summary>
internal static class TypeNameReaders
{
    private const string TrimmerAttribute = "DynamicallyAccessedMembersAttribute";

    /// <summary>Methods by declaring type and name, each with the parameters that take a type's name.</summary>
    public static ImmutableArray<(string Type, string Method, string Parameter)> Table { get; } =
    [
        ("System.Type", "GetType", "typeName"),
        ("System.Type", "ReflectionOnlyGetType", "typeName"),
        ("System.Reflection.Assembly", "GetType", "name"),
        ("System.Reflection.Assembly", "CreateInstance", "typeName"),
        ("System.Reflection.Module", "GetType", "className"),
        ("System.Activator", "CreateInstance", "typeName"),
        ("System.Activator", "CreateInstanceFrom", "typeName"),
        ("System.AppDomain", "CreateInstance", "typeName"),
        ("System.AppDomain", "CreateInstanceAndUnwrap", "typeName"),
        ("System.AppDomain", "CreateInstanceFrom", "typeName"),
        ("System.AppDomain", "CreateInstanceFromAndUnwrap", "typeName"),
        ("System.ComponentModel.TypeConverterAttribute", ".ctor", "typeName"),
        ("System.ComponentModel.EditorAttribute", ".ctor", "typeName"),
        ("System.ComponentModel.DesignerAttribute", ".ctor", "designerTypeName"),
        ("System.Diagnostics.CodeAnalysis.DynamicDependencyAttribute", ".ctor", "typeName"),
        ("System.Diagnostics.DebuggerTypeProxyAttribute", ".ctor", "typeName"),
        ("System.Diagnostics.DebuggerVisualizerAttribute", ".ctor", "visualizerTypeName"),
    ];

    /// <summary>Whether a parameter takes a type's name: it is in the table, or a string that the trimmer is told to read as one.</summary>
    public static bool IsRead(IParameterSymbol parameter)
    {
        if (parameter.Type.SpecialType != SpecialType.System_String)
            return false;
        if (parameter.OriginalDefinition.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == TrimmerAttribute))
            return true;
        if (parameter.ContainingSymbol is not IMethodSymbol method)
            return false;

        foreach (var current in method.OriginalDefinition.SelfAndOverridden().Cast<IMethodSymbol>())
        {
            var type = current.ContainingType.ToDisplayString();
            if (Table.Any(entry => entry.Type == type && entry.Method == current.Name && entry.Parameter == current.Parameters[parameter.Ordinal].Name))
                return true;
        }

        return false;
    }
}
