using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Netra.SsotAnalyzers.CodeFixes.Fixes;

/// <summary>Names the canonical type.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSOT1001_SupersededTypeUseFix)), Shared]
public sealed class SSOT1001_SupersededTypeUseFix() : SsotCodeFix(DiagnosticIds.SupersededTypeUse, "Use the canonical type", "Use '{1}'");

/// <summary>Writes the replacement that the member's author declared.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSOT1002_SupersededMemberUseFix)), Shared]
public sealed class SSOT1002_SupersededMemberUseFix() : SsotCodeFix(DiagnosticIds.SupersededMemberUse, "Use the declared replacement", "Use '{1}'");

/// <summary>Imports the replacement namespace, and qualifies names with it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSOT1004_SupersededNamespaceUseFix)), Shared]
public sealed class SSOT1004_SupersededNamespaceUseFix() : SsotCodeFix(DiagnosticIds.SupersededNamespaceUse, "Use the namespace that replaces it", "Use the namespace '{1}'");

/// <summary>Refers to the canonical type or member.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSOT1005_DocumentationReferenceFix)), Shared]
public sealed class SSOT1005_DocumentationReferenceFix() : SsotCodeFix(DiagnosticIds.DocumentationReference, "Refer to the canonical type", "Refer to '{1}'");

/// <summary>Removes the alias, and replaces its uses with the type name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSOT2001_HidingAliasFix)), Shared]
public sealed class SSOT2001_HidingAliasFix() : SsotCodeFix(DiagnosticIds.HidingAlias, "Replace the alias with the type name", "Replace the alias '{0}' with the type name");

/// <summary>Declares the inferred supersession.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSOT2002_SecondImplementationFix)), Shared]
public sealed class SSOT2002_SecondImplementationFix() : SsotCodeFix(DiagnosticIds.SecondImplementation, "Declare it superseded", "Declare '{0}' superseded");

/// <summary>Declares the inferred supersession.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSOT2003_CompatibilityShimFix)), Shared]
public sealed class SSOT2003_CompatibilityShimFix() : SsotCodeFix(DiagnosticIds.CompatibilityShim, "Declare it superseded", "Declare '{0}' superseded");

/// <summary>Deletes an unused declaration.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSOT2004_UnusedDeclarationFix)), Shared]
public sealed class SSOT2004_UnusedDeclarationFix() : SsotCodeFix(DiagnosticIds.UnusedDeclaration, "Delete it", "Delete '{0}'");

/// <summary>Writes the catalogue's constant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSOT3001_RawEventNameFix)), Shared]
public sealed class SSOT3001_RawEventNameFix() : SsotCodeFix(DiagnosticIds.RawEventName, "Use the catalogue's constant", "Use '{1}'");
