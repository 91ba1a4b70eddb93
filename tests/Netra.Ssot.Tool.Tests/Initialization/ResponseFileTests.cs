using Netra.Ssot.Tool.Initialization;
using Netra.Ssot.Tool.Loading;
using Netra.Ssot.Tool.Tests.Support;

namespace Netra.Ssot.Tool.Tests.Initialization;

/// <summary>The arguments that <c>dotnet format</c> is handed.</summary>
public sealed class ResponseFileTests
{
    [Fact]
    public void Arguments_AreOneALine_SinceDotnetFormatSplitsNoLine()
    {
        using var folder = new TemporaryFolder();
        var edit = ResponseFile.Edit(new ProjectList(folder["All.sln"], [], []));

        Assert.Equal("All.sln\n--diagnostics\nSSOT1001\nSSOT1002\nSSOT1004\nSSOT1005\nSSOT2001\nSSOT3001\n", System.Text.Encoding.UTF8.GetString(edit!.Value.Bytes!));
    }

    [Fact]
    public void AFileThatIsUpToDate_IsNotWrittenAgain()
    {
        using var folder = new TemporaryFolder();
        var list = new ProjectList(folder["All.sln"], [], []);
        folder.Write(ResponseFile.Name, ResponseFile.Edit(list)!.Value.Bytes!);

        Assert.Null(ResponseFile.Edit(list));
    }
}
