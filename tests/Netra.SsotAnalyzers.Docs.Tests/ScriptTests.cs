using Netra.SsotAnalyzers.Docs.Checking;

namespace Netra.SsotAnalyzers.Docs.Tests;

public sealed class ScriptTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netra-scripts-").FullName;
    private readonly DocumentationTree _tree;

    public ScriptTests()
    {
        _tree = new DocumentationTree(_folder);
        _tree.Write("src/Suite/Planning/Shape.cs", "if (isPrimary) return 'x';");
        _tree.Write("src/Netra.WebSockets/Runs/AgentRun.cs", "json = Redact(json);");
        _tree.Write("samples/LegacyBackend/src/App/Program.cs", "");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("dotnet test \"$root/src/Suite\" # see src/Suite/Planning/Shape.cs.")]
    [InlineData("cp src/Suite/bin/Debug/net10.0/Suite.dll .")]
    [InlineData("cat >src/App/NewToday.cs")]
    [InlineData("find \"$work/tests/Copied\" https://example.org/docs/nowhere")]
    [InlineData("planning=src/Suite/Planning\nmutant \"always\" $planning/Shape.cs 'if (isPrimary)' 'if (true)'")]
    [InlineData("mutant \"quoted\" src/Suite/Planning/Shape.cs 'return '\\''x'\\'';' 'return 0;'")]
    [InlineData("mutant \"not redacted\" Runs/AgentRun.cs \\\n'json = Redact(json);' '' \"filter\"")]
    public void WhatIsThere_IsSilent(string script) => Assert.Empty(Problems(script));

    [Theory]
    [InlineData("dotnet test \"$root/tests/Gone\"", "tests/Gone is not there")]
    [InlineData("planning=src/Suite/Gone\n", "src/Suite/Gone is not there")]
    [InlineData("mutant \"moved\" Runs/Gone.cs 'x' 'y'", "Runs/Gone.cs of the mutant \"moved\" is not there")]
    [InlineData("mutant \"stale\" Runs/AgentRun.cs 'json = null;' ''", "the place of the mutant \"stale\" is gone from src/Netra.WebSockets/Runs/AgentRun.cs")]
    public void WhatIsGone_IsNoticed(string script, string problem) => Assert.Equal([$".ci/script: {problem}"], Problems(script));

    private IEnumerable<string> Problems(string script)
    {
        _tree.Write(".ci/script", script);
        return ScriptPaths.Problems(_tree);
    }
}
