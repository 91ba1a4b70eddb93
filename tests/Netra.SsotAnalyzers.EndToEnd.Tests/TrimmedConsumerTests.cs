namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>
/// The whole of Netra.WebSockets, from its package, through the trimmer, with every warning an error. It is the same
/// analysis that a native publication makes before it compiles; the native compiler's own runtime is not needed for it.
/// </summary>
[Collection(LongPackedSuiteCollection.Name)]
public sealed class TrimmedConsumerTests(PackedSuite suite)
{
    private const string Trimmed = """
        <PublishTrimmed>true</PublishTrimmed>
        <TrimMode>full</TrimMode>
        <TrimmerSingleWarn>false</TrimmerSingleWarn>
        <IsAotCompatible>true</IsAotCompatible>
        <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
        """;

    private const string Reflection = "return Type.GetType(args[0])!.GetMethods().Length;\n";

    [Fact]
    public async Task WholeLibrary_IsTrimmedWithoutAWarning_AndReflectionIsNot()
    {
        var consumer = suite.NewConsumer("trimmed")
            .WriteProject("Web.csproj", Sources.WebSocketsPackage + """<TrimmerRootAssembly Include="Netra.WebSockets" />""", sdk: "Microsoft.NET.Sdk.Web", properties: Trimmed)
            .Write("Program.cs", "WebApplication.CreateSlimBuilder(args).Build().Run();\n");
        await consumer.RequireAsync("publish", "--use-current-runtime");

        consumer.Write("Program.cs", Reflection);
        var build = await consumer.BuildAsync("--use-current-runtime");
        Assert.Contains(build.Diagnostics, diagnostic => diagnostic.Id.StartsWith("IL2", StringComparison.Ordinal));
    }
}
