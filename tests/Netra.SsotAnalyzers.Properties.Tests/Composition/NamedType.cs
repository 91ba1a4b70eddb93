using Netra.SsotAnalyzers.Properties.Tests.Dimensions;

namespace Netra.SsotAnalyzers.Properties.Tests.Composition;

/// <summary>A superseded type as a use names it, with the directives and declarations that the form of the name takes.</summary>
/// <param name="Type">The type's simple name, in the namespace <c>Legacy</c>.</param>
/// <param name="Naming">The form.</param>
/// <param name="Number">The use's number, which keeps aliases apart.</param>
internal sealed record NamedType(string Type, Naming Naming, int Number)
{
    public string Name => Naming switch
    {
        Naming.Qualified or Naming.UsingStatic => $"Legacy.{Type}",
        Naming.Global => $"global::Legacy.{Type}",
        Naming.Alias or Naming.GlobalAlias => $"A{Number}",
        Naming.NamespaceAlias => $"L{Number}.{Type}",
        _ => Type,
    };

    /// <summary>A static member of the type.</summary>
    public string Access(string member) => Naming == Naming.UsingStatic ? member : $"{Name}.{member}";

    public ImmutableArray<string> Directives => Type == "WidgetExtensions" && Naming != Naming.UsingStatic ? [.. OwnDirectives, "using Legacy;"] : OwnDirectives;

    private ImmutableArray<string> OwnDirectives => Naming switch
    {
        Naming.Qualified or Naming.Global or Naming.GlobalUsing or Naming.GlobalAlias or Naming.WithinNamespace => [],
        Naming.Alias => [$"using A{Number} = Legacy.{Type};"],
        Naming.NamespaceAlias => [$"using L{Number} = Legacy;"],
        Naming.UsingStatic => [$"using static Legacy.{Type};"],
        Naming.CollidingUsing => ["using Elsewhere;", "using Legacy;"],
        _ => ["using Legacy;"],
    };

    /// <summary>A directive in another file of the project.</summary>
    public ImmutableArray<string> GlobalDirectives => Naming switch
    {
        Naming.GlobalUsing => ["global using Legacy;"],
        Naming.GlobalAlias => [$"global using A{Number} = Legacy.{Type};"],
        _ => [],
    };

    public string Namespace => Naming == Naming.WithinNamespace ? $"Legacy.U{Number}" : $"U{Number}";

    /// <summary>What bears the canonical type's name beside the use.</summary>
    public string InNamespace => Naming == Naming.CollidingNamespace ? "public class Node { }" : "";

    public string InType => Naming == Naming.CollidingMember ? "static int Node => 1;" : "";

    public string InBody => Naming == Naming.CollidingLocal ? "var Node = T.I(0);" : "";
}
