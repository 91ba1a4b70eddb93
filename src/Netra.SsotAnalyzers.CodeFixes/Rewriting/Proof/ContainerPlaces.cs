using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;

/// <summary>
/// Where a container is told of a superseded type, and where it is asked for one: a registration and what it feeds are
/// connected by the type alone, and by nothing that the compiler knows.
/// </summary>
internal sealed class ContainerPlaces(SemanticModel model, SsotEngine engine, CancellationToken cancellationToken)
{
    private static readonly string[] Registering = ["Add", "TryAdd", "Replace", "Register", "Bind", "Configure", "Use"];
    private static readonly string[] Resolving = ["Get", "TryGet", "Resolve", "TryResolve", "Create", "Build", "Map"];

    private readonly List<TypePlace> _places = [];
    private readonly HashSet<string> _made = new(StringComparer.Ordinal);

    /// <summary>The places of the file.</summary>
    public IReadOnlyList<TypePlace> Places => _places;

    /// <summary>The ids of the types that a container of this file makes.</summary>
    public IReadOnlyCollection<string> Made => _made;

    public void Read()
    {
        foreach (var node in model.SyntaxTree.GetRoot(cancellationToken).DescendantNodes())
        {
            switch (node)
            {
                case InvocationExpressionSyntax call:
                    ReadCall(call);
                    break;
                case ConstructorDeclarationSyntax { ParameterList: var list, Parent: TypeDeclarationSyntax owner }:
                    ReadConstructor(list, owner);
                    break;
                case ClassDeclarationSyntax type:
                    if (type.ParameterList is { } primary)
                        ReadConstructor(primary, type);
                    if (IsMadeByTheFramework(type))
                        Make(model.GetDeclaredSymbol(type, cancellationToken));
                    break;
                case ParameterSyntax { Type: { } type } parameter when parameter.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() is "FromServices" or "FromKeyedServices" or "Inject"):
                    Add(type, isTest: true, parameter, owner: null);
                    break;
            }
        }
    }

    private void ReadCall(InvocationExpressionSyntax call)
    {
        var name = call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            SimpleNameSyntax simple => simple,
            _ => null,
        };
        if (name is null)
            return;

        var isRegistration = StartsWith(name, Registering);
        if (!isRegistration && !StartsWith(name, Resolving))
            return;

        var types = name is GenericNameSyntax generic ? generic.TypeArgumentList.Arguments.ToList() : [];
        types.AddRange(call.ArgumentList.Arguments.Select(argument => argument.Expression).OfType<TypeOfExpressionSyntax>().Select(typeOf => typeOf.Type));
        foreach (var type in types)
        {
            Add(type, !isRegistration, call, owner: null);
            Make(model.GetSymbolInfo(type, cancellationToken).Symbol);
        }

        // "MapGet("/", (Old old) => …)" asks for it.
        foreach (var lambda in call.ArgumentList.Arguments.Select(argument => argument.Expression).OfType<ParenthesizedLambdaExpressionSyntax>().Where(_ => name.Identifier.ValueText.StartsWith("Map", StringComparison.Ordinal)))
        {
            foreach (var parameter in lambda.ParameterList.Parameters.Where(parameter => parameter.Type is not null))
                Add(parameter.Type!, isTest: true, parameter, owner: null);
        }
    }

    private void ReadConstructor(ParameterListSyntax list, TypeDeclarationSyntax owner)
    {
        if (list.Parameters.Count == 0 || model.GetDeclaredSymbol(owner, cancellationToken) is not { } type)
            return;

        foreach (var parameter in list.Parameters.Where(parameter => parameter.Type is not null))
            Add(parameter.Type!, isTest: true, parameter, DocumentationId.Of(type.OriginalDefinition));
    }

    private static bool IsMadeByTheFramework(ClassDeclarationSyntax type) =>
        type.BaseList?.Types.Any(listed => listed.Type.ToString() is "Controller" or "ControllerBase" or "PageModel" or "Hub" or "BackgroundService" or "IHostedService" or "ViewComponent" or "IMiddleware" or "ComponentBase") == true
        || type.Identifier.ValueText.EndsWith("Controller", StringComparison.Ordinal);

    private static bool StartsWith(SimpleNameSyntax name, string[] beginnings) =>
        Array.Exists(beginnings, beginning => name.Identifier.ValueText.StartsWith(beginning, StringComparison.Ordinal));

    private void Make(ISymbol? type)
    {
        if (type is INamedTypeSymbol named)
            _made.Add(DocumentationId.Of(named.OriginalDefinition));
    }

    /// <summary>Every superseded type that a written type names, those of its type arguments included: <c>IOptions&lt;Old&gt;</c>.</summary>
    private void Add(TypeSyntax written, bool isTest, SyntaxNode at, string? owner)
    {
        foreach (var name in written.DescendantNodesAndSelf().OfType<SimpleNameSyntax>())
        {
            if (model.GetSymbolInfo(name, cancellationToken).Symbol is INamedTypeSymbol type && engine.FindSupersession(type)?.Canonical is { } canonical
                && !SymbolEqualityComparer.Default.Equals(canonical, type) && !engine.IsSilent(name, model, cancellationToken))
            {
                _places.Add(new TypePlace(name.Span, ["container " + DocumentationId.Of(type.OriginalDefinition)], isTest, at.ToString(), owner, engine.IsTestProject));
            }
        }
    }
}
