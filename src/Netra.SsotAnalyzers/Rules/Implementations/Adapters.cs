using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Rules.Implementations;

/// <summary>Types whose every public method only passes its parameters on to a method of a role, under a name of its own.</summary>
internal sealed class Adapters(SsotEngine engine, CancellationToken cancellationToken)
{
    private const int MinMethods = 3;

    // What takes requests passes them on: that is its work.
    private static readonly string[] Doors = ["Controller", "Hub", "Endpoint", "Endpoints", "Handler", "Page", "PageModel", "Job", "Worker", "Command"];

    public bool Is(INamedTypeSymbol type, RoleShape role)
    {
        var methods = type.GetMembers().OfType<IMethodSymbol>().Where(method => method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsImplicitlyDeclared: false }).ToList();
        var derives = type.DerivesFrom(role.Type);
        if (Doors.Any(door => type.Name.EndsWith(door, StringComparison.Ordinal)) || methods.Count < (derives ? 1 : MinMethods)
            || type.GetMembers().Any(member => member is IPropertySymbol { DeclaredAccessibility: Accessibility.Public, IsImplicitlyDeclared: false } or IEventSymbol))
        {
            return false;
        }

        // Several doors to one room are helpers.
        var targets = methods.Select(method => TargetOf(method, role)).ToList();
        return targets.All(target => target is not null) && targets.Distinct(SymbolEqualityComparer.Default).Count() == targets.Count;
    }

    /// <summary>The method of the role that a method only calls, with exactly its own parameters; null if it does anything else.</summary>
    private ISymbol? TargetOf(IMethodSymbol method, RoleShape role)
    {
        if (method.IsOverride || method.DeclaringSyntaxReferences.Length != 1
            || method.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is not MethodDeclarationSyntax declaration
            || Forwarding.CallOf(declaration) is not { } call
            || engine.ModelOf(declaration.SyntaxTree).GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol target
            || !IsOfRole(target.ContainingType, role))
        {
            return null;
        }

        var parameters = method.IsExtensionMethod ? declaration.ParameterList.Parameters.RemoveAt(0) : declaration.ParameterList.Parameters;
        return Forwarding.PassesOn(parameters, call.ArgumentList.Arguments) ? target.OriginalDefinition : null;
    }

    private static bool IsOfRole(INamedTypeSymbol type, RoleShape role) => role.IsRole(type) || role.Type.DerivesFrom(type);
}
