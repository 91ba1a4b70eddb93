using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.SsotAnalyzers.Rules.SupersededUses;

/// <summary>A superseded name in a documentation comment: it breaks without a warning on the day that the legacy goes.</summary>
/// <example>
/// Bad: <c>/// &lt;see cref="UnifiedWebSocketManager"/&gt;</c>
/// Good: <c>/// &lt;see cref="WebSocketManager"/&gt;</c>
/// </example>
/// <remarks>Its check is <see cref="Uses.DocumentationUses"/>.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT1005_DocumentationReference() : HitAnalyzer(Descriptors.SSOT1005);
