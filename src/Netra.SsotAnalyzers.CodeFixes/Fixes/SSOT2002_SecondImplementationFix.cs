using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Netra.SsotAnalyzers.CodeFixes.Fixes;

/// <summary>Writes down what was inferred.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSOT2002_SecondImplementationFix)), Shared]
public sealed class SSOT2002_SecondImplementationFix() : SsotCodeFix(DiagnosticIds.SecondImplementation, "Declare it superseded");
