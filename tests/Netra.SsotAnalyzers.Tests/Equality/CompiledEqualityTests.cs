using Microsoft.CodeAnalysis;

namespace Netra.SsotAnalyzers.Tests.Equality;

/// <summary>Superseded members of a compiled library: what its bodies do is read from its file.</summary>
public sealed class CompiledEqualityTests : EqualityTests
{
    private static readonly string[] Ids = ["SSOT1001", "SSOT1002"];

    private const string Hooks = """
        public interface IRun { string Run(string user); }
        public abstract class Hook { public abstract string Name { get; } public virtual string Run(string user) => user; }
        public static class Hooks { public static IRun Contract; public static Hook Class; public static Func<string, string> Call; }
        """;

    private const string Consumer = """
        public class Ours : IRun { public string Run(string user) => Old.Make(user); }
        public class Theirs : Hook { public override string Name => Old.Make("name"); public override string Run(string user) => Helper(user); static string Helper(string user) => Old.Make(user); }
        public static class Program { public static void Print(Action<object> print) { Hooks.Contract = new Ours(); Hooks.Class = new Theirs(); print(Old.Make("a")); print(Hooks.Contract.Run("b")); print(Hooks.Class.Run("c")); print(Hooks.Class.Name); } }
        """;

    [Theory]
    [InlineData("public static string Build(string user) => Hooks.Contract.Run(user);", "string Run(string user) => Old.Make(user)", "Name => Old.Build(\"name\")", "Helper(string user) => Old.Build(user)")]
    [InlineData("public static string Build(string user) => Hooks.Class.Run(user);", "string Run(string user) => Old.Build(user)", "Name => Old.Build(\"name\")", "Helper(string user) => Old.Make(user)")]
    [InlineData("public static string Build(string user) { _ = Hooks.Class.Name; return \"made \" + user; }", "string Run(string user) => Old.Build(user)", "Name => Old.Make(\"name\")", "Helper(string user) => Old.Build(user)")]
    [InlineData("public static string Build(string user) => Inner.Of(() => Inner.Go(user)); class Inner { public static string Of(Func<string> value) => value(); public static string Go(string user) => Hooks.Contract.Run(user); }", "string Run(string user) => Old.Make(user)", "Name => Old.Build(\"name\")")]
    [InlineData("public static string Build(string user) => Later(user).Result; static async Task<string> Later(string user) { await Task.Yield(); return Hooks.Contract.Run(user); }", "string Run(string user) => Old.Make(user)", "Name => Old.Build(\"name\")")]
    [InlineData("public static string Build(string user) => string.Concat(Each(user)); static IEnumerable<string> Each(string user) { yield return Hooks.Contract.Run(user); }", "string Run(string user) => Old.Make(user)", "Name => Old.Build(\"name\")")]
    [InlineData("public static string Build(string user) => new Box<string>().Go(user); class Box<T> { public string Go(string user) => Hooks.Contract.Run(user); }", "string Run(string user) => Old.Make(user)", "Name => Old.Build(\"name\")")]
    [InlineData("public static string Build(string user) { _ = First; return \"made \" + user; } static readonly string First = Hooks.Contract?.Run(\"first\") ?? \"none\";", "string Run(string user) => Old.Make(user)", "Name => Old.Build(\"name\")")]
    [InlineData("public static string Build(string user) => \"made \" + user;", "string Run(string user) => Old.Build(user)", "Name => Old.Build(\"name\")", "Helper(string user) => Old.Build(user)")]
    public async Task ReplacementThatRunsTheConsumersCode_StaysThere_AndOnlyThere(string build, params string[] contains)
    {
        foreach (var level in new[] { OptimizationLevel.Release, OptimizationLevel.Debug })
            await VerifyAsync($"{Hooks} public static class Old {{ [ReplaceWith(\"Old.Build(user)\")] public static string Make(string user) => \"made \" + user; {build} }}", Consumer, LibraryForm.File, level, contains.Append("print(Old.Build(\"a\"))"));
    }

