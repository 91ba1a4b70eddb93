using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Rules.Implementations;

/// <summary>Types that hold a role's type: decorators and users of the role, unless they copy it all the same.</summary>
internal static class HeldRole
{
    private const int MinShared = 3;

    /// <summary>Whether the type takes or keeps the canonical type or the contract.</summary>
    public static bool Find(INamedTypeSymbol type, RoleShape role) =>
        type.InstanceConstructors.SelectMany(constructor => constructor.Parameters).Any(parameter => role.IsRole(parameter.Type))
        || type.GetMembers().Any(member => (member is IFieldSymbol field && role.IsRole(field.Type)) || (member is IPropertySymbol property && role.IsRole(property.Type)))
        || type.GetMembers().OfType<IMethodSymbol>().Any(method => method.IsExtensionMethod && role.IsRole(method.Parameters[0].Type));

    /// <summary>Whether the type has the members of the role, and most of them do not call those of the role that it holds.</summary>
    public static bool IsBesideACopy(INamedTypeSymbol type, RoleShape role, double threshold, int shared, int total, CancellationToken cancellationToken)
    {
        if (type.IsStatic || shared < MinShared || shared < total * threshold)
            return false;

        var names = new HashSet<string>(role.Members.Where(member => member.IsMethod).Select(member => member.Name), StringComparer.Ordinal);
        var methods = type.GetMembers().OfType<IMethodSymbol>()
            .Where(method => method.MethodKind == MethodKind.Ordinary && names.Contains(MemberSignature.PlainName(method.Name)) && method.DeclaringSyntaxReferences.Length == 1).ToList();
        return methods.Count(method => Calls(method, cancellationToken)) * 2 < methods.Count;
    }

    /// <summary>Whether a method calls one of its own name on something else, as a decorator's does.</summary>
    private static bool Calls(IMethodSymbol method, CancellationToken cancellationToken) =>
        method.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken).DescendantNodes().Any(node => node switch
        {
            MemberAccessExpressionSyntax access => MemberSignature.PlainName(access.Name.Identifier.ValueText) == MemberSignature.PlainName(method.Name),
            MemberBindingExpressionSyntax binding => MemberSignature.PlainName(binding.Name.Identifier.ValueText) == MemberSignature.PlainName(method.Name),
            _ => false,
        });
}
