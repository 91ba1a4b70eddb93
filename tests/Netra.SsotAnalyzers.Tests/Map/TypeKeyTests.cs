using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Map;

/// <summary>A type is the same under its key, and its key reads as people name it, also where the type does not exist.</summary>
public sealed class TypeKeyTests
{
    private const string Types = """
        namespace Shop
        {
            public class Mailer { public class Letter<T> { public class Page { } } }
            public class Box<T> { public struct Lid { } }
        }
        public class Loose { }
        """;

    [Theory]
    [InlineData("Shop.Mailer", "T:Shop.Mailer", "Mailer")]
    [InlineData("Loose", "T:Loose", "Loose")]
    [InlineData("Shop.Box<>", "T:Shop.Box`1", "Box")]
    [InlineData("Shop.Box<int>", "Shop.Box{System.Int32}", "Box")]
    [InlineData("Shop.Box<Shop.Box<Loose>>", "Shop.Box{Shop.Box{Loose}}", "Box")]
    [InlineData("Shop.Mailer.Letter<>", "T:Shop.Mailer.Letter`1", "Letter")]
    [InlineData("Shop.Mailer.Letter<>.Page", "T:Shop.Mailer.Letter`1.Page", "Page")]
    public void Type_IsFoundAgain_UnderItsKey(string name, string id, string simpleName)
    {
        var (compilation, type) = Bind(name);

        var key = TypeKey.Of(type);

        Assert.Equal(new TypeKey(id, "Shop"), key);
        Assert.Equal(simpleName, key.SimpleName);
        Assert.Equal(type.IsUnboundGenericType ? type.OriginalDefinition : type, key.Resolve(compilation), SymbolEqualityComparer.Default);
    }

    [Theory]
    [InlineData("Missing", "T:Missing", "Missing")]
    [InlineData("Missing<int>", "T:Missing`1", "Missing")]
    [InlineData("Shop.Missing", "T:Shop.Missing", "Missing")]
    [InlineData("Shop.Mailer.Missing", "T:Shop.Mailer.Missing", "Missing")]
    public void Type_ThatDoesNotExist_HasAKey_AndIsNotFound(string name, string id, string simpleName)
    {
        var (compilation, type) = Bind(name);

        var key = new TypeKey(DocumentationId.Of(type.OriginalDefinition), Assembly: null);

        Assert.Equal(id, key.Id);
        Assert.Equal(simpleName, key.SimpleName);
        Assert.Null(key.Resolve(compilation));
    }

    private static (Compilation Compilation, INamedTypeSymbol Type) Bind(string name)
    {
        var text = Types + $"\nclass Use {{ object o = typeof({name}); }}";
        var tree = CSharpSyntaxTree.ParseText(text);
        var compilation = CSharpCompilation.Create("Shop", [tree], Preamble.Framework);
        var use = tree.GetRoot().DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.TypeOfExpressionSyntax>().Single();
        return (compilation, (INamedTypeSymbol)compilation.GetSemanticModel(tree).GetTypeInfo(use.Type).Type!);
    }
}
