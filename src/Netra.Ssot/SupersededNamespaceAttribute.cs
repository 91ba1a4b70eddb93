namespace Netra.Ssot;

/// <summary>Retires a namespace in favour of another: types of the same name move by their names alone.</summary>
/// <example><code>
/// [assembly: SupersededNamespace("Netra.Backend.Websocket", "Netra.Backend.WebsocketCore")]
/// </code></example>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class SupersededNamespaceAttribute : Attribute
{
    /// <summary>Retires <paramref name="legacy"/> in favour of <paramref name="canonical"/>.</summary>
    /// <param name="legacy">The retired namespace, fully qualified, without <c>global::</c>.</param>
    /// <param name="canonical">The namespace to use instead, in the same form.</param>
    public SupersededNamespaceAttribute(string legacy, string canonical)
    {
        Legacy = legacy;
        Canonical = canonical;
    }

    /// <summary>The retired namespace.</summary>
    public string Legacy { get; }

    /// <summary>The namespace to use instead.</summary>
    public string Canonical { get; }

    /// <summary>
    /// The version (<c>major.minor[.build[.revision]]</c>) of the assembly that declares the entry from which uses are errors in every mode
    /// but <c>off</c>.
    /// </summary>
    public string? RemovedIn { get; set; }
}
