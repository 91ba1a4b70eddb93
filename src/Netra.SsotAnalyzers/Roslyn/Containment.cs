using Microsoft.CodeAnalysis.Text;

namespace Netra.SsotAnalyzers.Roslyn;

/// <summary>The steps that lead from a name in a file to a diagnostic. Each of them handles one use at a time.</summary>
internal enum HitStage
{
    /// <summary>A name is bound, and the rule that owns it is chosen.</summary>
    Binding,

    /// <summary>The rewrite of a use is planned and checked.</summary>
    Planning,

    /// <summary>A name in a documentation comment is bound and planned.</summary>
    Documentation,

    /// <summary>An alias or a <c>using</c> directive is examined.</summary>
    Directive,

    /// <summary>A construct that calls a member without naming it is examined.</summary>
    Unnamed,

    /// <summary>A string literal is compared with the event names.</summary>
    EventName,

    /// <summary>A declaration is examined.</summary>
    Declaration,

    /// <summary>The diagnostic of a hit is created, with its severity and its place in the baseline.</summary>
    Reporting,

    /// <summary>The rewriter reads a file. Here an exception costs the rewrite of the file, not its diagnostics.</summary>
    Reading,
}

/// <summary>
/// Limits an exception to the use that caused it. That use becomes SSOT1003 and names the exception. Without this the host
/// would report AD0001 once and drop every other hit of the file.
/// </summary>
internal static class Containment
{
    /// <summary>Set by tests only: it makes a stage throw.</summary>
    public static AsyncLocal<Action<HitStage, TextSpan>?> Fault { get; } = new();

    public static void Enter(HitStage stage, TextSpan span) => Fault.Value?.Invoke(stage, span);

    /// <summary>Whether the exception is handled here. A requested cancellation has to reach the host.</summary>
    public static bool Handles(Exception exception, CancellationToken cancellationToken) =>
        !(exception is OperationCanceledException && cancellationToken.IsCancellationRequested);
}
