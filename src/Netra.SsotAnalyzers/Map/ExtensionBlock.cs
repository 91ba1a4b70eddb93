namespace Netra.SsotAnalyzers.Map;

/// <summary>
/// Members that stand in an extension block. The compiler makes a static method of each, by which the member can be called as
/// well, and of which the oldest Roslyn supported says as much as the newest: what the block itself tells has moved between them.
/// </summary>
internal static class ExtensionBlock
{
    public static bool Contains(ISymbol member) => member.ContainingType is { TypeKind: TypeKind.Extension };

    /// <summary>Whether the member may stand in a block, by its id alone: the compiler gives blocks names that cannot be written.</summary>
    public static bool MayContain(MemberReplacement member) => member.MemberId[0] is 'P' or 'M' && member.MemberId.IndexOfAny(['<', '$', '|']) >= 0;

    /// <summary>The type by whose name the member is known: for one of a block, the class around it.</summary>
    public static INamedTypeSymbol HomeOf(ISymbol member) => Contains(member) ? member.ContainingType.ContainingType ?? member.ContainingType : member.ContainingType;

    /// <summary>The members of a static class with a given name, including those of its extension blocks.</summary>
    public static IEnumerable<ISymbol> MembersNamed(INamedTypeSymbol home, string name) =>
        home.GetTypeMembers().Where(block => block.TypeKind == TypeKind.Extension).SelectMany(block => block.GetMembers(name)).Concat(home.GetMembers(name));

    /// <summary>The block's own parameter, which stands for the receiver; null for a static member, and for any member of something else.</summary>
    public static IParameterSymbol? ReceiverOf(ISymbol member)
    {
        if (member.IsStatic || !Contains(member))
            return null;

        var made = member is IPropertySymbol property ? property.GetMethod ?? property.SetMethod : member;
        if (made is null || StaticForms(made).FirstOrDefault() is not { } form)
            return null;

        // The block's type parameters come first, then the method's own.
        var arguments = member.ContainingType.TypeArguments.AddRange((member as IMethodSymbol)?.TypeArguments ?? []);
        return (form.Arity > 0 && form.Arity == arguments.Length ? form.Construct([.. arguments]) : form).Parameters[0];
    }

    /// <summary>The static methods that the compiler makes of a block's method; of one read from metadata, those that could be.</summary>
    public static IEnumerable<IMethodSymbol> StaticForms(ISymbol member)
    {
        if (member.OriginalDefinition is not IMethodSymbol method || !Contains(method) || method.ContainingType.ContainingType is not { } home)
            return [];

        var own = method.IsStatic ? 0 : 1;
        return home.GetMembers(method.Name).OfType<IMethodSymbol>().Where(made => made.IsStatic
            && made.Parameters.Length == method.Parameters.Length + own
            && made.DeclaringSyntaxReferences.Select(reference => reference.Span).SequenceEqual(method.DeclaringSyntaxReferences.Select(reference => reference.Span))
            && made.Parameters.Skip(own).Zip(method.Parameters, (a, b) => a.Type.ToDisplayString() == b.Type.ToDisplayString()).All(same => same));
    }
}
