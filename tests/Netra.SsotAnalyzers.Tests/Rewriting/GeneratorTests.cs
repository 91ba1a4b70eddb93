using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rewriting;

/// <summary>Generators of the framework run before and after: what they make of a type's name follows the type.</summary>
public sealed class GeneratorTests
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.Linq; global using Netra.Ssot;";
    private const string Alike = """
        [Canonical("Orders")] public class Order { public string Id { get; set; } public int Count { get; set; } }
        [SupersededBy(typeof(Order))] public class OldOrder { public string Id { get; set; } public int Count { get; set; } }

        """;

    [Fact]
    public Task JsonContext_ItsPropertiesFollow() => VerifyAsync(
        """
        using System.Text.Json; using System.Text.Json.Serialization;
        [JsonSerializable(typeof(OldOrder))] [JsonSerializable(typeof(Dictionary<string, OldOrder[]>))] public partial class Context : JsonSerializerContext { }
        public class Api
        {
            public string Write(OldOrder order) => JsonSerializer.Serialize(order, Context.Default.OldOrder);
            public OldOrder Read(string text) => JsonSerializer.Deserialize(text, Context.Default.OldOrder);
            public string All(Dictionary<string, OldOrder[]> all) => JsonSerializer.Serialize(all, Context.Default.DictionaryStringOldOrderArray);
            public Type Maybe(Context context) => context?.OldOrderArray.Type;
        }
        """,
        "[JsonSerializable(typeof(Order))] [JsonSerializable(typeof(Dictionary<string, Order[]>))]",
        "Serialize(order, Context.Default.Order)", "Deserialize(text, Context.Default.Order)", "Serialize(all, Context.Default.DictionaryStringOrderArray)", "context?.OrderArray.Type");

    [Fact]
    public Task JsonContext_NameOfItsOwn_Stays() => VerifyAsync(
        """
        using System.Text.Json; using System.Text.Json.Serialization;
        [JsonSerializable(typeof(OldOrder), TypeInfoPropertyName = "Legacy")] public partial class Context : JsonSerializerContext { }
        public class Api { public string Write(OldOrder order) => JsonSerializer.Serialize(order, Context.Default.Legacy); }
        """,
        "typeof(Order), TypeInfoPropertyName = \"Legacy\"", "Write(Order order) => JsonSerializer.Serialize(order, Context.Default.Legacy)");

    [Fact]
    public Task JsonContext_WithBothTypes_StaysWhereTheyWouldBeOne() => VerifyAsync(
        """
        using System.Text.Json; using System.Text.Json.Serialization;
        [JsonSerializable(typeof(OldOrder))] [JsonSerializable(typeof(Order))] public partial class Context : JsonSerializerContext { }
        public class Api { public string Write(OldOrder order) => JsonSerializer.Serialize(order, Context.Default.OldOrder); public string New(Order order) => JsonSerializer.Serialize(order, Context.Default.Order); }
        """,
        "Write(OldOrder order) => JsonSerializer.Serialize(order, Context.Default.OldOrder)", "New(Order order) => JsonSerializer.Serialize(order, Context.Default.Order)");

    [Fact]
    public Task TypeWithinWhatAContextNames_StaysWhereItIsWrittenOtherwise() => VerifyAsync(
        """
        using System.Text.Json; using System.Text.Json.Serialization;
        public class Box { public OldParcel[] Many { get; set; } public void Open() { } }
        [JsonSerializable(typeof(Box))] public partial class Context : JsonSerializerContext { }
        [Canonical("Parcels")] public class Parcel { public string Id { get; set; } }
        [SupersededBy(typeof(Parcel))] public class OldParcel { public string Id { get; set; } public int Gone { get; set; } }
        """,
        "public OldParcel[] Many");

    [Fact]
    public Task LoggerMessage_Follows() => VerifyAsync(
        """
        using Microsoft.Extensions.Logging;
        public static partial class Log { [LoggerMessage(1, LogLevel.Information, "order {order} of {n}")] public static partial void Placed(ILogger logger, OldOrder order, int n); }
        public class Api { public void Go(ILogger logger) => Log.Placed(logger, new OldOrder { Id = "a" }, 2); }
        """,
        "Placed(ILogger logger, Order order, int n)", "Log.Placed(logger, new Order { Id = \"a\" }, 2)");

    [Fact]
    public Task GeneratedRegex_Follows() => VerifyAsync(
        """
        using System.Text.RegularExpressions;
        [Canonical("Patterns")] public static class Patterns { public const string Id = "[a-z]+"; }
        [SupersededBy(typeof(Patterns))] public static class OldPatterns { public const string Id = "[a-z]+"; }
        public static partial class Matching { [GeneratedRegex(OldPatterns.Id)] public static partial Regex Ids(); }
        """,
        "[GeneratedRegex(Patterns.Id)]");

    private static async Task VerifyAsync(string source, params string[] expected)
    {
        var project = ProjectId.CreateNewId();
        var document = DocumentId.CreateNewId(project);
        var solution = FormatRun.NewWorkspace().CurrentSolution
            .AddProject(ProjectInfo.Create(
                project, VersionStamp.Default, "P", "P", LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary), parseOptions: new CSharpParseOptions(LanguageVersion.Latest),
                metadataReferences: [.. Preamble.Framework, Preamble.Ssot], analyzerReferences: FrameworkGenerators.All))
            .AddDocument(DocumentId.CreateNewId(project), "Usings.cs", SourceText.From(Usings), filePath: "/P/Usings.cs")
            .AddDocument(DocumentId.CreateNewId(project), "Map.cs", SourceText.From(Alike), filePath: "/P/Map.cs")
            .AddDocument(document, "Source.cs", SourceText.From(source), filePath: "/P/Source.cs");
        await CompilesAsync(solution);

        var run = new FormatRun(Suite.Fixes(), Suite.Analyzers(), default);
        foreach (var rule in Suite.UseFixes().SelectMany(fix => fix.FixableDiagnosticIds))
            solution = await run.FixAsync(solution, rule);

        await CompilesAsync(solution);
        var text = (await solution.GetDocument(document)!.GetTextAsync()).ToString();
        Assert.All(expected, part => Assert.Contains(part, text, StringComparison.Ordinal));

        async Task CompilesAsync(Solution current)
        {
            var compilation = (await current.GetProject(project)!.GetCompilationAsync())!;
            Assert.True(compilation.SyntaxTrees.Count() > 3, "No generator ran.");
            Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        }
    }
}
