using System.Text.RegularExpressions;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Guards;

/// <summary>The breakages of <c>.ci/mutants</c> are in the code: a file that moves takes its breakage along.</summary>
public sealed class MutantPlacesTests
{
    [Fact]
    public void EveryBreakage_HasItsPlace()
    {
        var root = RepositoryRoot.Find();
        var script = File.ReadAllText(Path.Combine(root, ".ci", "mutants"));
        var folders = Regex.Matches(script, @"^(?<name>\w+)=(?<folder>src/\S+)$", RegexOptions.Multiline).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["folder"].Value);
        var places = Regex.Matches(script, @"^mutant ""(?<title>[^""]+)"" \$(?<folder>\w+)/(?<file>\S+) '(?<text>[^']*)'", RegexOptions.Multiline);

        Assert.NotEmpty(places);
        Assert.Empty(places
            .Where(place => !File.ReadAllText(Path.Combine(root, folders[place.Groups["folder"].Value], place.Groups["file"].Value)).Contains(place.Groups["text"].Value, StringComparison.Ordinal))
            .Select(place => place.Groups["title"].Value));
    }
}