    [Fact]
    public Task MemberThatCallsItsReplacementAlready_IsRewrittenEverywhere() => VerifyAsync(
        $"{Hooks} public static class Old {{ [ReplaceWith(\"Old.Build(user)\")] public static string Make(string user) => Build(user); public static string Build(string user) => user == \"b\" ? user : Hooks.Contract.Run(\"b\"); }}",
        Consumer.Replace("=> Old.Make(user); }\npublic class Theirs", "=> user == \"b\" ? \"end\" : Old.Make(user); }\npublic class Theirs", StringComparison.Ordinal),
        LibraryForm.File, OptimizationLevel.Release, ["\"end\" : Old.Build(user)", "Helper(string user) => Old.Build(user)"]);

    [Theory]
    [InlineData(LibraryForm.ReferenceAssembly)]
    [InlineData(LibraryForm.Memory)]
    [InlineData(LibraryForm.Damaged)]
    public Task BodiesThatCannotBeRead_MayRunWhateverTheConsumerOverrides(LibraryForm form) => VerifyAsync(
        $"{Hooks} public static class Old {{ [ReplaceWith(\"Old.Build(user)\")] public static string Make(string user) => \"made \" + user; public static string Build(string user) => \"made \" + user; }}",
        Consumer, form, OptimizationLevel.Release, ["string Run(string user) => Old.Make(user)", "Name => Old.Make(\"name\")", "Helper(string user) => Old.Make(user)", "print(Old.Build(\"a\"))"]);

    [Theory]
    [InlineData("public override string ToString() => \"it \" + Name;", "public override string ToString() => \"it \" + Name;", LibraryForm.File, "new New(\"x\")")]
    [InlineData("public override string ToString() => $\"{Name} of {Name.Length}\";", "public override string ToString() => $\"{Name} of {Name.Length}\";", LibraryForm.File, "new New(\"x\")")]
    [InlineData("public override string ToString() => \"old \" + Name;", "public override string ToString() => \"new \" + Name;", LibraryForm.File, "new Old(\"x\")")]
    [InlineData("public override string ToString() => Name.Trim();", "public override string ToString() => Name.TrimEnd();", LibraryForm.File, "new Old(\"x\")")]
    [InlineData("public override string ToString() => Name.Substring(0);", "public override string ToString() => Name.Substring(1);", LibraryForm.File, "new Old(\"x\")")]
    [InlineData("public override string ToString() => \"it \" + Name;", "public override string ToString() => \"it \" + Name;", LibraryForm.ReferenceAssembly, "new Old(\"x\")")]
    [InlineData("public override string ToString() => \"it \" + Name;", "", LibraryForm.File, "new Old(\"x\")")]
    [InlineData("", "", LibraryForm.File, "new New(\"y\").Name")]
    public Task CompiledText_IsComparedByItsInstructions(string old, string now, LibraryForm form, string contains) => VerifyAsync(
        $"[SupersededBy(typeof(New))] public class Old(string name) {{ public string Name => name; {old} }} [Canonical(\"R\")] public class New(string name) {{ public string Name => name; {now} }}",
        "public static class Program { public static void Print(Action<object> print) { print($\"{new Old(\"x\")}\".Replace(\"Old\", \"\")); print(new Old(\"y\").Name); } }",
        form, OptimizationLevel.Release, [contains, "new New(\"y\").Name"]);

    private static async Task VerifyAsync(string library, string consumer, LibraryForm form, OptimizationLevel level, IEnumerable<string> contains)
    {
        using var compiled = new CompiledLibrary(library, form, level);
        var (text, same) = await RewriteAsync(Ids, compiled, consumer);
        Assert.True(same.Before == same.After, $"before: {same.Before}\nafter: {same.After}\n{text}");
        Assert.All(contains, piece => Assert.Contains(piece, text, StringComparison.Ordinal));
    }
}
