namespace Netra.SsotAnalyzers.Docs.Generation;

/// <summary>Something that a user can set, and what it does. Every one that the sources read has to be here.</summary>
/// <param name="Name">As it is written; <c>&lt;…&gt;</c> stands for a part that varies.</param>
internal sealed record Option(string Name, string Values, string Default, string Meaning)
{
    /// <summary>MSBuild properties: in a project, in <c>Directory.Build.props</c>, with <c>-p:</c>, or as an environment variable.</summary>
    public static IReadOnlyList<Option> Build { get; } =
    [
        new("SsotMode", "`off`, `advise`, `warn`, `enforce`", "`warn`",
            "How loudly the suite speaks: nothing is registered; suggestions; each rule's own default; errors. Anything else is read as `warn`."),
        new("SsotFreezePublicApi", "`true`, `false`", "`true` where the project sets `IsPackable`, `PackageId` or `GeneratePackageOnBuild` to say that it is packed, else `false`",
            "Whether others compile against the project's public signatures. A superseded type in one is then SSOT1003 and stays, instead of SSOT1001."),
        new("SsotBaselineFile", "a path, relative to the project", "`Ssot.Baseline.txt` beside the project, if it is there",
            "Where [the baseline](ratchet.md) is. The file has to bear that name; only its folder is free. Named and not there is the error NETRASSOT002."),
        new("SsotBaseline", "`off`", "not set; `off` in a run of `dotnet format`",
            "`off` sets the baseline aside for one build, so that what it covers is reported, and can be fixed, again."),
        new("IsTestProject", "`true`, `false`", "set by the test SDKs",
            "Not ours, but read: in a test project nothing is inferred to be a second implementation, since a test double implements the contract by design."),
        new("IsPackable", "`true`, `false`", "set by the project",
            "Not ours, but read, where `SsotFreezePublicApi` did not come through the package's own targets."),
    ];

    /// <summary>Keys of <c>.editorconfig</c> and of global configuration files.</summary>
    public static IReadOnlyList<Option> EditorConfig { get; } =
    [
        new("ssot.role.<Role>.mode", "`off`, `advise`, `warn`, `enforce`", "`SsotMode`",
            "The mode of one role, for the files that the section is about: a team switches roles on one at a time and takes one back with one line. For a superseded namespace the role is the name of the namespace that takes its place. It cannot wake what `SsotMode` `off` put to sleep."),
        new("ssot.second_implementation.shape", "0 to 1; above 1 for never", "0.6",
            "What share of the canonical type's public members, by name and signature, [SSOT2006](rules/SSOT2006.md) takes for its shape."),
        new("dotnet_diagnostic.<id>.severity", "`none`, `silent`, `suggestion`, `warning`, `error`", "by mode",
            "The compiler's own option. What is configured for an id, from wherever, wins over modes and over `RemovedIn`; so the package ships no such line."),
    ];
}
