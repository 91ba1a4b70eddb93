using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.SsotAnalyzers.Rules.SupersededUses;

/// <summary>A superseded member or factory used: it stands between the caller and the canonical type.</summary>
/// <example>
/// Bad: <c>await WebSocketManagerFactory.CreateWebSocketManagerAsync(context)</c>
/// Good: <c>new WebSocketManager(context)</c>
/// </example>
/// <remarks>Its check is <see cref="Uses.MemberUses"/>.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT1002_SupersededMemberUse() : HitAnalyzer(Descriptors.SSOT1002);
