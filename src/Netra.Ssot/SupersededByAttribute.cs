namespace Netra.Ssot;

/// <summary>
/// Retires a type in favour of another: every use of the attributed type is reported and can be rewritten.
/// </summary>
/// <remarks>
/// <para>
/// Members of the same name and a compatible signature map by themselves. A member that the new type lacks, or has in
/// another shape, takes a <see cref="ReplaceWithAttribute"/>; without one its uses are reported as SSOT1003, to be
/// mended by hand. Uses inside the attributed declaration are not reported: it is going to be deleted.
/// </para>
/// <para>A generic type is superseded by an open generic of the same arity: <c>typeof(Registry&lt;&gt;)</c>.</para>
/// </remarks>
/// <example><code>
/// [SupersededBy(typeof(WebSocketManager), RemovedIn = "2.0")]
/// public class UnifiedWebSocketManager { … }
/// </code></example>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Enum | AttributeTargets.Delegate,
    Inherited = false)]
public sealed class SupersededByAttribute : Attribute
{
    /// <summary>Retires the attributed type in favour of <paramref name="canonical"/>.</summary>
    /// <param name="canonical">The type to use instead. It may itself be superseded: a chain is followed to its end.</param>
    public SupersededByAttribute(Type canonical) => Canonical = canonical;

    /// <summary>The type to use instead.</summary>
    public Type Canonical { get; }

    /// <summary>
    /// The version (<c>major.minor[.build[.revision]]</c>) of the declaring assembly from which uses are errors in every mode but
    /// <c>off</c>.
    /// </summary>
    public string? RemovedIn { get; set; }
}
