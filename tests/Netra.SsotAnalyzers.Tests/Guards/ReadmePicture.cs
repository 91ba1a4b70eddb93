#if ROSLYN_5
using System.Globalization;
using System.Security;
using System.Text;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Guards;

/// <summary>The picture at the top of the README: a file, what the rules report in it, the difference that the fixes make, and the result.</summary>
internal static class ReadmePicture
{
    private const string File = "Reports.cs";
    private const int LineHeight = 18;
    private const double CharWidth = 7.3;
    private const int Width = 1180;
    private const int Middle = 640;
    private const int Margin = 16;
    private const int LongestLine = 155;

    private const string Legacy = """
        using System.Threading.Tasks;
        using Netra.Ssot;
        using Netra.WebSockets;

        namespace Backend.Legacy;

        [SupersededBy(typeof(WebSocketManager))]
        public class UnifiedWebSocketManager(UserExecutionContext context)
        {
            private readonly WebSocketManager _manager = new(context);

            [ReplaceWith("this.SendAsync<object?>(name, data)")]
            public Task EmitAsync(string name, object? data) => _manager.SendAsync(name, data).AsTask();
        }

        public static class ManagerFactory
        {
            [ReplaceWith("new WebSocketManager(user)", "Netra.WebSockets")]
            public static Task<UnifiedWebSocketManager> CreateAsync(UserExecutionContext user) => Task.FromResult(new UnifiedWebSocketManager(user));
        }
        """;

    private const string Before = """
        using System.Threading.Tasks;
        using Backend.Legacy;
        using Netra.WebSockets;

        public sealed class Reports
        {
            public async Task RunAsync(UserExecutionContext user)
            {
                UnifiedWebSocketManager manager = await ManagerFactory.CreateAsync(user);
                await manager.EmitAsync("report_ready", 42);
            }
        }
        """;

    /// <summary>The picture as SVG, made by the rules and fixes that ship.</summary>
    public static async Task<string> DrawAsync()
    {
        using var workspace = FormatRun.NewWorkspace();
        var project = workspace.AddProject("Backend", LanguageNames.CSharp)
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Latest))
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .WithMetadataReferences([.. Preamble.Framework, Preamble.Ssot, Preamble.WebSockets]);
        project = project.AddDocument("Legacy.cs", Legacy, filePath: "/0/Legacy.cs").Project;
        project = project.AddDocument(File, Before, filePath: "/0/" + File).Project;
        Assert.Empty((await project.GetCompilationAsync())!.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        var compilation = (await project.GetCompilationAsync())!;
        var reported = (await compilation.WithAnalyzers(Suite.Analyzers()).GetAnalyzerDiagnosticsAsync())
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Location.GetLineSpan().Path.EndsWith(File, StringComparison.Ordinal))
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ToList();

        var run = new FormatRun(Suite.Fixes(), Suite.Analyzers(), CancellationToken.None);
        var solution = project.Solution;
        foreach (var id in reported.Select(diagnostic => diagnostic.Id).Distinct())
            solution = await run.FixAsync(solution, id);
        var after = (await solution.Projects.Single().Documents.Single(document => document.Name == File).GetTextAsync()).ToString();
        return Draw(reported, after);
    }

    private static string Draw(IReadOnlyList<Diagnostic> reported, string after)
    {
        var picture = new StringBuilder();
        var y = Margin + LineHeight;
        var top = y;
        Heading(picture, Margin, y, $"before: {File}");
        foreach (var (line, index) in Before.Split('\n').Select((line, index) => (line, index)))
        {
            y += LineHeight;
            Text(picture, Margin, y, "code", line);
            foreach (var span in reported.Select(diagnostic => diagnostic.Location.GetLineSpan().Span).Where(span => span.Start.Line == index))
                Squiggle(picture, Margin + (span.Start.Character * CharWidth), y + 4, (span.End.Character - span.Start.Character) * CharWidth);
        }

        var right = top;
        Heading(picture, Middle, right, $"after: {File}");
        foreach (var line in after.Split('\n'))
            Text(picture, Middle, right += LineHeight, "code", line);

        y = Math.Max(y, right) + (2 * LineHeight);
        Heading(picture, Margin, y, "$ dotnet build");
        foreach (var diagnostic in reported)
        {
            var place = diagnostic.Location.GetLineSpan().StartLinePosition;
            var message = $"{File}({place.Line + 1},{place.Character + 1}): warning {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";

            // As a terminal does: the rest of a long line goes on the next one.
            var end = message.Length <= LongestLine ? message.Length : message.LastIndexOf(' ', LongestLine);
            Text(picture, Margin, y += LineHeight, "warning", message[..end]);
            if (end < message.Length)
                Text(picture, Margin, y += LineHeight, "warning", message[end..]);
        }

        y += 2 * LineHeight;
        Heading(picture, Margin, y, $"$ dotnet format analyzers --diagnostics {string.Join(' ', reported.Select(diagnostic => diagnostic.Id).Distinct().Order(StringComparer.Ordinal))} && git diff");
        foreach (var line in InlineDiffBuilder.Diff(Before, after).Lines.Where(line => line.Type != ChangeType.Unchanged))
        {
            var isNew = line.Type == ChangeType.Inserted;
            y += LineHeight;
            picture.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Margin}\" y=\"{y - 13}\" width=\"{Width - (2 * Margin)}\" height=\"{LineHeight}\" class=\"{(isNew ? "new" : "old")}\"/>\n");
            Text(picture, Margin, y, "code", (isNew ? "+" : "-") + line.Text);
        }

        var height = y + Margin;
        return $$"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{Width}} {{height}}" width="{{Width}}" height="{{height}}" role="img" aria-label="A file with superseded uses, the warnings, the difference that the fix makes, and the file afterwards">
            <style>text{font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;white-space:pre;fill:#1f2328}.heading{font-weight:bold;fill:#59636e}.warning{fill:#9a6700}.old{fill:#ffebe9}.new{fill:#dafbe1}.squiggle{fill:none;stroke:#bf8700}</style>
            <rect width="{{Width}}" height="{{height}}" rx="6" fill="#fff" stroke="#d1d9e0"/>
            {{picture.ToString().TrimEnd()}}
            </svg>

            """.ReplaceLineEndings("\n");
    }

    private static void Heading(StringBuilder picture, int x, int y, string text) => Text(picture, x, y, "heading", text);

    private static void Text(StringBuilder picture, int x, int y, string style, string text) =>
        picture.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y}\" class=\"{style}\" xml:space=\"preserve\" textLength=\"{text.Length * CharWidth:0.#}\">{SecurityElement.Escape(text)}</text>\n");

    private static void Squiggle(StringBuilder picture, double x, int y, double width)
    {
        picture.Append(CultureInfo.InvariantCulture, $"<path class=\"squiggle\" d=\"M{x:0.#} {y}");
        for (var at = 0; at < width; at += 4)
            picture.Append(at % 8 == 0 ? "l2 -2l2 2" : "l2 2l2 -2");
        picture.Append("\"/>\n");
    }
}
#endif
