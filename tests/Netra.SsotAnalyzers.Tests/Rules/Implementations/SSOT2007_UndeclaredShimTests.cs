using Microsoft.CodeAnalysis;
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.Implementations;
using Netra.SsotAnalyzers.Rules.SupersededUses;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.Implementations;

public sealed class SSOT2007_UndeclaredShimTests : UnfixableRuleTests<SSOT2007_UndeclaredShim>
{
    private const string Map = """
        using System;
        using System.Threading.Tasks;
        using Netra.Ssot;
        [Canonical("Manager")] public class Manager { public Manager(string user) { } public int Count; }
        [SupersededBy(typeof(Manager))] public class Old { public static Old Create(string user) => null; }
        public static class Factory
        {
            [ReplaceWith("new Manager(user)")] public static Manager Make(string user) => new(user);
            [ReplaceWith("new Manager(user)")] public static Task<Manager> MakeAsync(string user) => Task.FromResult(new Manager(user));
            [ReplaceWith("manager.Count")] public static int Size(Manager manager) => 1;
        }

        """;

    [Theory]
    [InlineData("public static Manager [|Create|](string user) => Factory.Make(user);")]
    [InlineData("public Manager [|Create|](string name) { return Factory.Make(name); }")]
    [InlineData("internal static Task<Manager> [|CreateAsync|](string user) => Factory.MakeAsync(user);")]
    [InlineData("public static async Task<Manager> [|CreateAsync|](string user) => await Factory.MakeAsync(user).ConfigureAwait(false);")]
    [InlineData("public static async Task<Manager> [|CreateAsync|](string user) { return await Factory.MakeAsync(user); }")]
    [InlineData("public static Func<string, Manager> [|GetFactory|]() => Factory.Make;")]
    [InlineData("public static Func<string, Manager> [|Create|] => Factory.Make;")]
    [InlineData("public static Func<string, Manager> [|Create|] { get { return Factory.Make; } }")]
    [InlineData("public static readonly Func<string, Manager> [|Create|] = Factory.Make;")]
    [InlineData("public static Func<string, Manager> [|Create|] { get; } = Factory.Make;")]
    public Task MemberThatOnlyPassesTheFactoryOn_IsReported(string member) => ReportsAsync(Map + "public class Shim { " + member + " }");

    [Theory]
    [InlineData("private static Manager Create(string user) => Factory.Make(user);")]
    [InlineData("public static Manager Create() => Factory.Make(\"system\");")]
    [InlineData("public static Manager Create(string user) => Factory.Make(user.Trim());")]
    [InlineData("public static Manager Create(string user, int retries) => Factory.Make(user);")]
    [InlineData("public static Manager Create(string user) { Console.WriteLine(user); return Factory.Make(user); }")]
    [InlineData("public static Manager Create(string user) => user is null ? null : Factory.Make(user);")]
    [InlineData("public static Manager Create(string user) => new Manager(user);")]
    [InlineData("public static int Size(Manager manager) => Factory.Size(manager);")]
    [InlineData("public static int Count(string user) => Factory.Make(user).Count;")]
    [InlineData("[ReplaceWith(\"new Manager(user)\")] public static Manager Create(string user) => Factory.Make(user);")]
    [InlineData("public void Use(string user) { var manager = Factory.Make(user); Manager Local(string u) => Factory.Make(u); }")]
    [InlineData("private readonly Manager _manager = Factory.Make(\"x\");")]
    public Task AnythingElse_IsSilent(string member) => ReportsAsync(Map + "public class Shim { " + member + " }");

    [Fact]
    public Task WhatAnInterfaceAsksFor_IsSilent() => ReportsAsync(Map + """
        public interface IProvider { Manager Get(string user); }
        public class Provider : IProvider { public Manager Get(string user) => Factory.Make(user); }
        public abstract class Base { public abstract Manager Get(string user); }
        public class Derived : Base { public override Manager Get(string user) => Factory.Make(user); }
        """);

    [Fact]
    public Task InsideSupersededCode_IsSilent() => ReportsAsync(Map + """[SupersededBy(typeof(Manager))] public class Older { public static Manager Create(string user) => Factory.Make(user); }""");

    [Fact]
    public Task InATestProject_IsSilent()
    {
        var test = NewTest(Map + "public class Helper { public static Manager Create(string user) => Factory.Make(user); }");
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true"));
        return test.RunAsync();
    }

    [Fact]
    public Task Message_SaysWhatToWrite() => SaysAsync(
        Map + "public class Shim { public static Manager {|#0:Create|}(string user) => Factory.Make(user); }",
        "Shim.Create", "Manager", "it only calls 'Factory.Make': give it its own [ReplaceWith], such as \"new Manager(user)\", or change its callers");

    private static MetadataReference Moved { get; } =
        Library.Compile("""[Netra.Ssot.Canonical("Manager")] public class New { } [Netra.Ssot.SupersededBy(typeof(New))] public class Gone { } public class Other { }""", "Moved");

    [Fact]
    public Task ForwardedType_IsReportedIfSuperseded()
    {
        var test = NewTest("""
            using System.Runtime.CompilerServices;
            [assembly: [|TypeForwardedTo(typeof(Gone))|]]
            [assembly: TypeForwardedTo(typeof(New))]
            [assembly: TypeForwardedTo(typeof(Other))]
            """);
        test.TestState.AdditionalReferences.Add(Moved);
        return test.RunAsync();
    }

    [Fact]
    public Task ForwardedType_IsNoUseBesides()
    {
        var test = new SuiteTest<SSOT1001_SupersededTypeUse> { TestState = { Sources = { """[assembly: System.Runtime.CompilerServices.TypeForwardedTo(typeof(Gone))] class C { [|Gone|] f; }""" } } };
        test.TestState.AdditionalReferences.Add(Moved);
        return test.RunAsync();
    }

    [Fact]
    public Task AliasInTheProjectFile_IsReportedInsteadOfAnUnfixableUse()
    {
        var test = new OneRuleTest<SSOT2007_UndeclaredShim>();
        test.TestState.AdditionalReferences.Add(Preamble.Ssot);
        test.TestState.Sources.Add(("/0/Map.cs", Map));
        test.TestState.Sources.Add(("/0/obj/P.GlobalUsings.g.cs", "// <auto-generated/>\n{|#0:global using Socket = global::Old;|}\nglobal using Same = global::System.Text.StringBuilder;\n"));
        test.ExpectedDiagnostics.Add(new DiagnosticResult(Descriptors.SSOT2007).WithLocation(0)
            .WithArguments("Socket", "Manager", "it is an alias of 'Old' in the project file: when it is unused, remove <Using … Alias=\"Socket\" /> there"));
        return test.RunAsync();
    }

    [Fact]
    public Task AliasInOtherGeneratedCode_IsAnUnfixableUse()
    {
        var test = new OneRuleTest<SSOT1003_UnfixableUse>();
        test.TestState.AdditionalReferences.Add(Preamble.Ssot);
        test.TestState.Sources.Add(("/0/Map.cs", Map));
        test.TestState.Sources.Add(("/0/obj/P.GlobalUsings.g.cs", "// <auto-generated/>\nglobal using Socket = global::Old;\n"));
        test.TestState.Sources.Add(("/0/obj/Generator.g.cs", "[|global using Other = global::Old;|]\n"));
        return test.RunAsync();
    }
}
