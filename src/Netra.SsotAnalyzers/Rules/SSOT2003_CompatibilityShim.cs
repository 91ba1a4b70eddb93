using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.SsotAnalyzers.Rules;

/// <summary>A compatibility shim declared here, an empty subclass or a wrapper that only forwards, that is not declared superseded.</summary>
/// <example>
/// Bad: <c>class LegacyManager : Manager { }</c>
/// Good: <c>[SupersededBy(typeof(Manager))] class LegacyManager : Manager { }</c>
/// </example>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT2003_CompatibilityShim() : HitAnalyzer(Descriptors.SSOT2003);
