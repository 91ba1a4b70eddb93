using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.SsotAnalyzers.Rules.Implementations;

/// <summary>An alias that hides which type is meant: under it a second implementation looks like the canonical one.</summary>
/// <example>
/// Bad: <c>using WebSocketManager = Netra.Backend.UnifiedWebSocketManager;</c>
/// Good: <c>using Netra.WebSockets;</c>
/// </example>
/// <remarks>Its check is <see cref="Uses.TypeUses"/>.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT2001_HidingAlias() : HitAnalyzer(Descriptors.SSOT2001);
