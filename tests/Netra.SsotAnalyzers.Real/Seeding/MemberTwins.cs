using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Real.Seeding;

/// <summary>Members that are retired by another name, each with an expression that replaces it: static and extension methods, and constructors by way of a factory.</summary>
/// <param name="code">The code base as it is.</param>
/// <param name="type">The type whose members are retired, by documentation id.</param>
/// <param name="prefix">What the twins' names begin with.</param>
/// <param name="twinFolder">Where the twins' files go.</param>
internal sealed class MemberTwins(CodeBase code, string type, string prefix, string twinFolder)
{
    private static readonly SymbolDisplayFormat Signature = new(
        SymbolDisplayGlobalNamespaceStyle.Included,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeRef,
        parameterOptions: SymbolDisplayParameterOptions.IncludeExtensionThis | SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeModifiers | SymbolDisplayParameterOptions.IncludeDefaultValue,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private readonly Replacements _uses = new();

    /// <summary>The code base with a twin of each static method of the type, and the calls turned; null where there is none.</summary>
    public async Task<Planted?> PlantMethodsAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } canonical)
            return null;

        var methods = canonical.GetMembers().OfType<IMethodSymbol>().Where(method => method is { MethodKind: MethodKind.Ordinary, IsStatic: true } && IsVisible(method)).ToList();
        var ids = methods.Select(CodeBase.Id).ToHashSet();
        var names = methods.Select(method => method.Name).ToHashSet();
        foreach (var document in code.Files().SelectMany(file => file))
        {
            var model = (await document.GetSemanticModelAsync(cancellationToken))!;
            var root = (await document.GetSyntaxRootAsync(cancellationToken))!;
            foreach (var identifier in CodeBase.Identifiers(root, names).Where(token => token.Parent is SimpleNameSyntax && !token.Parent.IsPartOfStructuredTrivia()))
            {
                if (model.GetSymbolInfo(identifier.Parent!, cancellationToken).Symbol is not IMethodSymbol method || !ids.Contains(CodeBase.Id(method.ReducedFrom ?? method)) || IsInside(identifier.Parent!, model, cancellationToken))
                    continue;
                if (identifier.Parent!.Ancestors().OfType<InvocationExpressionSyntax>().Any(call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" }))
                    continue;

                _uses.Add(document.FilePath!, identifier.Span, prefix + identifier.ValueText);
                if (identifier.Parent!.Parent is MemberAccessExpressionSyntax { Expression: { } left } access && access.Name == identifier.Parent && Rightmost(left) is { } name
                    && CodeBase.NamedType(model, name.Identifier, cancellationToken) is { } named && CodeBase.Id(named) == type)
                {
                    _uses.Add(document.FilePath!, name.Identifier.Span, prefix + name.Identifier.ValueText);
                }
            }
        }

        var text = new StringBuilder();
        foreach (var method in methods)
        {
            var arguments = method.Parameters.Skip(method.IsExtensionMethod ? 1 : 0).Select(Argument);
            var inferred = method.TypeParameters.All(parameter => method.Parameters.Any(own => Mentions(own.Type, parameter)));
            var typeArguments = inferred || method.TypeParameters.IsEmpty ? "" : $"<{string.Join(", ", method.TypeParameters.Select(parameter => parameter.Name))}>";
            var receiver = method.IsExtensionMethod ? "this" : canonical.Name;
            Write(text, method, prefix + method.Name, $"{receiver}.{method.Name}{typeArguments}({string.Join(", ", arguments)})", isAsync: false,
                $"{canonical.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.{method.Name}{(method.TypeParameters.IsEmpty ? "" : $"<{string.Join(", ", method.TypeParameters.Select(parameter => parameter.Name))}>")}({string.Join(", ", method.Parameters.Select(Argument))})");
        }

        return await FinishAsync(canonical, prefix + canonical.Name, text.ToString(), $"[assembly: Netra.Ssot.Supersedes(typeof({canonical.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}), \"T:{Qualified(canonical, prefix + canonical.Name)}\")]\n", cancellationToken);
    }

    /// <summary>The code base with a static factory for each constructor of the type, asynchronous where the caller can await; null where none fits.</summary>
    public async Task<Planted?> PlantFactoryAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { Arity: 0, IsAbstract: false } canonical)
            return null;

        var factory = prefix + canonical.Name + "Factory";
        foreach (var document in code.Files().SelectMany(file => file))
        {
            var model = (await document.GetSemanticModelAsync(cancellationToken))!;
            var root = (await document.GetSyntaxRootAsync(cancellationToken))!;
            foreach (var creation in root.DescendantNodes().OfType<ObjectCreationExpressionSyntax>())
            {
                if (creation is not { Type: IdentifierNameSyntax name, ArgumentList: { } list, Initializer: null } || name.Identifier.ValueText != canonical.Name
                    || model.GetSymbolInfo(creation, cancellationToken).Symbol is not IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
                    || CodeBase.Id(constructor.ContainingType) != type || !IsVisible(constructor) || IsInside(creation, model, cancellationToken))
                {
                    continue;
                }

                var isAsync = CanAwait(creation);
                _uses.Add(document.FilePath!, Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(creation.SpanStart, name.Span.End), $"{(isAsync ? "await " : "")}{factory}.Make{canonical.Name}{(isAsync ? "Async" : "")}");
            }
        }

        var text = new StringBuilder();
        foreach (var constructor in canonical.InstanceConstructors.Where(IsVisible))
        {
            var arguments = string.Join(", ", constructor.Parameters.Select(Argument));
            var made = $"new {canonical.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}({arguments})";
            Write(text, constructor, $"Make{canonical.Name}", $"new {canonical.Name}({arguments})", isAsync: false, made);
            if (constructor.Parameters.All(parameter => parameter.RefKind == RefKind.None && !parameter.Type.IsRefLikeType))
                Write(text, constructor, $"Make{canonical.Name}Async", $"new {canonical.Name}({arguments})", isAsync: true, made);
        }

        return await FinishAsync(canonical, factory, text.ToString(), "", cancellationToken);
    }

    private async Task<INamedTypeSymbol?> FindAsync(CancellationToken cancellationToken)
    {
        foreach (var project in code.Projects)
        {
            var compilation = (await project.GetCompilationAsync(cancellationToken))!;
            if (DocumentationCommentId.GetFirstSymbolForDeclarationId(type, compilation) is INamedTypeSymbol found && found.Locations.Any(location => location.IsInSource))
                return found;
        }

        return null;
    }

    private bool IsInside(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) =>
        node.Ancestors().OfType<BaseTypeDeclarationSyntax>().LastOrDefault() is { } outermost && model.GetDeclaredSymbol(outermost, cancellationToken) is { } symbol && CodeBase.Id(symbol) == type;

    private async Task<Planted?> FinishAsync(INamedTypeSymbol canonical, string name, string members, string map, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_uses.Count == 0)
            return null;

        var access = members.Contains("    public ", StringComparison.Ordinal) && canonical.DeclaredAccessibility == Accessibility.Public ? "public" : "internal";
        var (ns, end) = canonical.ContainingNamespace.IsGlobalNamespace ? ("", "") : ($"namespace {canonical.ContainingNamespace.ToDisplayString()}\n{{\n", "}\n");
        // The file is a copy made for the measurement: a warning in it would count as one that the migration brought.
        var text = $"#pragma warning disable\n#nullable enable\n{map}{ns}/// <summary>Retired.</summary>\n{access} static class {name}\n{{\n{members}}}\n{end}";
        var path = Path.Combine(twinFolder, name + ".cs");
        var projects = code.Projects.Where(project => project.Documents.Any(document => canonical.Locations.Any(location => location.SourceTree?.FilePath == document.FilePath))).Select(project => project.Id);
        var planted = _uses.Apply(code).WithFile(projects, path, text);
        await Task.CompletedTask;
        return new Planted(planted, _uses.Count, _uses.Files);
    }

    private static void Write(StringBuilder text, IMethodSymbol method, string name, string replacement, bool isAsync, string body)
    {
        var parts = method.ToDisplayParts(Signature);
        var returned = method.MethodKind == MethodKind.Constructor ? method.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + " " : "";
        if (isAsync)
            returned = $"System.Threading.Tasks.Task<{returned.TrimEnd()}> ";
        var signature = string.Concat(parts.Select(part => part.Symbol is IMethodSymbol && part.Kind is SymbolDisplayPartKind.MethodName or SymbolDisplayPartKind.ExtensionMethodName or SymbolDisplayPartKind.ClassName or SymbolDisplayPartKind.StructName && SymbolEqualityComparer.Default.Equals(part.Symbol, method) || (method.MethodKind == MethodKind.Constructor && part.Symbol is INamedTypeSymbol own && SymbolEqualityComparer.Default.Equals(own, method.ContainingType) && part.Equals(parts[0])) ? name : part.ToString()));
        foreach (var parameter in method.Parameters)
        {
            foreach (var caller in parameter.GetAttributes().Where(attribute => attribute.AttributeClass?.Name.StartsWith("Caller", StringComparison.Ordinal) == true))
            {
                var declared = parameter.ToDisplayString(Signature);
                signature = signature.Replace(declared, $"[{caller}] {declared}", StringComparison.Ordinal);
            }
        }

        text.Append($"    [Netra.Ssot.ReplaceWith(\"{replacement}\")]\n    {(IsPublic(method) ? "public" : "internal")} static {returned}{signature} => {(isAsync ? $"System.Threading.Tasks.Task.FromResult({body})" : body)};\n");
    }

    private static bool IsVisible(IMethodSymbol method) => method.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    private static bool IsPublic(IMethodSymbol method) => method.DeclaredAccessibility == Accessibility.Public && method.ContainingType.DeclaredAccessibility == Accessibility.Public;

    private static string Argument(IParameterSymbol parameter) =>
        (parameter.RefKind switch { RefKind.Ref => "ref ", RefKind.Out => "out ", _ => "" }) + (SyntaxFacts.GetKeywordKind(parameter.Name) == SyntaxKind.None ? "" : "@") + parameter.Name;

    private static string Qualified(INamedTypeSymbol type, string name) => type.ContainingNamespace.IsGlobalNamespace ? name : $"{type.ContainingNamespace.ToDisplayString()}.{name}";

    private static SimpleNameSyntax? Rightmost(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax simple => simple,
        MemberAccessExpressionSyntax access => access.Name,
        _ => null,
    };

    private static bool Mentions(ITypeSymbol type, ITypeParameterSymbol parameter) => type switch
    {
        ITypeParameterSymbol own => SymbolEqualityComparer.Default.Equals(own, parameter),
        IArrayTypeSymbol array => Mentions(array.ElementType, parameter),
        INamedTypeSymbol named => named.TypeArguments.Any(argument => Mentions(argument, parameter)),
        _ => false,
    };

    private static bool CanAwait(SyntaxNode node)
    {
        if (node.Parent is MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax or ElementAccessExpressionSyntax or CastExpressionSyntax)
            return false;
        foreach (var ancestor in node.Ancestors())
        {
            switch (ancestor)
            {
                case LockStatementSyntax or QueryExpressionSyntax or CatchFilterClauseSyntax or UnsafeStatementSyntax or ParameterSyntax:
                    return false;
                case AnonymousFunctionExpressionSyntax lambda:
                    return lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax local:
                    return local.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case MemberDeclarationSyntax member:
                    return member.Modifiers.Any(SyntaxKind.AsyncKeyword);
            }
        }

        return false;
    }
}
