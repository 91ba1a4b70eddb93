using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Planning;
using Netra.SsotAnalyzers.Uses;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>One hit's plan, agreed on by every compilation in which its place is active.</summary>
internal sealed class Edit(SourceFile file, Hit hit, Plan plan)
{
    private HashSet<string>? _flow;

    public SourceFile File { get; } = file;

    public Hit Hit { get; } = hit;

    public Plan Plan { get; } = plan;

    public TextSpan Span => Plan.Span;

    /// <summary>The declarations that its value comes from or flows into: edits that share one come and go together.</summary>
    public HashSet<string> Flow(CancellationToken cancellationToken) =>
        _flow ??= Flows.Of(File.Primary, Flows.RegionAt(File.Primary.Root, Hit.Span.Start), cancellationToken);
}
