using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Netra.SsotAnalyzers.CodeFixes.Fixes;

/// <summary>Imports the namespace that takes the place of the superseded one, and names types by it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSOT1004_SupersededNamespaceUseFix)), Shared]
public sealed class SSOT1004_SupersededNamespaceUseFix() : SsotCodeFix(DiagnosticIds.SupersededNamespaceUse, "Use the namespace that takes its place");
