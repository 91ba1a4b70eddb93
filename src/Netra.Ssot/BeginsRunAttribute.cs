namespace Netra.Ssot;

/// <summary>
/// Declares that a method or a constructor begins a run: whoever calls it has to dispose of the result on every path
/// (SSOT3003). Without it, only the constructors of a per-user type are taken for beginnings, and methods named as one are a guess.
/// </summary>
/// <example><code>
/// [BeginsRun] public ValueTask&lt;AgentRun&gt; StartRunAsync(string agent);
/// </code></example>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor, Inherited = false)]
public sealed class BeginsRunAttribute : Attribute;
