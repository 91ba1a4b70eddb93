using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Turns the markup in a state's files into expected diagnostics.</summary>
internal sealed class MarkupReader(
    MarkupOptions options, DiagnosticDescriptor? defaultDescriptor, ImmutableArray<DiagnosticDescriptor> descriptors, IReadOnlyCollection<string> fixableIds)
{
    private readonly Dictionary<int, FileLinePositionSpan> keys = [];
    private readonly List<DiagnosticResult> marked = [];

    /// <summary>Removes the markup from all files of <paramref name="state"/> and completes its expected diagnostics.</summary>
    public void Read(SolutionState state, string defaultPath)
    {
        var mode = state.MarkupHandling ?? MarkupMode.Allow;
        if (mode is not MarkupMode.None)
        {
            foreach (var files in state.Projects.SelectMany(project => project.Files))
            {
                for (var i = 0; i < files.Count; i++)
                    files[i] = (files[i].filename, ReadFile(files[i].filename, files[i].content, mode));
            }
        }

        var written = state.ExpectedDiagnostics.Select(expected => expected.Resolve(defaultPath, keys)).ToArray();
        state.ExpectedDiagnostics.Clear();
        state.ExpectedDiagnostics.AddRange([.. written, .. marked]);
    }

    private SourceText ReadFile(string path, SourceText content, MarkupMode mode)
    {
        var markup = MarkupText.Parse(content.ToString(), options.HasFlag(MarkupOptions.TreatPositionIndicatorsAsCode));
        var text = SourceText.From(markup.Text, content.Encoding, content.ChecksumAlgorithm);
        var named = markup.Positions.Select(position => (Name: "", Span: new TextSpan(position, 0), Options: DiagnosticLocationOptions.IgnoreLength))
            .Concat(markup.Spans.Select(span => (span.Name, span.Span, Options: DiagnosticLocationOptions.None)));
        foreach (var (name, span, locationOptions) in named)
        {
            var location = new FileLinePositionSpan(path, text.Lines.GetLinePositionSpan(span));
            if (name.StartsWith('#'))
            {
                var key = int.Parse(name.AsSpan(1), CultureInfo.InvariantCulture);
                if (!keys.TryAdd(key, location) && !keys[key].Equals(location))
                    throw new InvalidOperationException($"Markup '{{|{name}:…|}}' marks two places.");
            }
            else if (mode is not MarkupMode.Ignore && Expected(name) is var expected && !(mode is MarkupMode.IgnoreFixable && fixableIds.Contains(expected.Id)))
            {
                marked.Add(expected.WithSpan(location, locationOptions));
            }
        }

        return text;
    }

    private DiagnosticResult Expected(string id)
    {
        var descriptor = id == "" ? defaultDescriptor : descriptors.FirstOrDefault(descriptor => descriptor.Id == id);
        if (descriptor is null && id == "")
            throw new InvalidOperationException("Markup without an id needs a first analyzer with exactly one descriptor: name the id, or set MarkupOptions.UseFirstDescriptor.");

        return (descriptor is null ? DiagnosticResult.CompilerError(id) : new DiagnosticResult(descriptor))
            .WithMessage(null)
            .WithOptions(DiagnosticOptions.IgnoreAdditionalLocations | DiagnosticOptions.IgnoreSeverity);
    }
}
