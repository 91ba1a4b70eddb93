using Microsoft.CodeAnalysis;
using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Loading;
using Netra.Ssot.Tool.Migration;
using Netra.Ssot.Tool.Moving;
using Netra.Ssot.Tool.Tests.Support;

namespace Netra.Ssot.Tool.Tests.Moving;

/// <summary>Declarations that leave a superseded namespace: what moves with them, and what keeps them.</summary>
public sealed class NamespaceMoverTests : IDisposable
{
    private const string Map = "[assembly: Netra.Ssot.SupersededNamespace(\"Shop.Tax\", \"Shop.Taxes\", RemovedIn = \"9.0\")]\n";

    private readonly TemporaryFolder _folder = new();

    public NamespaceMoverTests()
    {
        _folder.Write("Lib/Map.cs", Map);
        _folder.Write("Lib/Taxes/Rules.cs", "namespace Shop.Taxes;\n\npublic static class Rules { public static int Percent => 20; }\n");
        _folder.Write("Lib/Tax/Rate.cs", "namespace Shop.Tax;\n\n/// <summary>A rate.</summary>\npublic class Rate(int percent)\n{\n    public int Percent => percent;\n}\n");
        _folder.Write("App/Till.cs", "using Shop.Tax;\n\nnamespace Shop.Checkout;\n\npublic class Till\n{\n    public Rate Usual { get; } = new(20);\n\n    public int Percent => Usual.Percent;\n}\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task FileAndCallersOfAllProjects_MoveTogether()
    {
        _folder.Write("App/Qualified.cs", "namespace Shop.Checkout;\n\n/// <summary>See <see cref=\"Shop.Tax.Rate\"/>.</summary>\npublic class Qualified\n{\n    public object Make() => new Shop.Tax.Rate(1);\n\n    public string Name => nameof(Shop.Tax.Rate);\n}\n");

        var (mover, texts) = await MoveAsync();

        Assert.Null(mover.Refusal);
        Assert.Equal([(_folder["Lib/Tax/Rate.cs"], _folder["Lib/Taxes/Rate.cs"])], mover.Moved);
        Assert.Equal("namespace Shop.Taxes;\n\n/// <summary>A rate.</summary>\npublic class Rate(int percent)\n{\n    public int Percent => percent;\n}\n", texts["Lib/Taxes/Rate.cs"]);
        Assert.DoesNotContain("Lib/Tax/Rate.cs", texts.Keys);
        Assert.StartsWith("using Shop.Taxes;\n", texts["App/Till.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain(texts.Where(file => file.Key != "Lib/Map.cs"), file => file.Value.Contains("Shop.Tax;", StringComparison.Ordinal) || file.Value.Contains("Shop.Tax.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task UsesOfANamesakeThatStays_AreNotTakenAlong()
    {
        _folder.Write("Lib/Taxes/Info.cs", "namespace Shop.Taxes;\n\npublic class Info { public int Value => 2; }\n");
        _folder.Write("Lib/Tax/Info.cs", "namespace Shop.Tax;\n\npublic class Info { public int Value => 1; }\n");
        _folder.Write("App/Other.cs", "using Shop.Tax;\n\nnamespace Shop.Checkout;\n\npublic class Other { public int Value => new Info().Value; }\n");
        _folder.Write("App/Qualified.cs", "namespace Shop.Checkout;\n\npublic class Qualified { public object Rate => new Shop.Tax.Rate(1); public Shop.Tax.Info Info => new Shop.Tax.Info(); public int Percent => Shop.Tax.Fixed.Percent; }\n");
        _folder.Write("Lib/Tax/Fixed.cs", "namespace Shop.Tax;\n\npublic static class Fixed { public static int Percent => 7; }\n");

        var (mover, texts) = await MoveAsync();

        Assert.Null(mover.Refusal);
        Assert.Equal(["Lib/Taxes/Fixed.cs", "Lib/Taxes/Rate.cs"], mover.Moved.Select(file => Path.GetRelativePath(_folder[""], file.To).Replace('\\', '/')));
        Assert.Equal("Shop.Tax.Info", Assert.Single(mover.Kept).Type);
        Assert.StartsWith("using Shop.Tax;\n\n", texts["App/Other.cs"], StringComparison.Ordinal);
        Assert.Contains("new Shop.Taxes.Rate(1); public Shop.Tax.Info Info => new Shop.Tax.Info(); public int Percent => Shop.Taxes.Fixed.Percent;", texts["App/Qualified.cs"], StringComparison.Ordinal);
        Assert.Contains("using Shop.Taxes;\n", texts["App/Till.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task BlockNamespace_ByteOrderMarkAndLineEndings_AreKept()
    {
        _folder.Write("Lib/Tax/Rate.cs", [0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes("namespace Shop.Tax\r\n{\r\n    public class Rate(int percent)\r\n    {\r\n        public int Percent => percent;\r\n    }\r\n}\r\n")]);
        var loaded = InMemory.Load(_folder, "Lib", "App");
        var migrator = new Migrator(loaded, await InMemory.AnalyseAsync(loaded), new Verification(_folder["All.sln"], Build: false, [], Test: null), workTree: null, keepsBaselines: false);
        var mover = new NamespaceMover(loaded, (await MoveEntry.ReadAsync(loaded, loaded.Solution, CancellationToken.None)).Single(), leavesForwarding: false);

        var result = await migrator.TakeAsync("namespace Shop.Tax", "Move", solution => mover.RunAsync(solution, CancellationToken.None), CancellationToken.None);

        Assert.Equal((false, null), (result!.IsRolledBack, mover.Refusal));
        Assert.False(File.Exists(_folder["Lib/Tax/Rate.cs"]));
        Assert.Equal((byte)0xEF, File.ReadAllBytes(_folder["Lib/Taxes/Rate.cs"])[0]);
        Assert.Equal("namespace Shop.Taxes\r\n{\r\n    public class Rate(int percent)\r\n    {\r\n        public int Percent => percent;\r\n    }\r\n}\r\n", _folder.Read("Lib/Taxes/Rate.cs"));
    }

    [Fact]
    public async Task WhatWasFoundInTheNamespaceAround_GetsADirective()
    {
        // Kept stays, since its file declares another namespace as well; Rate found it without a directive, and so did Kept find Rate.
        _folder.Write("Lib/Tax/Kept.cs", "namespace Shop.Tax\n{\n    public class Kept { public Rate? Last; }\n}\n\nnamespace Shop.Other\n{\n    public class Stranger;\n}\n");
        _folder.Write("Lib/Tax/Rate.cs", "namespace Shop.Tax;\n\npublic class Rate(int percent)\n{\n    public Kept? Kept;\n\n    public int Percent => percent;\n}\n");

        var (mover, texts) = await MoveAsync();

        Assert.Null(mover.Refusal);
        Assert.StartsWith("using Shop.Tax;\n\nnamespace Shop.Taxes;\n", texts["Lib/Taxes/Rate.cs"], StringComparison.Ordinal);
        Assert.StartsWith("using Shop.Taxes;\n", texts["Lib/Tax/Kept.cs"], StringComparison.Ordinal);
        Assert.Equal(("Shop.Tax.Kept", "its file declares 'Shop.Other.Stranger' as well, which stays: split the file first"), Assert.Single(mover.Kept));
    }

    [Fact]
    public async Task Namesake_StaysWithTheReason_AndTheOthersMove()
    {
        _folder.Write("Lib/Tax/Level.cs", "namespace Shop.Tax;\n\npublic class Level { public int Old; }\n");
        _folder.Write("Lib/Taxes/Level.cs", "namespace Shop.Taxes;\n\npublic class Level { public string? New; }\n");
        _folder.Write("App/Both.cs", "using Shop.Tax;\n\nnamespace Shop.Checkout;\n\npublic class Both\n{\n    public int Level => new Level().Old;\n\n    public Rate Rate => new(1);\n}\n");

        var (mover, texts) = await MoveAsync();

        Assert.Null(mover.Refusal);
        Assert.Equal(("Shop.Tax.Level", "'Shop.Taxes.Level' is there already: use that one, and delete this"), Assert.Single(mover.Kept));
        Assert.Contains("Lib/Tax/Level.cs", texts.Keys);
        Assert.Contains("Lib/Taxes/Rate.cs", texts.Keys);
        Assert.Contains("new Level().Old", texts["App/Both.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallerThatImportsBothNamespaces_IsProvedAgainstItsBeginning()
    {
        _folder.Write("Lib/Tax/Level.cs", "namespace Shop.Tax;\n\npublic class Level { public int Old; }\n");
        _folder.Write("Lib/Taxes/Level.cs", "namespace Shop.Taxes;\n\npublic class Level;\n");
        _folder.Write("App/Both.cs", "using Shop.Tax;\nusing Shop.Taxes;\n\nnamespace Shop.Checkout;\n\npublic class Both\n{\n    public int Percent => new Rate(Rules.Percent).Percent;\n}\n");

        var (mover, texts) = await MoveAsync();

        Assert.Null(mover.Refusal);
        Assert.Contains("Lib/Taxes/Rate.cs", texts.Keys);
        Assert.Contains("new Rate(Rules.Percent).Percent", texts["App/Both.cs"], StringComparison.Ordinal);
        Assert.Contains("using Shop.Taxes;", texts["App/Both.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task PartialType_MovesWithAllItsFiles_OrNotAtAll()
    {
        _folder.Write("Lib/Tax/Table.cs", "namespace Shop.Tax;\n\npublic partial class Table { public int One => 1; }\n");
        _folder.Write("Lib/Tax/Table.More.cs", "namespace Shop.Tax;\n\npublic partial class Table { public int Two => One + 1; }\n");
        var (whole, texts) = await MoveAsync();
        Assert.Null(whole.Refusal);
        Assert.Equal(["Lib/Taxes/Rate.cs", "Lib/Taxes/Rules.cs", "Lib/Taxes/Table.More.cs", "Lib/Taxes/Table.cs"], texts.Keys.Where(file => file.StartsWith("Lib/Tax", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

        _folder.Write("Lib/Tax/Table.More.cs", "[assembly: System.Reflection.AssemblyProduct(\"x\")]\nnamespace Shop.Tax;\n\npublic partial class Table { public int Two => One + 1; }\n");
        var (kept, _) = await MoveAsync();
        Assert.Equal(("Shop.Tax.Table", "its file has assembly attributes: move them to a separate file first"), Assert.Single(kept.Kept));
        Assert.Equal([_folder["Lib/Tax/Rate.cs"]], kept.Moved.Select(file => file.From));
    }

    [Theory]
    [InlineData("Names.cs", "class N { string s = \"Shop.Tax.Rate\"; }", "a string names it (Lib/Names.cs(1,")]
    [InlineData("Names.cs", "class N { string s = \"Shop.Tax.\" + \"Rate\"; }", "a string names it (Lib/Names.cs(1,")]
    [InlineData("Names.cs", "class N { string s(string x) => $\"Shop.Tax.{x}\"; }", "a string names it (Lib/Names.cs(1,")]
    [InlineData("Names.cs", "class N { string? s = typeof(Shop.Tax.Rate).FullName; }", "its full name is read at run time (Lib/Names.cs(1,")]
    [InlineData("Names.cs", "class N { object? s = typeof(N).Assembly.GetManifestResourceStream(typeof(Shop.Tax.Rate), \"x\"); }", "a resource is found by it (Lib/Names.cs(1,")]
    [InlineData("settings.json", "{ \"Logging\": { \"Shop.Tax.Rate\": \"Debug\" } }", "'Lib/settings.json' names it")]
    [InlineData("settings.json", "{ \"Logging\": { \"Shop.Tax\": \"Debug\" } }", "'Lib/settings.json' names it")]
    [InlineData("Lib.csproj", "<Project><ItemGroup><Using Include=\"Shop.Tax\" /></ItemGroup></Project>", "'Lib/Lib.csproj' names it")]
    [InlineData("Tax/Rate.resx", "<root />", "'Rate.resx' belongs to its file, and is found by its name")]
    [InlineData("Taxes/Rate.cs", "namespace Shop.Taxes;\n\nclass Beside;\n", "'Lib/Taxes/Rate.cs' is there already")]
    [InlineData("Map.cs", "[assembly: Netra.Ssot.SupersededNamespace(\"Shop.Tax\", \"Shop.Taxes\")]\n[assembly: Netra.Ssot.Supersedes(typeof(Shop.Taxes.Rules), \"T:Shop.Tax.Rate\")]\n", "it is superseded by 'Rules': migrate its uses, and delete it")]
    public async Task WhatNoCompilerSees_KeepsTheType(string file, string text, string reason)
    {
        _folder.Write("Lib/" + file, text);

        var (mover, texts) = await MoveAsync();

        Assert.Empty(mover.Moved);
        Assert.StartsWith(reason, Assert.Single(mover.Kept).Reason, StringComparison.Ordinal);
        Assert.Contains("Lib/Tax/Rate.cs", texts.Keys);
    }

    [Theory]
    [InlineData("global using System;\nnamespace Shop.Tax;\n\npublic class Rate(int percent) { public int Percent => percent; }\n", "its file has global using directives")]
    [InlineData("namespace Shop\n{\n    namespace Tax\n    {\n        public class Rate(int percent) { public int Percent => percent; }\n    }\n}\n", "its file nests one namespace declaration in another")]
    [InlineData("// <auto-generated />\nnamespace Shop.Tax;\n\npublic class Rate(int percent) { public int Percent => percent; }\n", "its file is generated")]
    public async Task FileThatCannotBeMovedWhole_Stays(string text, string reason)
    {
        _folder.Write("Lib/Tax/Rate.cs", text);

        var (mover, _) = await MoveAsync();

        Assert.StartsWith(reason, Assert.Single(mover.Kept).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NameThatWouldBeTakenForWhatMoved_RefusesTheMove()
    {
        // In Shop.Taxes, "Rate" is that of the directive today, and would be the moved one.
        _folder.Write("Lib/Other.cs", "namespace Elsewhere;\n\npublic class Rate(int percent) { public int Percent => percent; }\n");
        _folder.Write("Lib/Taxes/Book.cs", "using Elsewhere;\n\nnamespace Shop.Taxes;\n\npublic class Book { public int Usual => new Rate(1).Percent; }\n");

        var (mover, texts) = await MoveAsync();

        Assert.Empty(mover.Moved);
        Assert.Contains("a name would be taken for what has moved: Book.cs(5,", mover.Refusal, StringComparison.Ordinal);
        Assert.Contains("Lib/Tax/Rate.cs", texts.Keys);
    }

    [Fact]
    public async Task MovedFileThatWouldMeanSomethingElse_RefusesTheMove()
    {
        // In Shop.Tax, "Rules" is that of the directive; in Shop.Taxes it would be the namespace's own.
        _folder.Write("Lib/Other.cs", "namespace Elsewhere;\n\npublic static class Rules { public static int Percent => 7; }\n");
        _folder.Write("Lib/Tax/Rate.cs", "using Elsewhere;\n\nnamespace Shop.Tax;\n\npublic class Rate(int percent) { public int Percent => percent + Rules.Percent; }\n");

        var (mover, _) = await MoveAsync();

        Assert.Empty(mover.Moved);
        Assert.Contains("moved, a file would mean something else: Rate.cs(5,", mover.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileOfAnotherFolder_ChangesItsNamespaceInPlace()
    {
        _folder.Write("Lib/Odd/Duty.cs", "namespace Shop.Tax;\n\npublic class Duty;\n");

        var (mover, texts) = await MoveAsync();

        Assert.Null(mover.Refusal);
        Assert.StartsWith("namespace Shop.Taxes;", texts["Lib/Odd/Duty.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain(texts.Keys, file => file.Contains(".Moved", StringComparison.Ordinal));
        Assert.Contains(mover.Notes, note => note == "'Lib/Odd/Duty.cs' keeps its place: its folder is not named as its namespace is");
    }

    [Fact]
    public async Task NestedNamespaceAndItsFolder_Follow()
    {
        _folder.Write("Lib/Tax/Inner/Deep.cs", "namespace Shop.Tax.Inner;\n\npublic class Deep { public Rate? Rate; }\n");

        var (mover, texts) = await MoveAsync();

        Assert.Null(mover.Refusal);
        Assert.StartsWith("namespace Shop.Taxes.Inner;", texts["Lib/Taxes/Inner/Deep.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task GlobalUsingAndAliases_Follow()
    {
        _folder.Write("App/Usings.cs", "global using Shop.Tax;\nglobal using Levy = Shop.Tax.Rate;\n");
        _folder.Write("App/Till.cs", "namespace Shop.Checkout;\n\npublic class Till\n{\n    public Rate Usual { get; } = new(20);\n\n    public Levy Other { get; } = new(10);\n}\n");

        var (mover, texts) = await MoveAsync();

        Assert.Null(mover.Refusal);
        Assert.Contains("global using Shop.Taxes;", texts["App/Usings.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("Shop.Tax.", texts["App/Usings.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task InternalType_MovesWithTheFriendsThatUseIt()
    {
        _folder.Write("Lib/Tax/Hidden.cs", "namespace Shop.Tax;\n\ninternal sealed class Hidden { internal int One => 1; }\n");
        _folder.Write("Lib/Friends.cs", "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"App\")]\n");
        _folder.Write("App/Friend.cs", "using Shop.Tax;\n\nclass Friend { int One => new Hidden().One; }\n");

        var (mover, texts) = await MoveAsync();

        Assert.Null(mover.Refusal);
        Assert.Contains("Lib/Taxes/Hidden.cs", texts.Keys);
        Assert.StartsWith("using Shop.Taxes;", texts["App/Friend.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task LinkedFile_KeepsItsPlace_AndMovesInEveryProject()
    {
        var loaded = InMemory.Load(_folder, "Lib", "App");
        _folder.Write("Beside/Shared.cs", "namespace Shop.Tax;\n\ninternal class Shared;\n");
        var solution = loaded.Solution;
        foreach (var project in loaded.Projects)
            solution = solution.AddDocument(DocumentId.CreateNewId(project.Id), "Shared.cs", "namespace Shop.Tax;\n\ninternal class Shared;\n", filePath: _folder["Beside/Shared.cs"]);

        var (mover, texts) = await MoveAsync(loaded with { Solution = solution });

        Assert.Null(mover.Refusal);
        Assert.StartsWith("namespace Shop.Taxes;", texts["Beside/Shared.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forwarding_CompilesOldCallers_AndSaysOfEachTypeWhatItCannot()
    {
        _folder.Write("Lib/Tax/Kinds.cs", """
            using System;

            namespace Shop.Tax;

            public static class Calc
            {
                public const int Scale = 2;

                public static event Action? Changed;

                public static int Level { get; set; }

                public static T Id<T>(T value) where T : notnull => value;

                public static bool TryAdd(int left, ref int total, out int sum, string text = "x", params int[] more)
                {
                    Changed?.Invoke();
                    sum = left + total + more.Length + text.Length;
                    return true;
                }
            }

            public abstract class Shape<T>(T size) where T : struct
            {
                protected Shape() : this(default) { }

                public T Size => size;

                public abstract int Sides { get; }

                public class Nested;
            }

            public interface IRated { int Of(int value); }

            public sealed class Closed;

            public record Entry(int Number);

            public enum Level { Low, High }

            public struct Point { public int X; }

            public delegate int Rating(int value);

            public class Single { private Single() { } public static Single One { get; } = new(); }

            internal class Inner;

            public static class Traced { public static string Where([System.Runtime.CompilerServices.CallerMemberName] string member = "") => member; }
            """);
        const string Outside = """
            using System;
            using Shop.Tax;

            class Square : Shape<int> { public Square() : base(4) { } public override int Sides => 4; public Shape<int>.Nested? Inner; }
            class Rated : IRated { public int Of(int value) => value; }

            class Outside
            {
                int total = 1;
                int M()
                {
                    Calc.Changed += () => { };
                    Calc.Level = Calc.Id(Calc.Scale);
                    Calc.TryAdd(1, ref total, out var sum, more: [1, 2]);
                    IRated rated = new Rated();
                    return new Rate(20).Percent + sum + rated.Of(1) + new Square().Size;
                }
            }
            """;

        var (mover, texts) = await MoveAsync(leavesForwarding: true);

        Assert.Null(mover.Refusal);
        Assert.Equal(
            ["Calc: forwarded", "Closed: not forwarded", "Entry: not forwarded", "IRated: forwarded in part", "Inner: not forwarded", "Level: not forwarded", "Point: not forwarded", "Rate: forwarded in part", "Rating: not forwarded", "Shape: forwarded in part", "Single: not forwarded", "Traced: not forwarded"],
            mover.Forwarded.Select(type => $"{type.Type["Shop.Tax.".Length..]}: {type.Extent.Split(':')[0]}").Order(StringComparer.Ordinal));
        Assert.Contains("[global::Netra.Ssot.SupersededBy(typeof(global::Shop.Taxes.Rate), RemovedIn = \"9.0\")]", texts["Lib/Tax/Rate.cs"], StringComparison.Ordinal);
        Assert.Contains("[global::System.Obsolete(\"Use 'Shop.Taxes.Rate'. This name is removed in 9.0.\")]", texts["Lib/Tax/Rate.cs"], StringComparison.Ordinal);

        // A caller that was never in the solution compiles against what is left, and is told.
        foreach (var (file, text) in texts.Where(file => file.Key.EndsWith(".cs", StringComparison.Ordinal)))
            _folder.Write(file, text);
        _folder.Write("Outside/Outside.cs", Outside);
        var outside = InMemory.Load(_folder, "Lib", "Outside");
        var compilation = (await outside.Solution.GetProject(outside.Projects[1].Id)!.GetCompilationAsync())!;
        Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Contains(compilation.GetDiagnostics(), diagnostic => diagnostic.Id == "CS0618" && diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Contains("Shop.Taxes.Rate", StringComparison.Ordinal));
    }

    [Fact]
    public async Task FrozenPublicApi_StaysWithTheWayOut()
    {
        _folder.Write(".editorconfig", "is_global = true\nbuild_property.IsPackable = true\n");

        var (mover, _) = await MoveAsync();

        Assert.Contains("set SsotFreezePublicApi to false", Assert.Single(mover.Kept).Reason, StringComparison.Ordinal);
    }

    private Task<(NamespaceMover Mover, IReadOnlyDictionary<string, string> Texts)> MoveAsync(bool leavesForwarding = false) => MoveAsync(InMemory.Load(_folder, "Lib", "App"), leavesForwarding);

    /// <summary>Moves in memory, and checks that the result compiles.</summary>
    private async Task<(NamespaceMover Mover, IReadOnlyDictionary<string, string> Texts)> MoveAsync(LoadedSolution loaded, bool leavesForwarding = false)
    {
        Assert.Empty(await CompileErrors.FindAsync(loaded, loaded.Solution, loaded.Projects.Select(project => project.Id), CancellationToken.None));
        var mover = new NamespaceMover(loaded, (await MoveEntry.ReadAsync(loaded, loaded.Solution, CancellationToken.None)).Single(), leavesForwarding);
        var moved = await mover.RunAsync(loaded.Solution, CancellationToken.None);
        Assert.Empty(await CompileErrors.FindAsync(loaded, moved, loaded.Projects.Select(project => project.Id), CancellationToken.None));
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var document in moved.Projects.SelectMany(project => project.Documents))
            texts[Path.GetRelativePath(_folder.Path, document.FilePath!).Replace('\\', '/')] = (await document.GetTextAsync()).ToString();
        return (mover, texts);
    }
}
