namespace Netra.WebSockets.Tests;

/// <summary>Tests that measure the process: nothing else runs in it beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
