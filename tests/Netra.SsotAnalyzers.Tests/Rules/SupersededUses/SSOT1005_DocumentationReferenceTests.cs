using Netra.SsotAnalyzers.CodeFixes.Fixes;
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.SupersededUses;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.SupersededUses;

public sealed class SSOT1005_DocumentationReferenceTests
{
    private const string Map = """
        using Netra.Ssot;
        namespace Canon
        {
            [Canonical("Manager")] public sealed class Manager { public Manager(string user) { } public void Send(string text) { } public class Options { } }
            public class Box<T> { }
        }
        namespace Legacy
        {
            using Canon;
            [SupersededBy(typeof(Manager))] public class Old { public Old(string user) { } public void Send(string text) { } public void Gone() { } [ReplaceWith("this.Send(text)")] public void Emit(string text) { } public class Options { } }
            [SupersededBy(typeof(Box<>))] public class OldBox<T> { }
            public static class Factory { [ReplaceWith("new Manager(user)", "Canon")] public static Manager Make(string user) => new(user); public static void Other() { } }
        }
        """;

    [Theory]
    [InlineData("Legacy.Old", "Manager")]
    [InlineData("Old", "Manager")]
    [InlineData("T:Legacy.Old", null)]
    [InlineData("Old.Send(string)", "Manager.Send(string)", "Old")]
    [InlineData("Legacy.Old.Send(string)", "Manager.Send(string)", "Legacy.Old")]
    [InlineData("Old.Options", "Manager.Options", "Old")]
    [InlineData("Old.Gone", "Manager")]
    [InlineData("Old.Emit(string)", "Manager.Send")]
    [InlineData("Old.Old(string)", "Manager.Manager(string)")]
    [InlineData("OldBox{T}", "Box{T}", "OldBox{T}")]
    [InlineData("Factory.Make(string)", "Manager")]
    [InlineData("Factory.Other", null)]
    [InlineData("System.Collections.Generic.List{T}.Add(T)", null)]
    [InlineData("C.M(Old)", "C.M(Manager)", "Old")]
    [InlineData("Missing.Old", null)]
    public async Task Reference_IsRewrittenToTheCanonical(string cref, string? rewritten, string? spot = null)
    {
        var flagged = rewritten is null ? cref : cref.Replace(spot ?? cref, $"[|{spot ?? cref}|]", StringComparison.Ordinal);
        var usingLegacy = cref.StartsWith("Legacy.", StringComparison.Ordinal) || cref.StartsWith("T:", StringComparison.Ordinal) || cref.StartsWith("System.", StringComparison.Ordinal) || cref.StartsWith("Missing", StringComparison.Ordinal) ? "" : "using Legacy;\n";
        var test = new OneRuleTest<SSOT1005_DocumentationReference, SSOT1005_DocumentationReferenceFix>
        {
            TestState = { Sources = { ("/0/Map.cs", Map), ("/0/Test.cs", $$"""{{usingLegacy}}/// <summary><see cref="{{flagged}}"/> Old, "Old"</summary>{{"\n"}}class C { void M(Canon.Manager m) { } void M(Legacy.Old o) { } }""") }, AdditionalReferences = { Preamble.Ssot } },
        };
        if (rewritten is not null)
        {
            var usingCanon = usingLegacy.Length > 0 ? "using Canon;\n" : "using Canon;\n\n";
            test.FixedState.Sources.Add(("/0/Map.cs", Map));
            test.FixedState.Sources.Add(("/0/Test.cs", $$"""{{usingCanon}}/// <summary><see cref="{{rewritten}}"/> Old, "Old"</summary>{{"\n"}}class C { void M(Canon.Manager m) { } void M(Legacy.Old o) { } }"""));
        }

        await test.RunAsync();
    }

    [Fact]
    public async Task CommentOnASupersededDeclaration_IsSilent()
    {
        var test = new OneRuleTest<SSOT1005_DocumentationReference>
        {
            TestState = { Sources = { ("/0/Map.cs", Map), """namespace Legacy { /// <summary><see cref="Old"/></summary> """ + "\n[Netra.Ssot.SupersededBy(typeof(Canon.Manager))] class Older { } }" }, AdditionalReferences = { Preamble.Ssot } },
        };
        await test.RunAsync();
    }
}
