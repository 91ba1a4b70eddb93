using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.SsotAnalyzers.Rules.SupersededUses;

/// <summary>A superseded type named in code, in every position that C# has for a type.</summary>
/// <example>
/// Bad: <c>private UnifiedWebSocketManager _manager;</c>
/// Good: <c>private WebSocketManager _manager;</c>
/// </example>
/// <remarks>Its check is <see cref="Uses.TypeUses"/>.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT1001_SupersededTypeUse() : HitAnalyzer(Descriptors.SSOT1001);
