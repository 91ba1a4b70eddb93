using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Netra.SsotAnalyzers.Rules.Isolation;

/// <summary>What a compilation registers, by service: what an interface in a constructor stands for.</summary>
internal sealed class RegistrationTable
{
    private readonly Dictionary<INamedTypeSymbol, Registration> _byService = new(SymbolEqualityComparer.Default);

    public RegistrationTable(IsolationIndex index, Compilation compilation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (!index.Tokens(tree, CancellationToken.None).Any(token => FrameworkNames.Registrations.ContainsKey(token.ValueText)))
                continue;

            foreach (var registration in new RegistrationReader(index, compilation.GetSemanticModel(tree), CancellationToken.None).Read())
            {
                // The container gives the last.
                if (registration.Service is { } service)
                    _byService[service] = registration;
            }
        }
    }

    public Registration? Find(INamedTypeSymbol service) => _byService.TryGetValue(service, out var registration) ? registration : null;
}

/// <summary>One registration of a service with the container.</summary>
/// <param name="Span">The method's name, or the arguments of a constructed descriptor: where it is reported.</param>
/// <param name="Lifetime">The name of a <c>ServiceLifetime</c>.</param>
/// <param name="Service">What is asked for, or null where nothing says.</param>
/// <param name="Implementation">What is made, or null where it cannot be told from the registration.</param>
/// <param name="Node">The call or construction.</param>
/// <param name="Name">The method's name, or that of the descriptor.</param>
/// <param name="IsMadeByContainer">Whether the container calls the constructor, rather than a factory.</param>
internal sealed record Registration(TextSpan Span, string Lifetime, INamedTypeSymbol? Service, INamedTypeSymbol? Implementation, SyntaxNode Node, string Name,
    bool IsMadeByContainer)
{
    public IEnumerable<INamedTypeSymbol> Types => new[] { Implementation, Service }.OfType<INamedTypeSymbol>();

    public bool IsSingleton => Lifetime == "Singleton";
}

/// <summary>Reads registrations: generic and by <c>typeof</c>, with instances and factories, keyed, and as descriptors.</summary>
internal sealed class RegistrationReader(IsolationIndex index, SemanticModel model, CancellationToken cancellationToken)
{
    public IEnumerable<Registration> Read()
    {
        foreach (var token in index.Tokens(model.SyntaxTree, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if ((FrameworkNames.Registrations.ContainsKey(token.ValueText) || token.IsKind(SyntaxKind.NewKeyword)) && Read(token) is { } registration)
                yield return registration;
        }
    }

    private Registration? Read(SyntaxToken token)
    {
        switch (token.Parent)
        {
            case SimpleNameSyntax name when CallOf(name) is { } call
                && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method
                && FrameworkNames.RegistrationClasses.Contains(FrameworkNames.NameOf(method.ContainingType)):
                var lifetime = FrameworkNames.Registrations[token.ValueText] ?? LifetimeArgument(call.ArgumentList);
                return lifetime is null ? null : Read(token.Span, token.ValueText, lifetime, method, call.ArgumentList, call);

            case BaseObjectCreationExpressionSyntax { ArgumentList: { Arguments.Count: > 1 } list } creation
                when creation is ImplicitObjectCreationExpressionSyntax or ObjectCreationExpressionSyntax { Type: NameSyntax }
                && MayBeDescriptor(creation)
                && model.GetSymbolInfo(creation, cancellationToken).Symbol is IMethodSymbol constructor
                && FrameworkNames.NameOf(constructor.ContainingType) == FrameworkNames.ServiceDescriptor:
                return Read(list.Span, constructor.ContainingType.Name, LifetimeArgument(list) ?? "Singleton", constructor, list, creation);

            default:
                return null;
        }
    }

    private static bool MayBeDescriptor(BaseObjectCreationExpressionSyntax creation) =>
        creation is not ObjectCreationExpressionSyntax { Type: NameSyntax type } || type.RightmostName() == "ServiceDescriptor";

    private static InvocationExpressionSyntax? CallOf(SimpleNameSyntax name) => name.Parent switch
    {
        InvocationExpressionSyntax call when call.Expression == name => call,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Name == name && call.Expression == access => call,
        MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax call } => call,
        _ => null,
    };

    private Registration Read(Microsoft.CodeAnalysis.Text.TextSpan span, string name, string lifetime, IMethodSymbol method, ArgumentListSyntax list,
        SyntaxNode node)
    {
        var types = method.TypeArguments.OfType<INamedTypeSymbol>().ToList();
        types.AddRange(list.Arguments.Select(argument => argument.Expression).OfType<TypeOfExpressionSyntax>()
            .Select(typeOf => model.GetTypeInfo(typeOf.Type, cancellationToken).Type).OfType<INamedTypeSymbol>());
        var service = types.FirstOrDefault();
        var made = list.Arguments.Select(argument => Made(argument.Expression)).FirstOrDefault(type => type is not null);
        return new Registration(span, lifetime, service, types.Skip(1).FirstOrDefault() ?? made ?? service, node, name, IsMadeByContainer: made is null);
    }

    /// <summary>The type of an instance, or of what a factory makes.</summary>
    private INamedTypeSymbol? Made(ExpressionSyntax argument)
    {
        switch (argument)
        {
            case TypeOfExpressionSyntax or LiteralExpressionSyntax:
                return null;
            case LambdaExpressionSyntax { ExpressionBody: { } body }:
                return model.GetTypeInfo(body, cancellationToken).Type as INamedTypeSymbol;
            case LambdaExpressionSyntax { Block: { } block }:
                return block.DescendantNodes(node => node is not AnonymousFunctionExpressionSyntax).OfType<ReturnStatementSyntax>()
                    .Select(returned => returned.Expression is null ? null : model.GetTypeInfo(returned.Expression, cancellationToken).Type as INamedTypeSymbol)
                    .FirstOrDefault(type => type is not null);
            default:
                var info = model.GetTypeInfo(argument, cancellationToken);
                return info.Type is INamedTypeSymbol type && type.TypeKind is TypeKind.Class && FrameworkNames.NameOf(type) != FrameworkNames.ServiceDescriptor
                    && type.SpecialType == SpecialType.None
                    ? type : null;
        }
    }

    private string? LifetimeArgument(ArgumentListSyntax list)
    {
        foreach (var argument in list.Arguments)
        {
            if (model.GetSymbolInfo(argument.Expression, cancellationToken).Symbol is IFieldSymbol { HasConstantValue: true } field
                && FrameworkNames.NameOf(field.ContainingType) == FrameworkNames.ServiceLifetime)
            {
                return field.Name;
            }
        }

        return null;
    }
}
