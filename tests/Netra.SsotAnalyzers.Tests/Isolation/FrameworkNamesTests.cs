using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Netra.SsotAnalyzers.Rules.Isolation;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Isolation;

/// <summary>What the rules know by name exists by that name.</summary>
public sealed class FrameworkNamesTests
{
    private static readonly Lazy<Task<CSharpCompilation>> Framework = new(async () =>
        CSharpCompilation.Create("Framework", references: Preamble.Framework));

    public static TheoryData<string> Types =>
    [
        .. FrameworkNames.Holders, .. FrameworkNames.Caches, .. FrameworkNames.ClientTransports, .. FrameworkNames.TransportMakers.Keys, .. FrameworkNames.RegistrationClasses,
        .. FrameworkNames.Resolvers, FrameworkNames.AsyncLocal, FrameworkNames.ServiceLifetime,
    ];

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Type_ExistsUnderItsName(string name)
    {
        var types = (await Framework.Value).GetTypesByMetadataName(name);
        Assert.Contains(types, type => FrameworkNames.NameOf(type) == name);
    }

    [Fact]
    public async Task Registrations_AreMembersOfTheirClasses()
    {
        var members = await MembersOfAsync(FrameworkNames.RegistrationClasses);
        Assert.All(FrameworkNames.Registrations.Keys, name => Assert.Contains(name, members));

        var lifetimes = (await Framework.Value).GetTypeByMetadataName(FrameworkNames.ServiceLifetime)!.GetMembers().OfType<IFieldSymbol>().Select(field => field.Name).ToList();
        Assert.All(FrameworkNames.Registrations.Values.OfType<string>(), lifetime => Assert.Contains(lifetime, lifetimes));
    }

    [Fact]
    public async Task EveryRegisteringMethodOfTheFramework_IsKnown()
    {
        var known = FrameworkNames.Registrations.Keys.ToHashSet();
        var methods = (await Framework.Value).GetTypeByMetadataName("Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions")!.GetMembers()
            .Concat((await Framework.Value).GetTypeByMetadataName("Microsoft.Extensions.DependencyInjection.Extensions.ServiceCollectionDescriptorExtensions")!.GetMembers())
            .OfType<IMethodSymbol>().Select(method => method.Name).Distinct().Where(name => name.Contains("Singleton", StringComparison.Ordinal) || name.Contains("Scoped", StringComparison.Ordinal) || name.Contains("Transient", StringComparison.Ordinal));
        Assert.All(methods, name => Assert.Contains(name, known));
    }

    [Fact]
    public async Task CacheWriters_AreMembersOfTheCaches()
    {
        var members = await MembersOfAsync(FrameworkNames.Caches);
        Assert.All(FrameworkNames.CacheWriters, name => Assert.Contains(name, members));
    }

    [Fact]
    public async Task TransportMakers_AreMembersOfTheirTypes()
    {
        foreach (var (type, names) in FrameworkNames.TransportMakers)
        {
            var members = await MembersOfAsync([type]);
            Assert.All(names, name => Assert.Contains(name, members));
        }
    }

    [Fact]
    public async Task TransportVerbs_BeginTheWebSocketsMembers()
    {
        var members = await MembersOfAsync(["System.Net.WebSockets.WebSocket"]);
        foreach (var member in new[] { "SendAsync", "ReceiveAsync", "CloseAsync", "CloseOutputAsync", "Abort" })
        {
            Assert.Contains(member, members);
            Assert.Contains(FrameworkNames.TransportVerbs, verb => member.StartsWith(verb, StringComparison.Ordinal));
        }
    }

    private static async Task<HashSet<string>> MembersOfAsync(IEnumerable<string> types)
    {
        var compilation = await Framework.Value;
        return [.. types.SelectMany(type => compilation.GetTypesByMetadataName(type)).SelectMany(type => type.GetMembers()).Select(member => member.Name)];
    }
}
