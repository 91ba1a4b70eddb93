namespace Netra.SsotAnalyzers.Docs;

/// <summary>The documentation cannot be generated; the message says why.</summary>
internal sealed class DocumentationException(string message) : Exception(message);
