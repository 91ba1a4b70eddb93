namespace Netra.ChatServer.Agent;

/// <summary>What the agent waits for before each step: a moment, so that a human can watch; in tests, the test.</summary>
internal delegate Task Pause(CancellationToken ct);
