using System.Text.RegularExpressions;

namespace Netra.Ssot.Tool.Agents;

/// <summary>Documentation-comment ids as a reader of C# knows the names.</summary>
internal static partial class IdText
{
    /// <summary>The type of an id such as <c>T:Post.Box`1</c>: <c>Post.Box&lt;&gt;</c>.</summary>
    public static string OfType(string id)
    {
        var name = id.StartsWith("T:", StringComparison.Ordinal) ? id[2..] : id;
        return Arity().Replace(name, arity => $"<{new string(',', int.Parse(arity.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) - 1)}>")
            .Replace('{', '<').Replace('}', '>');
    }

    /// <summary>The member of an id such as <c>M:Post.Factory.Create(System.String)</c>: <c>Post.Factory.Create(String)</c>.</summary>
    public static string OfMember(string id)
    {
        var (name, list) = id.IndexOf('(') is var start and >= 0 ? (id[2..start], id[start..]) : (id[2..], id[0] == 'M' ? "()" : "");
        var end = list.LastIndexOf(')');
        var parameters = end < 0
            ? "" : TypeParameter().Replace(Namespaces().Replace(list[..(end + 1)], ""), "T$1").Replace('{', '<').Replace('}', '>')
                .Replace("@", "", StringComparison.Ordinal).Replace(",", ", ", StringComparison.Ordinal);
        var dot = name.LastIndexOf('.');
        var (type, member) = dot < 0 ? ("", name) : (OfType(name[..dot]), name[(dot + 1)..]);
        if (member == "#ctor")
            return $"new {type}{parameters}";
        if (id[0] == 'M' && Accessor().Match(member) is { Success: true } accessor)
            return $"{type}.{accessor.Groups["name"].Value} ({accessor.Groups["kind"].Value})";
        return $"{type}.{MethodArity().Replace(member, "")}{parameters}".TrimStart('.');
    }

    /// <summary>The namespace of a type's id, if none of the types around it is nested.</summary>
    public static string NamespaceOf(string id) => OfType(id) is var name && name.Split('<')[0].LastIndexOf('.') is var dot and > 0 ? name[..dot] : "";

    [GeneratedRegex(@"(?<!`)`(\d+)")]
    private static partial Regex Arity();

    [GeneratedRegex(@"``\d+$")]
    private static partial Regex MethodArity();

    [GeneratedRegex(@"``?(\d+)")]
    private static partial Regex TypeParameter();

    [GeneratedRegex(@"(?:\w+\.)+(?=\w)")]
    private static partial Regex Namespaces();

    [GeneratedRegex(@"^(?<kind>get|set|add|remove)_(?<name>.+)$")]
    private static partial Regex Accessor();
}
