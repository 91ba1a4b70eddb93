using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.SsotAnalyzers.Rules.SupersededUses;

/// <summary>A superseded namespace imported, or a name qualified by it: two namespaces for one thing are two directories for it.</summary>
/// <example>
/// Bad: <c>using Netra.Backend.Websocket;</c>
/// Good: <c>using Netra.Backend.WebsocketCore;</c>
/// </example>
/// <remarks>Its check is <see cref="Uses.NamespaceUses"/>.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT1004_SupersededNamespaceUse() : HitAnalyzer(Descriptors.SSOT1004);
