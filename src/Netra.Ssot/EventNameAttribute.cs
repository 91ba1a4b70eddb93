namespace Netra.Ssot;

/// <summary>
/// Declares that an event name belongs here: in a parameter, a property or a field, or as what a method returns. A literal in
/// such a place is SSOT3001 if a catalogue has a constant for it, and SSOT3002 if it is a near miss of one.
/// </summary>
/// <example><code>
/// public Task SendAsync([EventName] string eventType, object? payload);
/// </code></example>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.ReturnValue, Inherited = false)]
public sealed class EventNameAttribute : Attribute;
