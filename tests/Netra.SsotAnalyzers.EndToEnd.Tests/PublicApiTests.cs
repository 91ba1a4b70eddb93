namespace Netra.SsotAnalyzers.EndToEnd.Tests;

[Collection(PackedSuiteCollection.Name)]
public sealed class PublicApiTests(PackedSuite suite)
{
    [Fact]
    public async Task ProjectThatIsAPackage_KeepsItsPublicSignatures_AnyOtherDoesNot()
    {
        var consumer = suite.NewConsumer("public-api-" + Guid.NewGuid().ToString("N")[..6])
            .WriteProject("App.csproj", Sources.AnalyzersPackage)
            .Write("Map.cs", """
                using Netra.Ssot;

                [Canonical("Clock")]
                public sealed class Clock;

                [SupersededBy(typeof(Clock))]
                public sealed class OldClock;
                """)
            .Write("Shop.cs", "public class Shop { public OldClock? Clock; }");
        await consumer.RequireAsync("restore");

        Assert.Equal(["SSOT1001"], await IdsAsync());
        Assert.Equal(["SSOT1003"], await IdsAsync("-p:PackageId=Shop"));
        Assert.Equal(["SSOT1003"], await IdsAsync("-p:IsPackable=true"));
        Assert.Equal(["SSOT1001"], await IdsAsync("-p:PackageId=Shop", "-p:SsotFreezePublicApi=false"));

        async Task<IEnumerable<string>> IdsAsync(params string[] arguments) =>
            (await consumer.RebuildAsync(arguments)).Diagnostics.Select(diagnostic => diagnostic.Id).Distinct();
    }
}
