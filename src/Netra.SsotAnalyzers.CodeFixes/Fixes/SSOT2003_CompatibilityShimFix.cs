using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Netra.SsotAnalyzers.CodeFixes.Fixes;

/// <summary>Writes down what was inferred.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSOT2003_CompatibilityShimFix)), Shared]
public sealed class SSOT2003_CompatibilityShimFix() : SsotCodeFix(DiagnosticIds.CompatibilityShim, "Declare it superseded");
