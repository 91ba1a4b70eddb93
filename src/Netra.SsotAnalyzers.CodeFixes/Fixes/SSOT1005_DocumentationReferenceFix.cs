using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Netra.SsotAnalyzers.CodeFixes.Fixes;

/// <summary>Refers to the canonical type or member.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSOT1005_DocumentationReferenceFix)), Shared]
public sealed class SSOT1005_DocumentationReferenceFix() : SsotCodeFix(DiagnosticIds.DocumentationReference, "Refer to the canonical type");
