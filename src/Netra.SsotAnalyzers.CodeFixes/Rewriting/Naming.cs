namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>How a type is named in a file, from the shortest way to the one that always binds.</summary>
internal enum Naming
{
    /// <summary>By its simple name, which is in scope.</summary>
    Simple,

    /// <summary>By its simple name, with an import added.</summary>
    Import,

    /// <summary>By its simple name, with a file-level alias of that very name: another type in scope bears it too.</summary>
    FileAlias,

    /// <summary>With its namespace.</summary>
    Qualified,

    /// <summary>With its namespace and <c>global::</c>.</summary>
    GlobalQualified,
}
