using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Rules.Isolation;

/// <summary>A server's socket used past the manager that owns it: no order, no replay, no owner.</summary>
/// <example>
/// Bad: <c>await socket.SendAsync(frame, WebSocketMessageType.Text, true, ct)</c>
/// Good: <c>await manager.SendAsync("status", payload, ct)</c>
/// </example>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT4004_TransportBypass() : SsotAnalyzer(Descriptors.SSOT4004)
{
    private protected override void Register(SsotEngine engine, CompilationStartAnalysisContext start)
    {
        if (!engine.Isolation.HasTransports)
            return;

        start.RegisterSemanticModelAction(context =>
        {
            foreach (var (spot, owner) in new TransportCalls(engine.Isolation, context.SemanticModel, context.CancellationToken).Find())
            {
                var violation = new Violation(Descriptor, context.SemanticModel.SyntaxTree, spot.Span, owner.Role, Sunset: null,
                    [spot.ValueText, owner.Role, owner.Type.SimpleName]);
                if (violation.ToDiagnostic(engine) is { } diagnostic)
                    context.ReportDiagnostic(diagnostic);
            }
        });
    }
}

/// <summary>Uses of a transport past the role that owns it.</summary>
internal sealed class TransportCalls(IsolationIndex index, SemanticModel model, CancellationToken cancellationToken)
{
    public IEnumerable<(SyntaxToken Spot, CanonicalType Owner)> Find()
    {
        foreach (var token in index.Tokens(model.SyntaxTree, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (index.IsTransportCall(token.ValueText)
                && token.Parent is SimpleNameSyntax name
                && model.GetSymbolInfo(name, cancellationToken).Symbol is IMethodSymbol method
                && OwnerOf(name, method) is { } owner
                && owner.Type.Assembly != model.Compilation.AssemblyName
                && !IsInTransport(name))
            {
                yield return (token, owner);
            }
        }
    }

    private CanonicalType? OwnerOf(SimpleNameSyntax name, IMethodSymbol method)
    {
        if (FrameworkNames.TransportMakers.TryGetValue(FrameworkNames.NameOf(method.ContainingType), out var makers) && makers.Contains(method.Name))
            return MadeTransport(method);

        var receiver = ReceiverOf(name, method);
        if (receiver is null || IsClients(receiver))
            return null;

        var owner = index.Users.Transport(model.GetTypeInfo(receiver, cancellationToken).Type);
        return method is { ReducedFrom: not null } or { IsExtensionMethod: true }
            ? owner is not null && (UsesTransport(method.Name) || TaskShape.Of(method.ReturnType).IsAwaitable) ? owner : null
            : !method.IsStatic && UsesTransport(method.Name) ? owner : null;
    }

    private static bool UsesTransport(string name) => FrameworkNames.TransportVerbs.Any(verb => name.StartsWith(verb, StringComparison.Ordinal));

    private CanonicalType? MadeTransport(IMethodSymbol method) =>
        index.Users.Transport(TaskShape.Of(method.ReturnType).Result ?? method.ReturnType)
        ?? method.Parameters.Select(parameter => index.Users.Transport(parameter.Type)).FirstOrDefault(owner => owner is not null)
        ?? (method.Name.StartsWith("Accept", StringComparison.Ordinal) ? index.Users.Transports.Select(index.Users.Transport).FirstOrDefault() : null);

    private static ExpressionSyntax? ReceiverOf(SimpleNameSyntax name, IMethodSymbol method)
    {
        switch (name.Parent)
        {
            case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Name == name
                && method is { IsExtensionMethod: true, ReducedFrom: null }:
                return call.ArgumentList.Arguments.FirstOrDefault()?.Expression;
            case MemberAccessExpressionSyntax access when access.Name == name:
                return access.Expression;
            case InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } when method is { IsExtensionMethod: true, ReducedFrom: null }:
                return arguments[0].Expression;
            case MemberBindingExpressionSyntax binding:
                return binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>(access => access.WhenNotNull.Span.Contains(name.Span))?.Expression;
            default:
                return null;
        }
    }

    /// <summary>A local that was made as a client's, with any declared type.</summary>
    private bool IsClients(ExpressionSyntax receiver)
    {
        if (receiver is not IdentifierNameSyntax
            || model.GetSymbolInfo(receiver, cancellationToken).Symbol is not ILocalSymbol { DeclaringSyntaxReferences.Length: 1 } local)
        {
            return false;
        }

        return local.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value }
            && value.SyntaxTree == model.SyntaxTree
            && model.GetTypeInfo(value, cancellationToken).Type is { } made
            && FrameworkNames.ClientTransports.Contains(FrameworkNames.NameOf(made));
    }

    /// <summary>A transport around another is one itself.</summary>
    private bool IsInTransport(SyntaxNode node)
    {
        for (var type = node.FirstAncestorOrSelf<TypeDeclarationSyntax>(); type is not null; type = type.Parent?.FirstAncestorOrSelf<TypeDeclarationSyntax>())
        {
            if (model.GetDeclaredSymbol(type, cancellationToken) is INamedTypeSymbol symbol && index.Users.Transport(symbol) is not null)
                return true;
        }

        return false;
    }
}

/// <summary>Extension methods of a transport in referenced libraries, by name. Cached per assembly; the framework's own assemblies have none.</summary>
internal static class TransportExtensions
{
    private static readonly ConditionalWeakTable<IAssemblySymbol, Dictionary<string, ImmutableArray<string>>> Cache = new();

    public static IEnumerable<string> In(Compilation compilation, INamedTypeSymbol transport)
    {
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            // Only what refers to the transport's assembly can extend it.
            if (IsFramework(assembly)
                || !assembly.Modules.Any(module =>
                    module.ReferencedAssemblies.Any(identity => identity.Name == transport.ContainingAssembly.Name || identity.Name == "netstandard")))
            {
                continue;
            }

            var byTransport = Cache.GetOrCreateValue(assembly);
            ImmutableArray<string> names;
            lock (byTransport)
            {
                if (!byTransport.TryGetValue(FrameworkNames.NameOf(transport), out names))
                {
                    byTransport.Add(FrameworkNames.NameOf(transport),
                        names = [.. Find(assembly.GlobalNamespace, FrameworkNames.NameOf(transport)).Distinct(StringComparer.Ordinal)]);
                }
            }

            foreach (var name in names)
                yield return name;
        }
    }

    private static bool IsFramework(IAssemblySymbol assembly) =>
        assembly.Name.StartsWith("System", StringComparison.Ordinal) || assembly.Name.StartsWith("Microsoft", StringComparison.Ordinal)
            || assembly.Name is "mscorlib" or "netstandard";

    private static IEnumerable<string> Find(INamespaceSymbol container, string transport)
    {
        foreach (var type in container.GetTypeMembers())
        {
            if (!type.MightContainExtensionMethods)
                continue;

            foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
            {
                if (method.IsExtensionMethod && FrameworkNames.NameOf(method.Parameters[0].Type) == transport)
                    yield return method.Name;
            }
        }

        foreach (var name in container.GetNamespaceMembers().SelectMany(nested => Find(nested, transport)))
            yield return name;
    }
}
