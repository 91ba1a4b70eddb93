using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Rules.Implementations;

namespace Netra.Ssot.Tool.Audit.Evidence;

/// <summary>What stands beside another type by design: evidence that only says that both are alike is not enough there.</summary>
internal static partial class Innocence
{
    private static readonly string[] Doubles = ["Mock", "Fake", "Stub", "Dummy", "Spy", "Testing"];
    private static readonly string[] Platforms = ["windows", "win32", "winrt", "linux", "mac", "macos", "osx", "unix", "posix", "x11", "wayland", "android",
        "ios", "wasm", "arm64", "x64", "x86", "avx2", "sse2", "gtk", "apple"];

    // A store for each database is meant, as a type for each platform is.
    private static readonly string[] Databases = ["postgres", "postgresql", "npgsql", "sqlite", "mysql", "mariadb", "oracle", "mssql",
        "sqlserver", "mongo", "mongodb", "cosmos", "redis", "firebird", "db2"];

    // What takes requests passes them on: that is its work.
    private static readonly string[] Doors = ["Controller", "Hub", "Endpoint", "Endpoints", "Handler", "Page", "PageModel", "Job", "Worker", "Command",
        "ViewModel", "Presenter", "Middleware", "Filter", "ViewComponent", "Migration"];

    private static readonly string[] Layers =
        ["dto", "dtos", "contracts", "entities", "domain", "models", "viewmodels", "persistence", "requests", "responses", "wire", "views", "messages",
            "queries", "commands"];

    public static bool IsDoor(AuditType type) => Doors.Any(door => type.Name.EndsWith(door, StringComparison.Ordinal));

    /// <summary>By the words that the suite's own inference of shims knows.</summary>
    public static bool IsNamedLikeAWrapper(AuditType type) => ShimInference.WrapperWords.Any(word => type.Name.Contains(word, StringComparison.Ordinal));

    /// <summary>Whether a type is a double of another, in a project of tests or by its name.</summary>
    public static bool IsDouble(AuditType type) =>
        type.IsTest || Doubles.Any(word => type.Name.StartsWith(word, StringComparison.Ordinal) || type.Name.EndsWith(word, StringComparison.Ordinal))
        || type.Namespace.Split('.').Any(part => part is "Testing" or "Tests" or "Fakes" or "Mocks" or "TestHelpers");

    /// <summary>Whether somebody has written that one replaces the other, or one only passes on to the other.</summary>
    public static bool IsSaid(IReadOnlyList<Clue> clues) =>
        clues.Any(clue => clue.Kind is ClueKind.Written or ClueKind.Alias or ClueKind.Declared
            || (clue.Kind == ClueKind.Forwarding && clue.Weight >= Clue.Enough));

    /// <summary>Whether a type belongs to the runtime or to its libraries.</summary>
    public static bool IsOfTheFramework(INamedTypeSymbol type) => type.ContainingNamespace.ToDisplayString() is var ns
        && (ns is "System" or "Microsoft" || ns.StartsWith("System.", StringComparison.Ordinal) || ns.StartsWith("Microsoft.", StringComparison.Ordinal));

    /// <summary>Why two types that look alike are meant to stand side by side; null where nothing says so.</summary>
    /// <param name="one">A type.</param>
    /// <param name="other">Another.</param>
    /// <param name="clues">What speaks against them.</param>
    /// <param name="uses">Who is made and registered.</param>
    /// <param name="cancellationToken">Cancels the look at bodies.</param>
    public static string? Of(AuditType one, AuditType other, IReadOnlyList<Clue> clues, TypeUses uses, CancellationToken cancellationToken)
    {
        // What somebody has written down, or what only passes on, needs no look at the rest.
        if (IsDouble(one) || IsDouble(other))
            return "a double for tests";
        if (IsSaid(clues))
            return clues.All(clue => clue.Kind == ClueKind.Alias || !IsSaid([clue])) && LayerOf(one) != LayerOf(other) ? "layers" : null;
        if (IsDoor(one) && IsDoor(other) && (one.Words.Key != other.Words.Key || !clues.Any(clue => clue.Kind == ClueKind.Bodies)))
            return "doors for different requests";
        if (one.IsData || other.IsData)
            return "data";
        if (LayerOf(one) != LayerOf(other))
            return "layers";
        if (VersionOf(one.Namespace) is { } version && VersionOf(other.Namespace) is { } otherVersion && version != otherVersion)
            return "versions of a public API";
        if (PlatformOf(one) is { } platform && PlatformOf(other) is { } otherPlatform && platform != otherPlatform)
            return "one for each platform";
        if (one.Symbol.IsAbstract && other.Symbol.BaseType is not null && Derives(other, one) || (other.Symbol.IsAbstract && Derives(one, other)))
            return "a base and what derives from it";
        if (one.Symbol.IsAbstract && one.Symbol.TypeKind == TypeKind.Class && !one.Symbol.IsStatic
            || (other.Symbol.IsAbstract && other.Symbol.TypeKind == TypeKind.Class && !other.Symbol.IsStatic))
        {
            return "an abstract base";
        }

        if (CommonBase(one, other) is not null && !clues.Any(clue => clue.Kind == ClueKind.Derivation)
            && (one.Name == other.Name || !clues.Any(clue => clue.Kind == ClueKind.RoleNoun)))
        {
            return "variants of one base";
        }

        return Contract(one, other, clues, uses, cancellationToken);
    }

