namespace Netra.SsotAnalyzers.Map;

/// <summary>One superseded member with the expression that replaces it.</summary>
/// <param name="MemberId">The documentation-comment id of the definition; an accessor's own id where only that accessor is superseded.</param>
/// <param name="Assembly">The simple name of the declaring assembly; null where an entry names the member by id alone.</param>
/// <param name="Expression">The replacement as written.</param>
/// <param name="Imports">Namespaces in which the expression's names are found.</param>
/// <param name="Sunset">From when on its uses are errors, or null.</param>
internal sealed record MemberReplacement(
    string MemberId,
    string? Assembly,
    string Expression,
    ImmutableArray<string> Imports,
    Sunset? Sunset)
{
    private string QualifiedName
    {
        get
        {
            var end = MemberId.IndexOf('(');
            return end < 0 ? MemberId.Substring(2) : MemberId.Substring(2, end - 2);
        }
    }

    /// <summary>The declaring type as its documentation id writes it, without the <c>T:</c>.</summary>
    public string DeclaringType => QualifiedName.Substring(0, Math.Max(0, QualifiedName.LastIndexOf('.')));

    public bool IsConstructor => QualifiedName.EndsWith(".#ctor", StringComparison.Ordinal);

    /// <summary>Whether it is an indexer, with any name, or an accessor of one: nothing else of a property has parameters. A setter has one for the value.</summary>
    public bool IsIndexer => MemberId.IndexOf('(') is var list and > 0
        && (MemberId[0] == 'P' || (MemberId[0] == 'M' && Segment is var name && (name.StartsWith("get_", StringComparison.Ordinal) || (name.StartsWith("set_", StringComparison.Ordinal) && MemberId.IndexOf(',', list) > 0))));

    private string Segment => QualifiedName.Substring(QualifiedName.LastIndexOf('.') + 1);

    /// <summary>The identifier by which code names the member: for a constructor that of its type, for an accessor that of its property.</summary>
    public string Name
    {
        get
        {
            var segments = QualifiedName.Split('.');
            var name = IsConstructor ? segments[segments.Length - 2] : segments[segments.Length - 1];
            var arity = name.IndexOf('`');
            if (arity >= 0)
                name = name.Substring(0, arity);

            foreach (var prefix in AccessorPrefixes)
            {
                if (MemberId[0] == 'M' && name.StartsWith(prefix, StringComparison.Ordinal))
                    return name.Substring(prefix.Length);
            }

            return name;
        }
    }

    private static readonly string[] AccessorPrefixes = ["get_", "set_", "add_", "remove_"];
}
