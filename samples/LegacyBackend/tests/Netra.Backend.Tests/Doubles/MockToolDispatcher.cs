using Netra.Backend.Agents;

namespace Netra.Backend.Tests.Doubles
{
    /// <summary>A dispatcher with tools of a test's own.</summary>
    public sealed class MockToolDispatcher(params string[] tools) : UnifiedToolDispatcher
    {
        public override IReadOnlyCollection<string> Tools => tools;
    }
}

namespace Netra.Backend.Tests.Doubles.Agents
{
    /// <summary>The second of this name: derives from nothing, and so stands in nobody's way.</summary>
    public sealed class MockToolDispatcher
    {
        public List<string> Called { get; } = [];

        public ValueTask<string> DispatchAsync(string tool)
        {
            Called.Add(tool);
            return ValueTask.FromResult($"mock of {tool}");
        }
    }
}
