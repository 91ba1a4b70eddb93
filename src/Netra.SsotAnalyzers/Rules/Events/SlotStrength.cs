namespace Netra.SsotAnalyzers.Rules.Events;

/// <summary>How surely an event name is expected in a place.</summary>
internal enum SlotStrength
{
    /// <summary>Nothing says so.</summary>
    None,

    /// <summary>A name of several words is expected to be one; "error" may be anything.</summary>
    Likely,

    /// <summary>Whatever stands there is meant for an event name.</summary>
    Certain,
}
