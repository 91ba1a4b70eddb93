using Microsoft.CodeAnalysis;
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.SupersededUses;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Map;

/// <summary>A test of what the map says: its sources declare their own entries, and <c>[|…|]</c> is SSOT1001.</summary>
public abstract class MapTests
{
    protected static Task VerifyAsync(params string[] sources) => NewTest(sources).RunAsync();

    private protected static SuiteTest<SSOT1001_SupersededTypeUse> NewTest(params string[] sources)
    {
        var test = new SuiteTest<SSOT1001_SupersededTypeUse>();
        foreach (var source in sources)
            test.TestState.Sources.Add(source);
        return test;
    }

    private protected static SuiteTest<SSOT1001_SupersededTypeUse> NewTest(MetadataReference library, params string[] sources)
    {
        var test = NewTest(sources);
        test.TestState.AdditionalReferences.Add(library);
        return test;
    }
}
