using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Netra.SsotAnalyzers.CodeFixes.Fixes;
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.Isolation;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Guards;

/// <summary>Whatever the suite knows by name exists by that name in the real assemblies, wherever in the suite it is written.</summary>
public sealed class HardCodedNameTests
{
    private static async Task<Compilation> RealAsync() => CSharpCompilation.Create(
        "Real", references: [.. Preamble.Framework, Preamble.Ssot, Preamble.WebSockets, MetadataReference.CreateFromFile(typeof(SsotAnalyzer).Assembly.Location)]);

    [Theory]
    [InlineData(typeof(SsotAnalyzer))]
    [InlineData(typeof(SsotCodeFix))]
    public async Task EveryNameInAShippedAssembly_Exists(Type marker) =>
        Assert.Empty(HardCodedNames.Unresolved(HardCodedNames.LiteralsOf(marker.Assembly), await RealAsync()));

    [Fact]
    public void Literals_AreThoseOfTheTables()
    {
        var literals = HardCodedNames.LiteralsOf(typeof(SsotAnalyzer).Assembly).ToHashSet();
        Assert.Subset(literals, FrameworkNames.Holders.Concat(FrameworkNames.Caches).Concat(FrameworkNames.RegistrationClasses).Concat(FrameworkNames.Resolvers).ToHashSet());
        Assert.Contains("System.Diagnostics.DebuggerTypeProxyAttribute", literals);
    }

    [Theory]
    [InlineData("System.Lazy`3")]
    [InlineData("System.Threading.Tasks.Tusk")]
    [InlineData("Microsoft.Extensions.Nowhere")]
    [InlineData("ObsoleteedAttribute")]
    public async Task NameOfNothing_IsNoticed(string name) =>
        Assert.Equal([name], HardCodedNames.Unresolved([name, "System.Lazy`1", "System.Threading.Tasks", "ObsoleteAttribute", "some text", "System."], await RealAsync()));
}
