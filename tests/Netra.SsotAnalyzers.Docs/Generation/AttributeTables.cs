using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Netra.Ssot;

namespace Netra.SsotAnalyzers.Docs.Generation;

/// <summary>What the attributes take, from the assembly that ships and its documentation file.</summary>
internal static partial class AttributeTables
{
    private static readonly Dictionary<string, XElement> Comments = XDocument.Load(Path.ChangeExtension(typeof(CanonicalAttribute).Assembly.Location, ".xml"))
        .Descendants("member").ToDictionary(member => (string)member.Attribute("name")!);

    public static string Of()
    {
        var rows = typeof(CanonicalAttribute).Assembly.GetExportedTypes()
            .Where(typeof(Attribute).IsAssignableFrom)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .SelectMany(Rows);
        return $"| attribute | on | argument | what it says |\n|---|---|---|---|\n{string.Join('\n', rows)}";
    }

    private static IEnumerable<string> Rows(Type type)
    {
        var name = $"`[{type.Name[..^"Attribute".Length]}]`";
        var on = type.GetCustomAttribute<AttributeUsageAttribute>()!.ValidOn.ToString().ToLowerInvariant();
        yield return $"| {name} | {on} | | {Summary("T:" + type.FullName)} |";

        var constructor = type.GetConstructors().Single();
        foreach (var parameter in constructor.GetParameters())
            yield return $"| | | `{parameter.Name}` | {Text(Comment(Id(constructor)).Elements("param").Single(element => (string?)element.Attribute("name") == parameter.Name))} |";
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(property => property.CanWrite))
            yield return $"| | | `{property.Name} =` | {Summary($"P:{type.FullName}.{property.Name}")} |";
    }

    private static string Id(ConstructorInfo constructor) =>
        $"M:{constructor.DeclaringType!.FullName}.#ctor({string.Join(',', constructor.GetParameters().Select(parameter => parameter.ParameterType.FullName))})";

    private static string Summary(string id) => Text(Comment(id).Element("summary")!);

    private static XElement Comment(string id) => Comments.TryGetValue(id, out var comment) ? comment : throw new DocumentationException($"Netra.Ssot has no documentation comment for {id}.");

    /// <summary>The comment in Markdown, on one line.</summary>
    private static string Text(XElement element) =>
        Space().Replace(string.Concat(element.Nodes().Select(node => node switch
        {
            XText text => text.Value.Replace("<", "&lt;").Replace("|", "\\|"),
            XElement { Name.LocalName: "c" } code => code.Value.Contains('`') ? $"`` {code.Value} ``" : $"`{code.Value}`",
            XElement { Name.LocalName: "paramref" or "typeparamref" } name => $"`{(string?)name.Attribute("name")}`",
            XElement { Name.LocalName: "see" } reference => $"`{((string?)reference.Attribute("cref"))?.Split('.')[^1]}`",
            _ => "",
        })), " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