    /// <summary>Why the implementations of a contract stand side by side.</summary>
    private static string? Contract(AuditType one, AuditType other, IReadOnlyList<Clue> clues, TypeUses uses, CancellationToken cancellationToken)
    {
        foreach (var contract in CommonContracts(one, other))
        {
            if (NullObject.Is(one.Symbol, contract, cancellationToken) || NullObject.Is(other.Symbol, contract, cancellationToken))
                return "one that does nothing";
            if (Holds(one, contract, cancellationToken) || Holds(other, contract, cancellationToken))
                return "a decorator, a composite or a proxy";
            if (one.Name == other.Name)
                return "plug-ins of one contract";
            if (uses.IsInUse(one) && uses.IsInUse(other)
                && !clues.Any(clue => clue.Kind == ClueKind.Bodies && clue.Weight >= Clue.Enough && one.Words.Key == other.Words.Key))
            {
                return "implementations that are used side by side";
            }
        }

        return null;
    }

    /// <summary>The interfaces of the solution that both implement.</summary>
    public static IEnumerable<INamedTypeSymbol> CommonContracts(AuditType one, AuditType other)
    {
        var others = other.Symbol.AllInterfaces.Select(contract => DocumentationId.Of(contract.OriginalDefinition)).ToHashSet(StringComparer.Ordinal);
        return one.Symbol.AllInterfaces
            .Where(contract => contract.ContainingNamespace.ToDisplayString() is var ns && !ns.StartsWith("System", StringComparison.Ordinal)
                && others.Contains(DocumentationId.Of(contract.OriginalDefinition)));
    }

    private static bool Holds(AuditType type, INamedTypeSymbol contract, CancellationToken cancellationToken) =>
        !type.IsReferenced && new ContractUse(type.Engine, contract, null, cancellationToken).IsIn(type.Symbol);

    private static bool Derives(AuditType type, AuditType ancestor) =>
        Bases(type.Symbol).Any(current => TypeKey.Of(current.OriginalDefinition) == ancestor.Key);

    private static INamedTypeSymbol? CommonBase(AuditType one, AuditType other) =>
        Bases(one.Symbol).FirstOrDefault(current =>
            current.SpecialType == SpecialType.None
                && Bases(other.Symbol).Any(candidate => TypeKey.Of(candidate.OriginalDefinition) == TypeKey.Of(current.OriginalDefinition)));

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null
            && current.SpecialType is not SpecialType.System_Object and not SpecialType.System_ValueType; current = current.BaseType)
        {
            yield return current;
        }
    }

    /// <summary>A model, a message or the like: each part of an application has its own of one thing.</summary>
    public static bool IsDataOfALayer(AuditType type) => type.IsData && LayerOf(type) is not null;

    private static string? LayerOf(AuditType type) =>
        type.Namespace.Split('.').Reverse().Select(part => part.ToLowerInvariant()).FirstOrDefault(Layers.Contains);

    /// <summary>The parts of a namespace that are a version: v2, _2._1; null without one.</summary>
    private static string? VersionOf(string ns) => ns.Split('.').Where(IsVersion).ToList() is { Count: > 0 } parts ? string.Join('.', parts) : null;

    public static bool IsVersion(string part) => VersionPattern().IsMatch(part);

    private static string? PlatformOf(AuditType type) =>
        type.Words.All.FirstOrDefault(IsPlatform) ?? type.Namespace.Split('.').Select(part => part.ToLowerInvariant()).FirstOrDefault(IsPlatform);

    private static bool IsPlatform(string word) => Platforms.Contains(word) || Databases.Contains(word);

    [GeneratedRegex("^[vV_]([0-9]+)([_.][0-9]+)*$")]
    private static partial Regex VersionPattern();
}
