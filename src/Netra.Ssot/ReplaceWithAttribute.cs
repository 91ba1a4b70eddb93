namespace Netra.Ssot;

/// <summary>
/// Retires a member in favour of a C# expression: every use of the member is reported and rewritten to the expression.
/// </summary>
/// <remarks>
/// <para>
/// The expression is written over the member's parameter names, <c>this</c> (the receiver of an instance or extension
/// member), its type parameters, and <c>value</c> in a setter. A call's arguments take the places of the parameters;
/// their order of evaluation is kept.
/// </para>
/// <para>
/// Where the retired member returns a <c>Task&lt;T&gt;</c> and the expression is a plain <c>T</c>, the caller's
/// <c>await</c> goes with it. Where no safe rewrite exists, the use is reported as SSOT1003 instead, with the reason.
/// A getter and a setter can each carry an attribute of their own.
/// </para>
/// </remarks>
/// <example><code>
/// [ReplaceWith("new WebSocketManager(context)", "Netra.WebSockets")]
/// public static Task&lt;WebSocketManager&gt; CreateWebSocketManagerAsync(UserExecutionContext context) => …
/// </code></example>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Event,
    Inherited = false)]
public sealed class ReplaceWithAttribute : Attribute
{
    /// <summary>Retires the attributed member in favour of <paramref name="expression"/>.</summary>
    /// <param name="expression">A C# expression; see the remarks for the names that it may use.</param>
    /// <param name="imports">The namespaces in which the expression's type names are found, such as <c>"Netra.WebSockets"</c>.</param>
    public ReplaceWithAttribute(string expression, params string[] imports)
    {
        Expression = expression;
        Imports = imports;
    }

    /// <summary>The C# expression that replaces a use.</summary>
    public string Expression { get; }

    /// <summary>The namespaces in which the expression's type names are found.</summary>
    public string[] Imports { get; }

    /// <summary>
    /// The version (<c>major.minor[.build[.revision]]</c>) of the declaring assembly from which uses are errors in every mode but
    /// <c>off</c>.
    /// </summary>
    public string? RemovedIn { get; set; }
}
