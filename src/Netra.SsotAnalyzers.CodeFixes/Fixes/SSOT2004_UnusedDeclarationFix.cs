using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Netra.SsotAnalyzers.CodeFixes.Fixes;

/// <summary>Deletes what nothing uses.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSOT2004_UnusedDeclarationFix)), Shared]
public sealed class SSOT2004_UnusedDeclarationFix() : SsotCodeFix(DiagnosticIds.UnusedDeclaration, "Delete it");
