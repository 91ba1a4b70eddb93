namespace Microsoft.CodeAnalysis.Testing;

public readonly record struct DiagnosticLocation(FileLinePositionSpan Span, DiagnosticLocationOptions Options)
{
    /// <summary>Puts the marked span in place of a markup key, and a path where none is said.</summary>
    internal DiagnosticLocation Resolve(string defaultPath, IReadOnlyDictionary<int, FileLinePositionSpan> markup)
    {
        if (!Options.HasFlag(DiagnosticLocationOptions.InterpretAsMarkupKey))
            return Span.Path == "" ? this with { Span = new FileLinePositionSpan(defaultPath, Span.Span) } : this;

        var key = Span.StartLinePosition.Character;
        return markup.TryGetValue(key, out var marked)
            ? this with { Span = marked }
            : throw new InvalidOperationException($"No markup '{{|#{key}:…|}}' is in the sources.");
    }

    internal bool Matches(FileLinePositionSpan actual)
        => actual.Path == Span.Path
            && actual.StartLinePosition == Span.StartLinePosition
            && (Options.HasFlag(DiagnosticLocationOptions.IgnoreLength) || actual.EndLinePosition == Span.EndLinePosition);
}
