using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.SsotAnalyzers.Rules.SupersededUses;

/// <summary>A superseded API used where no rewrite would compile and keep its behaviour: the message says what to do by hand.</summary>
/// <example>
/// Bad: <c>class Mine : UnifiedWebSocketManager { }</c>
/// Good: <c>class Mine { private readonly WebSocketManager _manager; }</c>
/// </example>
/// <remarks>Its reasons are in <see cref="Planning.Refusal"/>.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT1003_UnfixableUse() : HitAnalyzer(Descriptors.SSOT1003);
