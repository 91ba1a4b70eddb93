using System.Globalization;
using System.Text;
using Netra.Ssot.Tool.Baselines;
using Netra.Ssot.Tool.History;
using Netra.Ssot.Tool.Loading;
using Netra.Ssot.Tool.Tests.Support;
using Netra.SsotAnalyzers.Baseline;

namespace Netra.Ssot.Tool.Tests.History;

/// <summary>Repositories made by git itself.</summary>
public sealed class HistoryReaderTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    public HistoryReaderTests()
    {
        _folder.Write("Lib/Map.cs", InMemory.Map);
        _folder.Write("App/Use.cs", "class Use { }\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task WithoutGit_IsSaid()
    {
        var history = await ReadAsync();

        Assert.Empty(history.Points);
        Assert.Equal(["The solution is not in a git work tree, so there is no history of its baselines."], history.Notes);
    }

    [Fact]
    public async Task WithoutACommit_IsSaid()
    {
        await GitAsync("init --quiet");

        Assert.Equal(["The repository has no commit yet, so there is no history of the baselines."], (await ReadAsync()).Notes);
    }

    [Fact]
    public async Task BrokenRepository_IsSaid()
    {
        _folder.Write(".git", "gitdir: nowhere\n");

        Assert.StartsWith("The history of the baselines cannot be read: ", Assert.Single((await ReadAsync()).Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutABaseline_IsSaid_AndOneThatIsNotCommittedToo()
    {
        await GitAsync("init --quiet");
        await CommitAsync("2026-01-01");
        var without = await ReadAsync();
        Baseline("App", 3);
        var uncommitted = await ReadAsync();

        Assert.Equal(["No commit has a baseline: 'ssot baseline create' writes one, and its history begins with its commit."], without.Notes);
        Assert.Equal(["The baselines are not committed yet, so they have no history."], uncommitted.Notes);
        Assert.Empty(uncommitted.Points);
    }

    [Fact]
    public async Task EachDay_IsItsLastState_AndTheFilesOnDiskAreNow()
    {
        await GitAsync("init --quiet");
        Baseline("App", 10);
        Baseline("Lib", 1);
        await CommitAsync("2026-01-01");
        Baseline("App", 9);
        await CommitAsync("2026-02-01T08:00:00Z");
        Baseline("App", 7);
        await CommitAsync("2026-02-01T20:00:00Z");
        _folder.Write("App/Use.cs", "class Use { int x; }\n");
        await CommitAsync("2026-03-01");
        Baseline("App", 6);

        var history = await ReadAsync();

        Assert.Equal([("2026-01-01", 11), ("2026-02-01", 8), ("2026-06-01", 7)], Sums(history));
        Assert.Empty(history.Notes);
    }

    [Fact]
    public async Task MovedBaseline_GoesOn_DeletedOneCountsWhileItWasThere_AndAForeignOneNever()
    {
        await GitAsync("init --quiet");
        Baseline("Old Place", 10);
        Baseline("Gone", 5);
        Baseline("Foreign", 100);
        await CommitAsync("2026-01-01");
        Directory.Delete(_folder["Old Place"], recursive: true);
        Baseline("App", 10);
        await CommitAsync("2026-02-01");
        Directory.Delete(_folder["Gone"], recursive: true);
        await CommitAsync("2026-03-01");

        Assert.Equal([("2026-01-01", 15), ("2026-02-01", 15), ("2026-03-01", 10), ("2026-06-01", 10)], Sums(await ReadAsync()));
    }

    [Fact]
    public async Task Branch_CountsWhenItWasMerged()
    {
        await GitAsync("init --quiet --initial-branch=main");
        Baseline("App", 10);
        await CommitAsync("2026-01-01");
        await GitAsync("checkout --quiet -b work");
        Baseline("App", 4);
        await CommitAsync("2026-02-01");
        await GitAsync("checkout --quiet main");
        Baseline("Lib", 1);
        await CommitAsync("2026-02-15");
        await GitAsync("merge --quiet --no-ff -m merged work", "2026-03-01");

        Assert.Equal([("2026-01-01", 10), ("2026-02-15", 11), ("2026-03-01", 5), ("2026-06-01", 5)], Sums(await ReadAsync()));
    }

    [Fact]
    public async Task ShallowClone_BeginsLate_AndSaysSo()
    {
        await GitAsync("init --quiet");
        Baseline("App", 10);
        await CommitAsync("2026-01-01");
        Baseline("App", 4);
        await CommitAsync("2026-02-01");
        using var clone = new TemporaryFolder();
        await ShellAsync(clone.Path, $"git clone --quiet --depth 1 'file://{_folder.Path}' .");

        var history = await ReadAsync(clone);

        Assert.Equal([("2026-02-01", 4), ("2026-06-01", 4)], Sums(history));
        Assert.StartsWith("The clone is shallow, so the history begins late: 'git fetch --unshallow'", Assert.Single(history.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MarksAndWindowsLineEndings_AreRead_AndUnreadableVersionsAreCounted()
    {
        await GitAsync("init --quiet");
        await GitAsync("config core.autocrlf false");
        _folder.Write("App/Ssot.Baseline.txt", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("# Ssot.Baseline 1\r\nSSOT1001 | Use.a | OldMailer | 3\r\n")]);
        await CommitAsync("2026-01-01");
        _folder.Write("App/Ssot.Baseline.txt", "# Ssot.Baseline 1\n<<<<<<< ours\nSSOT1001 | Use.a | OldMailer | 2\n");
        await CommitAsync("2026-02-01");
        Baseline("App", 1);
        await CommitAsync("2026-03-01");

        var history = await ReadAsync();

        Assert.Equal([("2026-01-01", 3), ("2026-02-01", 2), ("2026-03-01", 1), ("2026-06-01", 1)], Sums(history));
        Assert.Equal(["1 version of a baseline in the history cannot be read whole; the lines that can be count."], history.Notes);
    }

    [Fact]
    public async Task ClockThatWentBack_DoesNotReverseTheHistory()
    {
        await GitAsync("init --quiet");
        Baseline("App", 10);
        await CommitAsync("2026-02-01");
        Baseline("App", 4);
        await CommitAsync("2026-01-01");

        Assert.Equal([("2026-02-01", 4), ("2026-06-01", 4)], Sums(await ReadAsync()));
    }

    [Fact]
    public async Task RoleOfAnEntry_IsThatOfTheViolation_OrOfTheNameInTheMap()
    {
        _folder.Write("App/Use.cs", "using Post;\nclass Use { OldMailer a; }\n");
        var loaded = InMemory.Load(_folder, "Lib", "App");
        var names = await RoleNames.ReadAsync(loaded, await InMemory.AnalyseAsync(loaded), CancellationToken.None);

        Assert.Equal("Mailer", names.RoleOf(new BaselineKey("SSOT1001", "Use.a", "OldMailer")));
        Assert.Equal("Mailer", names.RoleOf(new BaselineKey("SSOT1002", "Elsewhere", "OldMailer")));
        Assert.Equal("Printer", names.RoleOf(new BaselineKey("SSOT1001", "Fixed", "OldPrinter")));
        Assert.Equal(RoleNames.Unknown, names.RoleOf(new BaselineKey("SSOT1001", "Fixed", "Forgotten")));
    }

    private static IEnumerable<(string Day, int Count)> Sums(BaselineHistory history) =>
        history.Points.Select(point => (point.Time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), point.Counts.Values.Sum()));

    private void Baseline(string project, int count) =>
        _folder.Write($"{project}/Ssot.Baseline.txt", $"# Ssot.Baseline 1\nSSOT1001 | Use.a | OldMailer | {count}\n");

    private async Task CommitAsync(string date)
    {
        await GitAsync("add --all", date);
        await GitAsync("commit --quiet --message change", date);
    }

    private Task GitAsync(string arguments, string date = "2026-01-01") => ShellAsync(_folder.Path, $"git -c user.name=test -c user.email=test@example.com -c commit.gpgSign=false {arguments}", date);

    private static async Task ShellAsync(string folder, string command, string date = "2026-01-01")
    {
        var time = date.Contains('T', StringComparison.Ordinal) ? date : date + "T12:00:00Z";
        var result = await ChildProcess.ShellAsync(folder, $"GIT_AUTHOR_DATE={time} GIT_COMMITTER_DATE={time} {command}", CancellationToken.None);
        Assert.True(result.Succeeded, result.Output + result.Errors);
    }

    private Task<BaselineHistory> ReadAsync(TemporaryFolder? folder = null)
    {
        var loaded = InMemory.Load(folder ?? _folder, "Lib", "App");
        return HistoryReader.ReadAsync(loaded, BaselineSet.Read(loaded), Now, CancellationToken.None);
    }
}
