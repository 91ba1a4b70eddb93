using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.SupersededUses;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.SupersededUses;

public sealed class SSOT1006_ReflectionNameTests
{
    private const string Map = """
        using Netra.Ssot;
        namespace Shop
        {
            [Canonical("Manager")] public class Manager { }
            [SupersededBy(typeof(Manager))] public class Old { public class Inner { } static string Own = nameof(Old) + System.Type.GetType("Shop.Old"); }
            [SupersededBy(typeof(Box<>))] public class OldBox<T> { }
            public class Box<T> { }
        }
        """;

    private static Task ReportsAsync(string members, string attribute = "")
    {
        var test = new OneRuleTest<SSOT1006_ReflectionName>();
        test.TestState.Sources.Add(("/0/Map.cs", Map));
        test.TestState.Sources.Add($$"""
            using System;
            using System.ComponentModel;
            using System.Diagnostics.CodeAnalysis;
            using System.Reflection;
            {{attribute}}
            class C
            {
                {{members}}
            }
            """);
        test.TestState.AdditionalReferences.AddRange([Preamble.Ssot, Preamble.WebSockets]);
        return test.RunAsync();
    }

    [Theory]
    [InlineData("""Type? t = Type.GetType([|"Shop.Old"|]);""")]
    [InlineData("""Type? t = Type.GetType([|"Shop.Old, Shop"|], throwOnError: true);""")]
    [InlineData("""Type? t = Type.GetType([|"Shop.Old, Shop, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null"|]);""")]
    [InlineData("""Type? t = Type.GetType(typeName: [|@"Shop.Old"|]);""")]
    [InlineData("Type? t = Type.GetType([|\"\"\"Shop.Old\"\"\"|]);")]
    [InlineData("""Type? t = Type.GetType([|"Shop.OldBox`1"|]);""")]
    [InlineData("""Type? t = Type.GetType([|"System.Collections.Generic.List`1[[Shop.Old, Shop]]"|]);""")]
    [InlineData("""Type? t = Type.GetType([|"Shop.Old+Inner"|]);""")]
    [InlineData("""Type? t = Type.GetType([|"Shop.Old[]"|]);""")]
    [InlineData("""Type? t = Type.GetType([|"Shop.Old"|] + ", Shop");""")]
    [InlineData("""Type? t = Type.GetType(([|"Shop.Old"|])!);""")]
    [InlineData("""Type? t = Assembly.GetExecutingAssembly().GetType([|"Shop.Old"|]);""")]
    [InlineData("""object? o = Assembly.GetExecutingAssembly().CreateInstance([|"Shop.Old"|]);""")]
    [InlineData("""object? o = Activator.CreateInstance("Shop", [|"Shop.Old"|]);""")]
    [InlineData("""const string Name = [|"Shop.Old"|]; Type? t = Type.GetType(Name);""")]
    [InlineData("""static readonly string Name = [|"Shop.Old"|]; Type? t = Type.GetType(C.Name);""")]
    [InlineData("""void M() { var name = [|"Shop.Old"|]; Type.GetType(name); }""")]
    [InlineData("""static void Read([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] string name) { } void M() => Read([|"Shop.Old"|]);""")]
    [InlineData("""[DynamicDependency("Send", [|"Shop.Old"|], "Shop")] void M() { }""")]
    public Task ReadByReflection_IsReported(string members) => ReportsAsync(members);

    [Fact]
    public Task AttributeThatTakesATypeName_IsReported() => ReportsAsync("", """[TypeConverter([|"Shop.Old"|])]""");

    [Theory]
    [InlineData("""string text = "Shop.Old";""")]
    [InlineData("""void M() => Console.WriteLine("Shop.Old");""")]
    [InlineData("""Type? t = Type.GetType("Shop.Older");""")]
    [InlineData("""Type? t = Type.GetType("Shop.Manager");""")]
    [InlineData("""Type? t = Type.GetType("Old");""")]
    [InlineData("""Type? t = Type.GetType("My.Shop.Old");""")]
    [InlineData("""Type? t = Type.GetType("Shop.Box`1");""")]
    [InlineData("""static string GetType(string typeName) => typeName; string t = GetType("Shop.Old");""")]
    public Task AnythingElse_IsSilent(string members) => ReportsAsync(members);

    [Fact]
    public void Table_NamesMembersThatExist()
    {
        Assert.All(TypeNameReaders.Table, entry =>
        {
            var assemblies = new[] { typeof(object).Assembly, typeof(System.ComponentModel.TypeConverterAttribute).Assembly, typeof(System.ComponentModel.EditorAttribute).Assembly };
            var type = assemblies.Select(assembly => assembly.GetType(entry.Type)).FirstOrDefault(found => found is not null);
            Assert.NotNull(type);
            var methods = entry.Method == ".ctor"
                ? type.GetConstructors().Cast<System.Reflection.MethodBase>()
                : type.GetMethods().Where(method => method.Name == entry.Method);
            Assert.Contains(methods.SelectMany(method => method.GetParameters()), parameter => parameter.Name == entry.Parameter && parameter.ParameterType == typeof(string));
        });
    }
}
