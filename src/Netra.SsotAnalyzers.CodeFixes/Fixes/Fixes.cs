using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Netra.SsotAnalyzers.CodeFixes.Fixes;

/// <summary>Names the canonical type.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSOT1001_SupersededTypeUseFix)), Shared]
public sealed class SSOT1001_SupersededTypeUseFix() : SsotCodeFix(DiagnosticIds.SupersededTypeUse, "Use the canonical type");

/// <summary>Writes the replacement that the member's author declared.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSOT1002_SupersededMemberUseFix)), Shared]
public sealed class SSOT1002_SupersededMemberUseFix() : SsotCodeFix(DiagnosticIds.SupersededMemberUse, "Use the declared replacement");

/// <summary>Imports the namespace that takes the place of the superseded one, and names types by it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSOT1004_SupersededNamespaceUseFix)), Shared]
public sealed class SSOT1004_SupersededNamespaceUseFix() : SsotCodeFix(DiagnosticIds.SupersededNamespaceUse, "Use the namespace that takes its place");

/// <summary>Refers to the canonical type or member.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSOT1005_DocumentationReferenceFix)), Shared]
public sealed class SSOT1005_DocumentationReferenceFix() : SsotCodeFix(DiagnosticIds.DocumentationReference, "Refer to the canonical type");

/// <summary>Takes the alias away, and lets its uses name the type.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSOT2001_HidingAliasFix)), Shared]
public sealed class SSOT2001_HidingAliasFix() : SsotCodeFix(DiagnosticIds.HidingAlias, "Name the canonical type instead of the alias");

/// <summary>Writes down what was inferred.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSOT2002_SecondImplementationFix)), Shared]
public sealed class SSOT2002_SecondImplementationFix() : SsotCodeFix(DiagnosticIds.SecondImplementation, "Declare it superseded");

/// <summary>Writes down what was inferred.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSOT2003_CompatibilityShimFix)), Shared]
public sealed class SSOT2003_CompatibilityShimFix() : SsotCodeFix(DiagnosticIds.CompatibilityShim, "Declare it superseded");

/// <summary>Deletes what nothing uses.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSOT2004_UnusedDeclarationFix)), Shared]
public sealed class SSOT2004_UnusedDeclarationFix() : SsotCodeFix(DiagnosticIds.UnusedDeclaration, "Delete it");

/// <summary>Writes the catalogue's constant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSOT3001_RawEventNameFix)), Shared]
public sealed class SSOT3001_RawEventNameFix() : SsotCodeFix(DiagnosticIds.RawEventName, "Use the catalogue's constant");
