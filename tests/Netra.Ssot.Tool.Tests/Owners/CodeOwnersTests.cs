using Netra.Ssot.Tool.Owners;
using Netra.Ssot.Tool.Tests.Support;

namespace Netra.Ssot.Tool.Tests.Owners;

public sealed class CodeOwnersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("*", "a.cs", true)]
    [InlineData("*", "deep/down/a.cs", true)]
    [InlineData("*.cs", "deep/a.cs", true)]
    [InlineData("*.cs", "deep/a.csx", false)]
    [InlineData("/*.cs", "a.cs", true)]
    [InlineData("/*.cs", "deep/a.cs", false)]
    [InlineData("/src/", "src/deep/a.cs", true)]
    [InlineData("/src/", "other/src/a.cs", false)]
    [InlineData("/src/", "src", false)]
    [InlineData("apps/", "deep/apps/a/b.cs", true)]
    [InlineData("apps/", "apps.cs", false)]
    [InlineData("apps", "deep/apps/a.cs", true)]
    [InlineData("apps", "deep/apps", true)]
    [InlineData("apps/web", "apps/web/a.cs", true)]
    [InlineData("apps/web", "deep/apps/web/a.cs", false)]
    [InlineData("docs/*", "docs/a.md", true)]
    [InlineData("docs/*", "docs/deep/a.md", false)]
    [InlineData("docs/**", "docs/deep/a.md", true)]
    [InlineData("**/logs", "deep/logs/a.cs", true)]
    [InlineData("**/logs", "logs/a.cs", true)]
    [InlineData("src/**/Legacy/", "src/Legacy/a.cs", true)]
    [InlineData("src/**/Legacy/", "src/x/y/Legacy/a.cs", true)]
    [InlineData("src/**/Legacy/", "src/x/Legacy.cs", false)]
    [InlineData("/src/Old*.cs", "src/OldMailer.cs", true)]
    [InlineData("/src/Old*.cs", "src/Old/Mailer.cs", false)]
    [InlineData("a?.cs", "ab.cs", true)]
    [InlineData("a?.cs", "a.cs", false)]
    [InlineData("A.cs", "a.cs", false)]
    [InlineData("a+b.cs", "a+b.cs", true)]
    [InlineData("a.cs", "axcs", false)]
    [InlineData(@"with\ space/", "with space/a.cs", true)]
    public void Pattern_MatchesAsOnGitHub(string pattern, string path, bool expected) =>
        Assert.Equal(expected ? ["@one"] : [], CodeOwners.Parse("CODEOWNERS", $"{pattern} @one\n").Of(path));

    [Fact]
    public void LastMatch_Wins_AndALineWithoutOwnersTakesThemAway()
    {
        var owners = CodeOwners.Parse("CODEOWNERS", "* @all\r\n/src/ @src @two # both\r\n# /src/ @comment\r\n\r\n/src/free/\r\n/src/free/taken.cs one@example.org\r\n");

        Assert.Equal(["@all"], owners.Of("a.cs"));
        Assert.Equal(["@src", "@two"], owners.Of("src/a.cs"));
        Assert.Empty(owners.Of("src/free/a.cs"));
        Assert.Equal(["one@example.org"], owners.Of("src/free/taken.cs"));
        Assert.Empty(owners.Problems);
    }

    [Theory]
    [InlineData("!a.cs @one", "cannot be negated")]
    [InlineData("[ab].cs @one", "not supported")]
    [InlineData("/ @one", "names nothing")]
    [InlineData("*.cs one", "'one' is not a user")]
    [InlineData("*.cs @", "'@' is not a user")]
    public void LineThatGitHubSkips_IsSkippedAndSaid(string line, string reason)
    {
        var owners = CodeOwners.Parse("docs/CODEOWNERS", "* @all\n" + line);

        Assert.Equal(["@all"], owners.Of("a.cs"));
        Assert.StartsWith("docs/CODEOWNERS(2) is skipped", Assert.Single(owners.Problems), StringComparison.Ordinal);
        Assert.Contains(reason, owners.Problems[0], StringComparison.Ordinal);
    }

    [Fact]
    public void FirstPlace_Counts()
    {
        Assert.Null(CodeOwners.Find(_folder.Path));
        _folder.Write("docs/CODEOWNERS", "* @docs");
        Assert.Equal(["@docs"], CodeOwners.Find(_folder.Path)!.Of("a.cs"));
        _folder.Write("CODEOWNERS", "* @root");
        Assert.Equal(["@root"], CodeOwners.Find(_folder.Path)!.Of("a.cs"));
        _folder.Write(".github/CODEOWNERS", "* @github");
        Assert.Equal(["@github"], CodeOwners.Find(_folder.Path)!.Of("a.cs"));
    }
}
