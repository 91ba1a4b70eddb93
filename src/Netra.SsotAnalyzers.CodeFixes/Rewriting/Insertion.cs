using Microsoft.CodeAnalysis.Text;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>A change among a file's using directives: text put in, or a directive with its line taken out.</summary>
internal readonly record struct Insertion(TextSpan Span, string Text);
