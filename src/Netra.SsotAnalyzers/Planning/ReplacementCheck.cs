using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>
/// Whether a replacement expression can be used: it is parsed, its names are looked up, and it is bound at the declaration
/// with a value of each parameter's type in the parameter's place.
/// </summary>
internal sealed class ReplacementCheck(FileContext file)
{
    private const string Value = "value";

    /// <summary>What is wrong with the expression, and what to write instead; null for a sound one.</summary>
    public string? ProblemOf(ISymbol member, MemberReplacement replacement, int position, out ISymbol? bound)
    {
        bound = null;
        var template = ReplacementTemplate.Parse(replacement.Expression);
        if (template.Expression is not { } expression)
            return "it is not a single C# expression: write one that uses the parameters, without a semicolon";

        if (UnknownName(member, replacement, template, position) is { } unknown)
            return unknown;
        if (!CanBeBound(member, expression))
            return null;

        var pieces = Expansion.Of(NewUse(member, replacement, ReplacementTemplate.Of(member, replacement.Expression).Expression!), Variant.ByLength[2]).Pieces;
        var (symbol, type) = new Speculation(file)
        {
            FindsProtected =
            member.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedOrInternal
            || member.ContainingType is { IsAbstract: true }
        }.BindAt(position,
            pieces);
        bound = symbol;
        if (symbol is null && type is null)
        {
            return expression is AnonymousFunctionExpressionSyntax || !ExtensionImports.Of(file.Engine.Compilation, template, replacement.Imports).IsEmpty
                ? null
                : "it does not bind: check members, argument types and imports, and write 'null' or 'default' with a type";
        }

        // Where "value" is written, an assignment is replaced, whose value is unused.
        return template.Mentions(Value) && member is IPropertySymbol || IsConvertible(member, type)
            ? null : $"it is of type '{type!.ToMinimalDisplayString(file.Model, position)}', which does not convert to the member's type '{member.ValueType()!.ToMinimalDisplayString(file.Model, position)}': write one that does";
    }

    private string? UnknownName(ISymbol member, MemberReplacement replacement, ReplacementTemplate template, int position)
    {
        var expression = template.Expression!;
        if (expression.DescendantNodesAndSelf().Any(node => node is QueryExpressionSyntax))
            return null;

        var known = KnownNames(member);
        if (member.IsStatic && member is not IMethodSymbol { IsExtensionMethod: true }
            && expression.DescendantNodesAndSelf().Any(node => node is ThisExpressionSyntax))
        {
            return $"'{member.Name}' is static and has no 'this': write {Listed(known)}";
        }

        foreach (var name in expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>())
        {
            var text = name.Identifier.ValueText;
            if (!template.IsFreeName(name) || known.Contains(text) || IsSyntaxOnly(name) || IsType(name, member, replacement, position))
                continue;

            var own = member.ContainingType?.GetMembers(text).FirstOrDefault();
            return own is not null
                ? $"'{text}' is unknown where the expression is written: write '{(own.IsStatic ? member.ContainingType!.Name : "this")}.{text}'"
                : $"'{text}' is neither a parameter nor a type in the imports or at the declaration{DidYouMean(text, known)}: write {Listed(known)}, or add the namespace to the imports";
        }

        return null;
    }

    private static string DidYouMean(string name, ImmutableArray<string> known) =>
        EditDistance.Nearest(name, known).FirstOrDefault() is { } meant ? $" (did you mean '{meant}'?)" : "";

    private static string Listed(ImmutableArray<string> known) =>
        known.IsEmpty ? "an expression without parameters" : string.Join(", ", known.Select(name => $"'{name}'"));

    private static ImmutableArray<string> KnownNames(ISymbol member)
    {
        var names = Parameters(member).Select(parameter => parameter.Name).ToList();
        if (member is IPropertySymbol { SetMethod: not null } or IMethodSymbol { MethodKind: MethodKind.PropertySet })
            names.Add(Value);
        names.AddRange(TypeParameters(member).Select(parameter => parameter.Name));
        return [.. names.Distinct()];
    }

    private static IEnumerable<IParameterSymbol> Parameters(ISymbol member)
    {
        var own = member.Parameters();
        return ExtensionBlock.ReceiverOf(member) is { } receiver ? own.Insert(0, receiver) : own;
    }

    private static IEnumerable<ITypeParameterSymbol> TypeParameters(ISymbol member)
    {
        IEnumerable<ITypeParameterSymbol> all = (member as IMethodSymbol)?.TypeParameters ?? [];
        for (var type = member.ContainingType; type is not null; type = type.ContainingType)
            all = all.Concat(type.TypeParameters);
        return all;
    }

    /// <summary>A name that stands for nothing: <c>nameof</c>, a discard, a property that a <c>with</c> or an initializer sets.</summary>
    private static bool IsSyntaxOnly(SimpleNameSyntax name) =>
        name.Identifier.ValueText is "nameof" or "_" or "var" or "global" or "dynamic" or "notnull" or "unmanaged"
        || name.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment && assignment.Left == name
        || name.Parent is BaseExpressionColonSyntax or TupleElementSyntax or AnonymousObjectMemberDeclaratorSyntax { NameEquals: not null };

