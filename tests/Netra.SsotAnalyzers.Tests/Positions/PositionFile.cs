using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Netra.SsotAnalyzers.Tests.Positions;

/// <summary>One position in one way of writing: a file, and what is expected where in it.</summary>
/// <param name="Path">Unique in a run.</param>
/// <param name="Text">The source without marks.</param>
/// <param name="Marks">What is to be reported, in the order of the text; marks nest.</param>
/// <param name="AliasDirectives">How many directives of the file SSOT2001 reports.</param>
internal sealed partial record PositionFile(Position Position, Variant Variant, string Path, string Text, IReadOnlyList<PositionMark> Marks, int AliasDirectives)
{
    private static readonly string[] Imports =
        ["System", "System.Collections.Generic", "System.Linq", "System.Linq.Expressions", "System.Threading.Tasks", "System.Runtime.CompilerServices", "System.Runtime.InteropServices"];

    /// <summary>How many of the directives stay: an alias whose own name is the value of a <c>nameof</c> keeps it.</summary>
    public int KeptAliasDirectives =>
        Marks.Any(mark => !mark.IsFixable && Text.AsSpan(0, mark.Span.Start).EndsWith("nameof(", StringComparison.Ordinal)) ? AliasDirectives : 0;

    /// <summary>The file, or null where the variant would be the plain one again.</summary>
    public static PositionFile? Create(Position position, int number, Variant variant)
    {
        if (!IsTried(position, variant))
            return null;

        var names = Name().Matches(position.Code).Select(match => match.Groups[1].Value).Distinct().ToList();
        var aliases = new List<string>();
        var code = position.Code;
        switch (variant)
        {
            case Variant.Nullable:
                code = MarkedName().Replace(code, "$0?");
                break;

            case Variant.Argument:
                code = Name().Replace(AnyMark().Replace(code, ""), match => IsSuperseded(match.Groups[1].Value) ? $"System.Collections.Generic.List<[|{match.Value}|]>" : match.Value);
                break;
        }

        if ((variant == Variant.Nullable && code == position.Code) || (variant == Variant.Argument && (!names.Any(IsSuperseded) || LiteralName().IsMatch(position.Code))) || (variant != Variant.Plain && names.Count == 0))
            return null;

        code = Name().Replace(code, match => Written(match.Groups[1].Value, variant));
        if (variant is Variant.Alias or Variant.GenericAlias)
        {
            aliases.AddRange(names.Select(name => $"using {name}Alias = {NamespaceOf(name)}.{Suffixed(name, variant == Variant.GenericAlias)};"));
            code = Mark().Replace(code, match => match.Groups[1].Value is "SSOT1001" or "SSOT1002" or "" && names.Any(name => IsSuperseded(name) && ReachesName(code, match.Index, name + "Alias")) ? "{|SSOT2001:" : match.Value);
        }

        var text = new StringBuilder();
        var isFirst = position.Usings.Contains("global using", StringComparison.Ordinal);
        if (isFirst)
            text.Append(position.Usings).Append('\n');
        foreach (var import in Imports)
            text.Append("using ").Append(import).Append(";\n");
        if (variant == Variant.Plain)
            text.Append("using Canon;\n");
        if (variant is not (Variant.Inside or Variant.Qualified or Variant.Global))
            text.Append("using Legacy;\n");
        text.Append("using Shared;\n");
        foreach (var alias in aliases)
            text.Append(alias).Append('\n');
        if (!isFirst)
            text.Append(Name().Replace(position.Usings, match => Written(match.Groups[1].Value, variant))).Append(position.Usings.Length > 0 ? "\n" : "");
        if (variant == Variant.Nullable)
            text.Append("#nullable enable\n");
        text.Append(position.IsWholeProgram ? code : $"namespace {(variant == Variant.Inside ? "Legacy.Inside" : "Rows")}.Row{number}{variant}\n{{\n{code}\n}}");
        text.Append('\n');

        var (source, marks) = PositionMark.Read(text.ToString());
        return new PositionFile(position, variant, $"/0/Row{number}{variant}.cs", source, marks, aliases.Count(alias => IsSuperseded(alias["using ".Length..])));
    }

    /// <summary>A whole program is a project, which costs; a <c>cref</c> writes type arguments in its own way.</summary>
    private static bool IsTried(Position position, Variant variant) =>
        !(position.IsWholeProgram && variant is not (Variant.Plain or Variant.Import or Variant.Alias))
        && !(position.Section == "Documentation" && variant is (Variant.Generic or Variant.GenericAlias or Variant.Argument))
        && !(position.Limit is not null && variant is (Variant.Qualified or Variant.Global));

    private static bool ReachesName(string code, int markIndex, string alias)
    {
        var depth = 0;
        for (var i = markIndex; i < code.Length; i++)
        {
            if (string.CompareOrdinal(code, i, "[|", 0, 2) == 0 || string.CompareOrdinal(code, i, "{|", 0, 2) == 0)
            {
                depth++;
            }
            else if (string.CompareOrdinal(code, i, "|]", 0, 2) == 0 || string.CompareOrdinal(code, i, "|}", 0, 2) == 0)
            {
                if (--depth == 0)
                    return false;
            }
            else if (depth == 1 && string.CompareOrdinal(code, i, alias, 0, alias.Length) == 0)
            {
                return true;
            }
        }

        return false;
    }

    private static string Written(string name, Variant variant) => variant switch
    {
        Variant.Qualified => NamespaceOf(name) + "." + name,
        Variant.Global => "global::" + NamespaceOf(name) + "." + name,
        Variant.Alias or Variant.GenericAlias => name + "Alias",
        Variant.Generic => name + "G<int>",
        _ => name,
    };

    private static string Suffixed(string name, bool generic) =>
        name == "OldMark" ? (generic ? "OldMarkGAttribute<int>" : "OldMarkAttribute") : generic ? name + "G<int>" : name;

    private static string NamespaceOf(string name) => IsSuperseded(name) ? "Legacy" : "Shared";

    private static bool IsSuperseded(string name) => name.StartsWith("Old", StringComparison.Ordinal) || name.StartsWith("IOld", StringComparison.Ordinal);

    [GeneratedRegex(@"\$(\w+)")]
    private static partial Regex Name();

    /// <summary>A superseded name that every variant writes alike.</summary>
    [GeneratedRegex(@"\|I?Old")]
    private static partial Regex LiteralName();

    [GeneratedRegex(@"\[\|\$\w+\|\]")]
    private static partial Regex MarkedName();

    [GeneratedRegex(@"\{\|(\w+)[^:|]*:|\[\|")]
    private static partial Regex Mark();

    [GeneratedRegex(@"\{\|[\w>.()]+:|\[\||\|\}|\|\]")]
    private static partial Regex AnyMark();
}
