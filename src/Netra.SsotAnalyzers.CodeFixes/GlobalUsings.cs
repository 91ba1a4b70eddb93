global using System.Collections.Immutable;
global using Microsoft.CodeAnalysis;
global using Netra.SsotAnalyzers.Roslyn;
