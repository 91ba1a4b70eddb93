using Netra.SsotAnalyzers.Docs.Checking;

namespace Netra.SsotAnalyzers.Docs.Tests;

public sealed class OptionTests : IDisposable
{
    private const string Props = "src/Netra.SsotAnalyzers.Package/buildTransitive/Netra.SsotAnalyzers.props";
    private const string Targets = "src/Netra.SsotAnalyzers.Package/buildTransitive/Netra.SsotAnalyzers.targets";
    private const string Policy = "src/Netra.SsotAnalyzers/Analysis/SeverityPolicy.cs";

    private readonly CopiedTree _copy = new();

    public void Dispose() => _copy.Dispose();

    [Fact]
    public void Options_AreDocumentedAndRead() => Assert.Empty(OptionNames.Problems(_copy.Tree));

    [Fact]
    public void PropertyThatTheCodeReads_NotDocumented_IsReported()
    {
        _copy.Replace(Policy, "\"build_property.SsotMode\"", "\"build_property.SsotMode\" + \"build_property.SsotMood\"");
        Assert.Contains("'SsotMood' is read and not documented", Assert.Single(OptionNames.Problems(_copy.Tree)), StringComparison.Ordinal);
    }

    [Fact]
    public void PropertyThatTheCompilerSees_NotDocumented_IsReported()
    {
        _copy.Replace(Props, "<CompilerVisibleProperty Include=\"SsotMode\" />", "<CompilerVisibleProperty Include=\"SsotMode\" /><CompilerVisibleProperty Include=\"SsotMood\" />");
        Assert.Contains("'SsotMood' is read and not documented", Assert.Single(OptionNames.Problems(_copy.Tree)), StringComparison.Ordinal);
    }

    [Fact]
    public void PropertyThatTheTargetsRead_NotDocumented_IsReported()
    {
        _copy.Replace(Targets, "'$(SsotFreezePublicApi)' == ''", "'$(SsotFreezePublicApi)$(SsotMood)' == ''");
        Assert.Contains("'SsotMood' is read and not documented", Assert.Single(OptionNames.Problems(_copy.Tree)), StringComparison.Ordinal);
    }

    [Fact]
    public void KeyThatTheCodeReads_NotDocumented_IsReported()
    {
        _copy.Replace(Policy, "\"ssot.role.\"", "\"ssot.role.\" + \"ssot.mood\"");
        Assert.Contains("'ssot.mood' is read and not documented", Assert.Single(OptionNames.Problems(_copy.Tree)), StringComparison.Ordinal);
    }

    [Fact]
    public void DocumentedOption_ThatNobodyReads_IsReported()
    {
        _copy.Replace(Policy, "\"ssot.role.\"", "\"\"");
        Assert.Contains("nobody reads the .editorconfig key 'ssot.role.<Role>.mode'", Assert.Single(OptionNames.Problems(_copy.Tree)), StringComparison.Ordinal);
    }
}
