namespace Netra.Ssot;

/// <summary>The same as <see cref="EventNameAttribute"/>, for code that you cannot annotate.</summary>
/// <remarks>
/// Of a method, the parameter is named; without <see cref="Parameter"/> it is what the method returns. Of a property or a field,
/// the member itself is the place.
/// </remarks>
/// <example><code>
/// [assembly: EventNamePlace("M:Vendor.Bus.Publish(System.String,System.Object)", "topic")]
/// </code></example>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class EventNamePlaceAttribute : Attribute
{
    /// <summary>Declares that an event name belongs in a member.</summary>
    /// <param name="memberId">The member's documentation-comment id, which begins with <c>M:</c>, <c>P:</c> or <c>F:</c>.</param>
    /// <param name="parameter">The name of the method's parameter; null for a property, a field, or what a method returns.</param>
    public EventNamePlaceAttribute(string memberId, string? parameter = null)
    {
        MemberId = memberId;
        Parameter = parameter;
    }

    /// <summary>The member's documentation-comment id.</summary>
    public string MemberId { get; }

    /// <summary>The name of the parameter, or null.</summary>
    public string? Parameter { get; }
}
