namespace Netra.WebSockets.Tests;

/// <summary>The test of one of the 25 behaviours that docs/manager.md promises, by its number there.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BehaviourAttribute(int number) : Attribute
{
    public int Number { get; } = number;
}
