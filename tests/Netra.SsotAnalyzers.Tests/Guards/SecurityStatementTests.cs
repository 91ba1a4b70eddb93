using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Netra.SsotAnalyzers.CodeFixes.Fixes;
using Netra.SsotAnalyzers.Rules;

namespace Netra.SsotAnalyzers.Tests.Guards;

/// <summary>What SECURITY.md says of the assemblies that run inside a compiler: no connection, no process, no other assembly, and no file but those that a fix reads.</summary>
public sealed class SecurityStatementTests
{
    private static readonly string[] Forbidden =
    [
        "System.Net.", "System.Diagnostics.Process", "System.IO.File", "System.IO.Directory", "System.IO.Stream", "System.Reflection.Assembly.Load",
        "System.Runtime.InteropServices.Marshal", "System.AppDomain", "System.Runtime.Loader.", "System.Environment.Get", "System.Environment.Exit",
    ];

    [Theory]
    [InlineData(typeof(SsotAnalyzer))]
    [InlineData(typeof(SsotCodeFix), "System.IO.File", "System.IO.File.ReadAllBytes")]
    public void ShippedAssembly_RefersToNothingElseOfTheKind(Type marker, params string[] allowed) => Assert.Equal(allowed, ForbiddenIn(marker.Assembly));

    [Fact]
    public void AssemblyThatDoes_IsNoticed() => Assert.Contains("System.IO.File", ForbiddenIn(typeof(SecurityStatementTests).Assembly));

    private static IEnumerable<string> ForbiddenIn(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var reader = file.GetMetadataReader();
        var types = reader.TypeReferences.Select(reader.GetTypeReference).Select(type => $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}");
        var members = reader.MemberReferences.Select(reader.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => (Type: reader.GetTypeReference((TypeReferenceHandle)member.Parent), Name: reader.GetString(member.Name)))
            .Select(member => $"{reader.GetString(member.Type.Namespace)}.{reader.GetString(member.Type.Name)}.{member.Name}");
        return [.. types.Concat(members).Where(name => Forbidden.Any(forbidden => name.StartsWith(forbidden, StringComparison.Ordinal))).Distinct().Order(StringComparer.Ordinal)];
    }
}
