using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.SsotAnalyzers.Rules;

/// <summary>A superseded type that is unused and invisible outside. A suggestion: a plain run never deletes.</summary>
/// <example>
/// Bad: <c>[SupersededBy(typeof(Manager))] internal class OldManager { }</c>
/// Good: nothing
/// </example>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT2004_UnusedDeclaration() : HitAnalyzer(Descriptors.SSOT2004);
