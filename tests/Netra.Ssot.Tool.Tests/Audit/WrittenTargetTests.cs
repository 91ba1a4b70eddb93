using Netra.Ssot.Tool.Audit;

namespace Netra.Ssot.Tool.Tests.Audit;

/// <summary>Which type a text names as the one to use, and which texts name none; beside them empty subclasses and contracts.</summary>
public sealed class WrittenTargetTests
{
    [Theory]
    [InlineData("[Obsolete(\"Use Side.Drill instead\")] public class Awl { }", "Drill")]
    [InlineData("[Obsolete(\"Use Side.Drill.Turn instead\")] public class Awl { }", "Drill")]
    [InlineData("[Obsolete(\"Use Vendor.Tools.Drill instead\")] public class Awl { }", null)]
    [InlineData("/// <summary>This is deprecated. Use <see cref=\"Drill\"/>.</summary>\npublic class Awl { }", "Drill")]
    [InlineData("/// <summary>For those that do not use the Drill.</summary>\npublic class Awl { }", null)]
    [InlineData("/// <summary>Makes holes. Use <see cref=\"Drill\"/> instead when the wall is hard.</summary>\npublic class Awl { }", null)]
    public async Task Text_NamesAType(string declaration, string? target) =>
        Assert.Equal(target is null ? [] : [target], (await Of("public class Drill { public void Turn() { } }\n" + declaration)).Select(cluster => cluster.Canonical.Name));

    [Theory]
    [InlineData("public abstract class Saw { public int Cut(int depth) => depth; } public class DefaultSaw : Saw;", 0)]
    [InlineData("public class Saw<T> { public T? Cut(T depth) => depth; } public class DefaultSaw : Saw<int>;", 0)]
    [InlineData("public class Saw { public int Cut(int depth) => depth; } public class DefaultSaw : Saw;", 1)]
    public async Task EmptySubclass_OfWhatIsComplete_IsAnotherName(string types, int clusters) => Assert.Equal(clusters, (await Of(types)).Count);

    [Theory]
    [InlineData("", 0)]
    [InlineData("public class Shop { private readonly NewFuse _fuse = new(); }", 1)]
    public async Task TwoImplementations_AreADuplicate_WhereOneIsInUse(string use, int clusters) => Assert.Equal(clusters, (await Of($$"""
        public interface IFuse { bool Blow(int current); }
        public class NewFuse : IFuse { public bool Blow(int current) => current > 10; }
        public class OldFuse : IFuse { public bool Blow(int current) => current > 16; }
        {{use}}
        """)).Count);

    [Fact]
    public async Task WhatIsLikeARetiredType_IsNotRetiredWithIt() => Assert.Equal(["Scope, Mapped"], (await Of("""
        public static class Scope { public static void Push(string key) { } }
        [Obsolete("Replaced by Scope")] public static class Mapped { public static void Set(string key) { } public static string Get(string key) => key; public static void Remove(string key) { } }
        public static class Global { public static void Set(string key) { } public static string Get(string key) => key + "g"; public static void Remove(string key) { } }
        """)).Select(cluster => string.Join(", ", cluster.Members.Select(member => member.Type.Name))));

    [Theory]
    [InlineData("DiskReader", "TapeReader", 0)]
    [InlineData("UnifiedReader", "EnhancedReader", 1)]
    public async Task AliasOfTwoTypes_IsAShortFormOfTheirNames_UnlessOnlyAQualifierIsLeftOut(string left, string right, int clusters) => Assert.Equal(
        clusters,
        (await Of(
            $"public class {left} {{ public int Next() => 1; }}\npublic class {right} {{ public string Back() => \"\"; }}",
            $"using Reader = Side.{left};\npublic class One {{ public Reader? Of {{ get; set; }} }}",
            $"using Reader = Side.{right};\npublic class Two {{ public Reader? Of {{ get; set; }} }}")).Count);

    private static async Task<IReadOnlyList<Cluster>> Of(string text, params string[] others) =>
        (await new Support.AuditInput("Side", [("Side", [("Side.cs", "namespace Side;\n\n" + text), .. others.Select((other, i) => ($"Other{i}.cs", other))])], []).AuditAsync()).Clusters;
}
