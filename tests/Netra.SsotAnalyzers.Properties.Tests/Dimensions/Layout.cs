namespace Netra.SsotAnalyzers.Properties.Tests.Dimensions;

/// <summary>How the consumers see the canonical and the superseded declarations.</summary>
internal enum Library
{
    SameProject,
    Project,
    TwoProjects,
    Metadata,
}

/// <summary>The projects that hold the uses.</summary>
internal enum Consumers
{
    One,
    TwoProjects,
    LinkedFiles,
    TwoFrameworks,
}

/// <summary>The file that a use stands in, and where its directives are.</summary>
internal enum FileForm
{
    DirectivesInFile,
    DirectivesInNamespace,
    FileScopedNamespace,
    UnderSymbol,
    WindowsLineEnds,
}