    private bool IsType(SimpleNameSyntax name, ISymbol member, MemberReplacement replacement, int position)
    {
        var arity = (name as GenericNameSyntax)?.Arity ?? 0;

        // What the declaration's own directives import is likely to be imported where it is used.
        return file.Engine.ResolveTypeName(name.Identifier.ValueText, arity, replacement.Imports, member.ContainingType) is not null
            || !file.Model.LookupNamespacesAndTypes(position, name: name.Identifier.ValueText).IsEmpty;
    }

    /// <summary>Whether values can stand for the parameters: none is passed by reference, none is named by <c>nameof</c>.</summary>
    private bool CanBeBound(ISymbol member, ExpressionSyntax expression) =>
        Parameters(member).All(parameter =>
            parameter.RefKind is RefKind.None or RefKind.In && parameter.Type.TypeKind is not (TypeKind.Pointer or TypeKind.FunctionPointer or TypeKind.Error))
        && !expression.DescendantNodesAndSelf().Any(node => node is AwaitExpressionSyntax or QueryExpressionSyntax || node.IsNameOf())
        && (member.Locations.Any(location => location.SourceTree == file.Model.SyntaxTree) || !TypeParameters(member).Any())
        && member.ValueType()?.TypeKind != TypeKind.Error;

    private Use NewUse(ISymbol member, MemberReplacement replacement, ExpressionSyntax expression)
    {
        // "this" is a value of the type that the receiver will have.
        var receiver = member is IMethodSymbol { IsExtensionMethod: true } extension
            ? extension.Parameters[0].Type : ExtensionBlock.ReceiverOf(member)?.Type ?? member.ContainingType;
        var tokens = expression.DescendantNodesAndSelf().OfType<ThisExpressionSyntax>();
        var written = expression.ReplaceNodes(tokens, (node, _) => SyntaxFactory.ParseExpression(Default(receiver)).WithTriviaFrom(node)).ToString();
        var use = new Use(file, member, replacement with { Expression = written }, expression);
        foreach (var parameter in Parameters(member))
            use.With(parameter.Name, new ArgumentValue([], Default(parameter.Type), ElementType: null));
        if (member.ValueType() is { } type && !use.Arguments.ContainsKey(Value))
            use.With(Value, new ArgumentValue([], Default(type), ElementType: null));
        return use;
    }

    private string Default(ITypeSymbol type) => $"default({(Mapped(type) ?? type).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})!";

    private bool IsConvertible(ISymbol member, ITypeSymbol? written)
    {
        if (written is null || member is IEventSymbol || member.ValueType() is not { SpecialType: not SpecialType.System_Void } legacy)
            return true;

        // An assignment is written where the setter was used.
        if (member is IMethodSymbol { MethodKind: MethodKind.PropertySet } || written.TypeKind == TypeKind.Dynamic)
            return true;

        var from = TaskShape.Of(legacy);
        var to = TaskShape.Of(written);
        var wanted = from.IsAwaitable ? from.Result : legacy;
        var offered = to.IsAwaitable ? to.Result : written;
        if (wanted is null || (from.IsAwaitable == to.IsAwaitable && Converts(written, legacy)))
            return true;
        return offered is not null && offered.SpecialType != SpecialType.System_Void && Converts(offered, wanted);
    }

    private bool Converts(ITypeSymbol from, ITypeSymbol to) =>
        IsImplicit(from, to) || Mapped(to) is not { } mapped || IsImplicit(from, mapped);

    /// <summary>What a type becomes; a generic definition with its own type parameters, as it is named inside itself.</summary>
    private ITypeSymbol? Mapped(ITypeSymbol type) =>
        type is INamedTypeSymbol { Arity: > 0 } named && SymbolEqualityComparer.Default.Equals(named, named.OriginalDefinition)
            && file.Engine.FindSupersession(named) is { Canonical: { } canonical } && canonical.Arity == named.Arity
            ? canonical.OriginalDefinition.Construct([.. named.TypeParameters])
            : file.Engine.MapType(type);

    private bool IsImplicit(ITypeSymbol from, ITypeSymbol to) => file.Engine.Compilation.ClassifyConversion(from, to).IsImplicit;
}

/// <summary>The replacements that SSOT0003 reports: no use is rewritten to one.</summary>
internal sealed class UnusableReplacements(SsotEngine engine)
{
    private readonly ConcurrentDictionary<MemberReplacement, string?> _problems = new();

    public static UnusableReplacements Of(SsotEngine engine) => engine.Shared(shared => new UnusableReplacements(shared));

    /// <summary>Why the member's replacement cannot be used; null for a sound one, or one that another compilation declares.</summary>
    public string? ProblemOf(ISymbol member, MemberReplacement replacement) => _problems.GetOrAdd(replacement, entry =>
    {
        var definition = (member is IMethodSymbol { ReducedFrom: { } reduced } ? reduced : member).OriginalDefinition;
        if (definition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not { } declaration
            || !engine.Compilation.ContainsSyntaxTree(declaration.SyntaxTree))
        {
            return null;
        }

        // An extension block's member is called by its implementation as well, which has no "this".
        var model = engine.ModelOf(declaration.SyntaxTree);
        return model.GetDeclaredSymbol(declaration) is { } declared && SymbolEqualityComparer.Default.Equals(declared, definition)
            && DocumentationId.Of(definition) == entry.MemberId
            ? new ReplacementCheck(new FileContext(engine, model, CancellationToken.None)).ProblemOf(definition, entry,
                DeclarationPosition.Of(declaration is VariableDeclaratorSyntax { Parent.Parent: { } field } ? field : declaration), out _)
            : null;
    });
}
