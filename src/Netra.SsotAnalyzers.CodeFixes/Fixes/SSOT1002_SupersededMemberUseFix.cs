using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Netra.SsotAnalyzers.CodeFixes.Fixes;

/// <summary>Writes the replacement that the member's author declared.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSOT1002_SupersededMemberUseFix)), Shared]
public sealed class SSOT1002_SupersededMemberUseFix() : SsotCodeFix(DiagnosticIds.SupersededMemberUse, "Use the declared replacement");
