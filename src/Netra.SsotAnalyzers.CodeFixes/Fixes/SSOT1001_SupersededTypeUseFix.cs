using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Netra.SsotAnalyzers.CodeFixes.Fixes;

/// <summary>Names the canonical type.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSOT1001_SupersededTypeUseFix)), Shared]
public sealed class SSOT1001_SupersededTypeUseFix() : SsotCodeFix(DiagnosticIds.SupersededTypeUse, "Use the canonical type");
