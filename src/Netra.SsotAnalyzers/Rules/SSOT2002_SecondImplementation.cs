using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.SsotAnalyzers.Rules;

/// <summary>A second implementation on strong evidence, the role's contract or the canonical type's name, that is not declared superseded.</summary>
/// <example>
/// Bad: <c>class SessionStore : IManager { }</c>
/// Good: <c>[SupersededBy(typeof(Manager))] class SessionStore : IManager { }</c>
/// </example>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT2002_SecondImplementation() : HitAnalyzer(Descriptors.SSOT2002);
