using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.SsotAnalyzers.Rules;

/// <summary>An event name written out although a catalogue has a constant for it: written out often enough, it is misspelt once.</summary>
/// <example>
/// Bad: <c>await manager.SendAsync("agent_started", payload)</c>
/// Good: <c>await manager.SendAsync(AgentEvents.AgentStarted, payload)</c>
/// </example>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT3001_RawEventName() : HitAnalyzer(Descriptors.SSOT3001);
