using Netra.SsotAnalyzers.Roslyn;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;

/// <summary>The names of a file that its added and changed using directives could capture.</summary>
internal static class ImportCapture
{
    /// <summary>The names; null where the directives bring extension members that code uses without naming them.</summary>
    public static NameSet? Of(FileRendering rendering, Compilation rewritten)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var directive in rendering.AddedDirectives.SelectMany(text => text.Split('\n')).Select(line => line.Trim().TrimEnd(';')))
        {
            var words = directive.Split([' '], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length >= 4 && words[2] == "=")
                names.Add(words[1].TrimStart('@'));
            else if (words.Length == 2 && !AddNames(words[1], rewritten, names))
                return null;
        }

        foreach (var edit in rendering.Edits.Where(edit => edit.Hit.Namespace is not null && !edit.Plan.RemovesDirective))
        {
            if (edit.Hit.RuleId == DiagnosticIds.SupersededNamespaceUse && edit.Hit.IsReported && !AddNames(edit.Hit.Remedy, rewritten, names))
                return null;
        }

        return new NameSet(names);
    }

    private static bool AddNames(string ns, Compilation compilation, HashSet<string> names)
    {
        INamespaceSymbol? found = compilation.GlobalNamespace;
        foreach (var part in ns.Split('.'))
            found = found?.GetNamespaceMembers().FirstOrDefault(member => member.Name == part.TrimStart('@'));

        var isNamed = true;
        foreach (var type in found?.GetTypeMembers() ?? [])
        {
            names.Add(type.Name);
            if (type.Name.EndsWith("Attribute", StringComparison.Ordinal))
                names.Add(type.Name.Substring(0, type.Name.Length - "Attribute".Length));
            if (!type.IsStatic)
                continue;

            foreach (var member in type.GetMembers())
            {
                if (member is IMethodSymbol { IsExtensionMethod: true } extension)
                {
                    names.Add(extension.Name);
                    isNamed &= !ChangedDeclarations.IsUsedWithoutName(extension.Name);
                }
            }

            // Extension blocks hold operators and members of every kind.
            foreach (var block in type.GetTypeMembers().Where(nested => !nested.CanBeReferencedByName))
            {
                names.UnionWith(block.GetMembers().Select(member => member.Name));
                isNamed &= block.GetMembers().All(member => member is not IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator } && !ChangedDeclarations.IsUsedWithoutName(member.Name));
            }
        }

        return isNamed;
    }
}
