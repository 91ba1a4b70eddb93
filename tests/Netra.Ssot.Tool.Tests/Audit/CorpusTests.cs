using Netra.Ssot.Tool.Audit;
using Netra.Ssot.Tool.Tests.Support;

namespace Netra.Ssot.Tool.Tests.Audit;

/// <summary>Fifty clusters whose shapes are those of public code bases, each with the answer that was expected before there was an audit.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Innocent => Files("Innocent");

    public static TheoryData<string> Guilty => Files("Guilty");

    [Fact]
    public void Corpus_HasFiftyClusters() => Assert.Equal((25, 25), (Innocent.Count, Guilty.Count));

    [Theory]
    [MemberData(nameof(Innocent))]
    public async Task Innocent_NothingIsListed(string file)
    {
        var result = await AuditInput.OfCorpus(Path.Combine(AuditInput.Folder, "Corpus", "Innocent", file)).AuditAsync();

        Assert.Empty(result.Clusters.Select(Described));
        Assert.Empty(result.Namespaces);
        Assert.Empty(result.Events);
    }

    [Theory]
    [MemberData(nameof(Guilty))]
    public async Task Guilty_ItsClustersAreListed_AndNoOther(string file)
    {
        var input = AuditInput.OfCorpus(Path.Combine(AuditInput.Folder, "Corpus", "Guilty", file));
        var result = await input.AuditAsync();

        Assert.Equal(input.Of("cluster").Select(Sorted).Order(), result.Clusters.Select(cluster => Sorted(Described(cluster, input))).Order());
        Assert.Equal(input.Of("cluster").Select(First).Order(), result.Clusters.Select(cluster => First(Described(cluster, input))).Order());
        if (input.Of("namespaces") is { Count: > 0 } namespaces)
            Assert.Equal(namespaces, result.Namespaces.Select(twin => $"{twin.One}, {twin.Other}"));
    }

    private static TheoryData<string> Files(string kind)
    {
        var data = new TheoryData<string>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AuditInput.Folder, "Corpus", kind), "*.cs").Order(StringComparer.Ordinal))
            data.Add(Path.GetFileName(file));
        return data;
    }

    private static string Described(Cluster cluster) => string.Join(", ", cluster.Members.Select(member => member.Type.FullName)) + ": " + string.Join(" ", cluster.Clues.Select(clue => clue.Text));

    /// <summary>The members, each as the expectation writes it: with the namespace only where that says it.</summary>
    private static string Described(Cluster cluster, AuditInput input) =>
        string.Join(", ", cluster.Members.Select(member => input.Of("cluster").Any(line => line.Contains(member.Type.FullName, StringComparison.Ordinal)) ? member.Type.FullName : member.Type.Name));

    private static string Sorted(string members) => string.Join(", ", members.Split(", ").Order(StringComparer.Ordinal));

    private static string First(string members) => members.Split(", ")[0];
}
