using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A diagnostic that a test expects. Lines and columns count from 1; a span without a path is in the first source file.</summary>
public readonly record struct DiagnosticResult
{
    private readonly ImmutableArray<DiagnosticLocation> spans;
    private readonly string? message;
    private readonly bool ignoresMessage;

    public DiagnosticResult(string id, DiagnosticSeverity severity)
    {
        Id = id;
        Severity = severity;
    }

    public DiagnosticResult(DiagnosticDescriptor descriptor)
        : this(descriptor.Id, descriptor.DefaultSeverity)
        => MessageFormat = descriptor.MessageFormat;

    public string Id { get; }

    public DiagnosticSeverity Severity { get; private init; }

    public DiagnosticOptions Options { get; private init; }

    public LocalizableString? MessageFormat { get; private init; }

    public object?[]? MessageArguments { get; private init; }

    /// <summary>Null: either will do.</summary>
    public bool? IsSuppressed { get; private init; }

    public ImmutableArray<DiagnosticLocation> Spans
    {
        get => spans.IsDefault ? [] : spans;
        private init => spans = value;
    }

    public bool HasLocation => Spans.Length > 0;

    /// <summary>Null: any message will do.</summary>
    public string? Message => ignoresMessage ? null : message ?? (MessageFormat is null ? null : Format(MessageFormat));

    public static DiagnosticResult CompilerError(string identifier) => new(identifier, DiagnosticSeverity.Error);

    public static DiagnosticResult CompilerWarning(string identifier) => new(identifier, DiagnosticSeverity.Warning);

    public DiagnosticResult WithSeverity(DiagnosticSeverity severity) => this with { Severity = severity };

    public DiagnosticResult WithOptions(DiagnosticOptions options) => this with { Options = options };

    public DiagnosticResult WithArguments(params object[] arguments) => this with { MessageArguments = arguments };

    public DiagnosticResult WithMessage(string? message) => new(this, message);

    public DiagnosticResult WithMessageFormat(LocalizableString messageFormat) => this with { MessageFormat = messageFormat };

    public DiagnosticResult WithIsSuppressed(bool? isSuppressed) => this with { IsSuppressed = isSuppressed };

    public DiagnosticResult WithNoLocation() => this with { Spans = [] };

    public DiagnosticResult WithLocation(int line, int column) => WithLocation("", line, column);

    public DiagnosticResult WithLocation(string path, int line, int column)
        => WithSpan(Span(path, line, column, line, column), DiagnosticLocationOptions.IgnoreLength);

    /// <summary>At the text that markup <c>{|#0:…|}</c> names.</summary>
    public DiagnosticResult WithLocation(int markupKey, DiagnosticLocationOptions options = DiagnosticLocationOptions.None)
        => WithSpan(Span("", 1, markupKey + 1, 1, markupKey + 1), options | DiagnosticLocationOptions.InterpretAsMarkupKey);

    public DiagnosticResult WithSpan(int startLine, int startColumn, int endLine, int endColumn)
        => WithSpan("", startLine, startColumn, endLine, endColumn);

    public DiagnosticResult WithSpan(string path, int startLine, int startColumn, int endLine, int endColumn)
        => WithSpan(Span(path, startLine, startColumn, endLine, endColumn));

    public DiagnosticResult WithSpan(FileLinePositionSpan span, DiagnosticLocationOptions options = DiagnosticLocationOptions.None)
        => this with { Spans = Spans.Add(new DiagnosticLocation(span, options)) };

    internal DiagnosticResult Resolve(string defaultPath, IReadOnlyDictionary<int, FileLinePositionSpan> markup)
        => this with { Spans = [.. Spans.Select(location => location.Resolve(defaultPath, markup))] };

    /// <summary>Whether the two are about the same place, if perhaps not exactly.</summary>
    internal bool TouchesLocationOf(Diagnostic actual)
    {
        var (expectedSpan, actualSpan) = (HasLocation ? Spans[0].Span : default, actual.Location.GetLineSpan());
        return (expectedSpan.Path ?? "") == (actualSpan.Path ?? "")
            && expectedSpan.StartLinePosition <= actualSpan.EndLinePosition
            && actualSpan.StartLinePosition <= expectedSpan.EndLinePosition;
    }

    /// <summary>In what <paramref name="actual"/> differs from this; empty if in nothing.</summary>
    internal IEnumerable<string> DifferencesFrom(Diagnostic actual)
    {
        if (Id != actual.Id) yield return $"id '{Id}' expected, was '{actual.Id}'";
        if (!Options.HasFlag(DiagnosticOptions.IgnoreSeverity) && Severity != actual.Severity)
            yield return $"severity '{Severity}' expected, was '{actual.Severity}'";
        if (IsSuppressed is { } suppressed && suppressed != actual.IsSuppressed)
            yield return $"suppressed '{suppressed}' expected, was '{actual.IsSuppressed}'";
        if (!HasLocation)
        {
            if (actual.Location != Location.None) yield return $"no location expected, was '{actual.Location.GetLineSpan()}'";
        }
        else if (!Spans[0].Matches(actual.Location.GetLineSpan()))
        {
            yield return $"location '{Spans[0].Span}' expected, was '{actual.Location.GetLineSpan()}'";
        }

        var (expectedMore, actualMore) = (Spans.Skip(1).ToArray(), actual.AdditionalLocations.Select(location => location.GetLineSpan()).ToArray());
        var areSame = expectedMore.Length == actualMore.Length && expectedMore.Zip(actualMore).All(pair => pair.First.Matches(pair.Second));
        if (!areSame && !Options.HasFlag(DiagnosticOptions.IgnoreAdditionalLocations))
            yield return $"additional locations '{string.Join(", ", expectedMore.Select(location => location.Span))}' expected, were '{string.Join(", ", actualMore)}'";

        var text = Message ?? (MessageArguments is null ? null : Format(actual.Descriptor.MessageFormat));
        if (text is not null && text != actual.GetMessage(CultureInfo.InvariantCulture))
            yield return $"message \"{text}\" expected, was \"{actual.GetMessage(CultureInfo.InvariantCulture)}\"";
    }

    public override string ToString()
        => $"{Id} {Severity} at {(HasLocation ? Spans[0].Span : "no location")}{(Message is { } text ? $" \"{text}\"" : "")}";

    private DiagnosticResult(DiagnosticResult other, string? newMessage)
    {
        this = other;
        message = newMessage;
        ignoresMessage = newMessage is null;
    }

    private static FileLinePositionSpan Span(string path, int startLine, int startColumn, int endLine, int endColumn)
        => new(path, new LinePosition(startLine - 1, startColumn - 1), new LinePosition(endLine - 1, endColumn - 1));

    private string Format(LocalizableString format)
        => string.Format(CultureInfo.InvariantCulture, format.ToString(CultureInfo.InvariantCulture), MessageArguments ?? []);
}
