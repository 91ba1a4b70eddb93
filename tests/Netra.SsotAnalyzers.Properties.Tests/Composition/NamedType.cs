using Netra.SsotAnalyzers.Properties.Tests.Dimensions;

namespace Netra.SsotAnalyzers.Properties.Tests.Composition;

/// <summary>A superseded type as a use names it, with the directives and declarations that the form of the name takes.</summary>
/// <param name="Type">The type's simple name, in the namespace <c>Legacy</c>.</param>
/// <param name="Naming">The form.</param>
/// <param name="Number">The use's number, which keeps aliases apart.</param>
internal sealed record NamedType(string Type, Naming Naming, int Number)
{
    /// <summary>The namespace of the type.</summary>
    public string Container { get; init; } = "Legacy";

    /// <summary>The simple name of the canonical type, which other things bear as well in some forms.</summary>
    public string Canonical { get; init; } = "Node";

    /// <summary>Directives that the use needs beside those for the name.</summary>
    public ImmutableArray<string> More { get; init; } = [];

    /// <summary>Such directives in another file of the project.</summary>
    public ImmutableArray<string> MoreGlobal { get; init; } = [];

    /// <summary>Whether the use names the type at all.</summary>
    public bool IsNamed { get; init; } = true;

    public string Name => Naming switch
    {
        Naming.Qualified or Naming.UsingStatic => $"{Container}.{Type}",
        Naming.Global => $"global::{Container}.{Type}",
        Naming.Alias or Naming.GlobalAlias => $"A{Number}",
        Naming.NamespaceAlias => $"L{Number}.{Type}",
        _ => Type,
    };

    /// <summary>A static member of the type.</summary>
    public string Access(string member) => Naming == Naming.UsingStatic ? member : $"{Name}.{member}";

    public ImmutableArray<string> Directives => Type == "WidgetExtensions" && Naming != Naming.UsingStatic ? [.. OwnDirectives, "using Legacy;"] : [.. More, .. IsNamed ? OwnDirectives : []];

    private ImmutableArray<string> OwnDirectives => Naming switch
    {
        Naming.Qualified or Naming.Global or Naming.GlobalUsing or Naming.GlobalAlias or Naming.WithinNamespace => [],
        Naming.Alias => [$"using A{Number} = {Container}.{Type};"],
        Naming.NamespaceAlias => [$"using L{Number} = {Container};"],
        Naming.UsingStatic => [$"using static {Container}.{Type};"],
        Naming.CollidingUsing => [$"using {Container.Replace("Legacy", "Elsewhere")};", $"using {Container};"],
        _ => [$"using {Container};"],
    };

    /// <summary>A directive in another file of the project.</summary>
    public ImmutableArray<string> GlobalDirectives => (IsNamed ? Naming : Naming.Simple) switch
    {
        Naming.GlobalUsing => [.. MoreGlobal, $"global using {Container};"],
        Naming.GlobalAlias => [.. MoreGlobal, $"global using A{Number} = {Container}.{Type};"],
        _ => MoreGlobal,
    };

    public string Namespace => Naming == Naming.WithinNamespace && IsNamed ? $"{Container}.U{Number}" : $"U{Number}";

    /// <summary>What bears the canonical type's name beside the use.</summary>
    public string InNamespace => Naming == Naming.CollidingNamespace ? $"public class {Canonical} {{ }}" : "";

    public string InType => Naming == Naming.CollidingMember ? $"static int {Canonical} => 1;" : "";

    public string InBody => Naming == Naming.CollidingLocal ? $"var {Canonical} = T.I(0);" : "";
}
