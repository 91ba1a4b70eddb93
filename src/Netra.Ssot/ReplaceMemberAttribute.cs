namespace Netra.Ssot;

/// <summary>
/// Retires a member that cannot be annotated in favour of a C# expression; the assembly-level form of
/// <see cref="ReplaceWithAttribute"/>.
/// </summary>
/// <example><code>
/// [assembly: ReplaceMember("M:Legacy.Factory.Create(System.String)", "new WebSocketManager(user)", "Netra.WebSockets")]
/// </code></example>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ReplaceMemberAttribute : Attribute
{
    /// <summary>Retires the member named <paramref name="legacyId"/> in favour of <paramref name="expression"/>.</summary>
    /// <param name="legacyId">The retired member's documentation-comment id: <c>"M:…"</c>, <c>"P:…"</c>, <c>"F:…"</c> or <c>"E:…"</c>.</param>
    /// <param name="expression">A C# expression over the member's parameter names, <c>this</c>, its type parameters, and <c>value</c> in a setter.</param>
    /// <param name="imports">The namespaces in which the expression's type names are found.</param>
    public ReplaceMemberAttribute(string legacyId, string expression, params string[] imports)
    {
        LegacyId = legacyId;
        Expression = expression;
        Imports = imports;
    }

    /// <summary>The retired member's documentation-comment id.</summary>
    public string LegacyId { get; }

    /// <summary>The C# expression that replaces a use.</summary>
    public string Expression { get; }

    /// <summary>The namespaces in which the expression's type names are found.</summary>
    public string[] Imports { get; }

    /// <summary>
    /// The version (<c>major.minor[.build[.revision]]</c>) of the assembly that declares the entry from which uses are errors in every mode
    /// but <c>off</c>.
    /// </summary>
    public string? RemovedIn { get; set; }
}
