using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Netra.SsotAnalyzers.CodeFixes.Fixes;

/// <summary>Writes the catalogue's constant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSOT3001_RawEventNameFix)), Shared]
public sealed class SSOT3001_RawEventNameFix() : SsotCodeFix(DiagnosticIds.RawEventName, "Use the catalogue's constant");
