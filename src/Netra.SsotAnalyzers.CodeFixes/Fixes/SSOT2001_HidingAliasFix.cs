using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Netra.SsotAnalyzers.CodeFixes.Fixes;

/// <summary>Takes the alias away, and lets its uses name the type.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSOT2001_HidingAliasFix)), Shared]
public sealed class SSOT2001_HidingAliasFix() : SsotCodeFix(DiagnosticIds.HidingAlias, "Name the canonical type instead of the alias");
