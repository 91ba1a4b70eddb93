using System.Text;

namespace Netra.SsotAnalyzers.Tests.Positions.Unnamed;

/// <summary>One cell of the table: a way, a kind of member, and the program of both.</summary>
/// <param name="Way">The way.</param>
/// <param name="Kind">The kind of member.</param>
/// <param name="Map">The file that declares the member.</param>
/// <param name="Text">The file that uses it, without marks.</param>
/// <param name="Marks">What is to be reported.</param>
internal sealed record UnnamedProgram(UnnamedWay Way, MemberKind Kind, string Map, string Text, IReadOnlyList<PositionMark> Marks)
{
    public const string Usings = """
        using System;
        using System.Collections;
        using System.Collections.Generic;
        using System.Linq;
        using System.Runtime.CompilerServices;
        using System.Threading.Tasks;
        using Netra.Ssot;

        """;

    private const string Replaced = "[ReplaceWith(\"Stand.In()\")] ";

    public string Path => $"/0/{Way.Name}.{Kind}.cs";

    public string? NotApplicable => Way.NotApplicable.GetValueOrDefault(Kind);

    public static UnnamedProgram Create(UnnamedWay way, MemberKind kind, int number)
    {
        var space = $"Cell{number}{kind}";
        var isGeneric = kind == MemberKind.Constraint;
        var modifiers = way.Use.Contains("await", StringComparison.Ordinal) ? "async Task" : "unsafe void";
        var type = isGeneric ? "T" : "X";
        var (source, marks) = PositionMark.Read(
            $"{Usings}namespace {space}\n{{\n    class C\n    {{\n        {modifiers} M{(isGeneric ? "<T>" : "")}({type} x){(isGeneric ? Constraint(way) : "")}\n        {{\n            {In(way.Use, type).Replace("{|", "{|SSOT1003:", StringComparison.Ordinal).Replace("{|SSOT1003:SSOT", "{|SSOT", StringComparison.Ordinal)}\n        }}\n    }}\n}}\n");
        return new UnnamedProgram(way, kind, $"{Usings}namespace {space}\n{{\n{MapOf(way, kind)}\n}}\n", source, marks);
    }

    private static string Constraint(UnnamedWay way) => $" where T : {(IsStatic(way.Member) ? "IX<T>" : "IX")}, new()";

    private static string MapOf(UnnamedWay way, MemberKind kind) => kind switch
    {
        MemberKind.Own => TypeOf(way, "class X", "X", way.Bases, Written(way, "X", "public ")),
        MemberKind.Struct => TypeOf(way, "struct X", "X", way.Bases, Written(way, "X", "public ")),
        MemberKind.Inherited => TypeOf(way, "class B", "B", way.Bases, Written(way, "B", "public ")) + TypeOf(way, "class X", "X", "B", ""),
        MemberKind.Overridden => TypeOf(way, "class B", "B", way.Bases, Written(way, "B", "public virtual ")) + TypeOf(way, "class X", "X", "B", Member(way.Member, "X", "public override ")),
        MemberKind.Interface => $"{way.Attributes}public interface X{Colon(way.Bases)} {{ {Replaced}{Declared(way.Member, "X")} {Besides(way, member => Declared(member, "X"))} }}",
        MemberKind.Constraint => IsStatic(way.Member)
            ? $"{way.Attributes}public interface IX<T>{Colon(way.Bases)} where T : IX<T> {{ {Replaced}{Declared(way.Member, "T")} {Besides(way, member => Declared(member, "T"))} }}"
            : $"{way.Attributes}public interface IX{Colon(way.Bases)} {{ {Replaced}{Declared(way.Member, "IX")} {Besides(way, member => Declared(member, "IX"))} }}",
        MemberKind.Extension => TypeOf(way, "class X", "X", way.Bases, Besides(way, member => Member(member, "X", "public "))) + $"public static class E {{ {Replaced}{Extension(way.Member)} }}",
        _ => TypeOf(way, "class X", "X", way.Bases, IsStatic(way.Member) ? "" : Besides(way, member => Member(member, "X", "public ")))
            + $"public static class E {{ extension(X{(IsStatic(way.Member) ? "" : " self")}) {{ {Replaced}{Member(way.Member, "X", "public ")} {(IsStatic(way.Member) ? Besides(way, member => Member(member, "X", "public ")) : "")} }} }}",
    } + "\npublic static class Stand { public static object In() => null!; }\npublic class Holder<T> { public T GetEnumerator() => throw null!; public T GetAwaiter() => throw null!; public T GetAsyncEnumerator() => throw null!; }";

    private static string TypeOf(UnnamedWay way, string head, string name, string bases, string members)
    {
        var constructor = way.Constructor.Length == 0 ? "" : $"public {name}({way.Constructor}){(bases == "B" ? " : base(0, 0)" : "")} {{ }} ";
        return $"{way.Attributes}public {head}{Colon(bases)} {{ {constructor}{members} }}\n";
    }

    private static string Colon(string bases) => bases.Length == 0 ? "" : " : " + bases;

    private static bool IsStatic(string member) => member.StartsWith("static ", StringComparison.Ordinal);

    private static bool IsProperty(string member) => !member.Contains('(', StringComparison.Ordinal);

    private static string Written(UnnamedWay way, string type, string modifiers) =>
        Replaced + Member(way.Member, type, modifiers) + " " + Besides(way, member => Member(member, type, "public "));

    private static string Besides(UnnamedWay way, Func<string, string> write) => new StringBuilder().AppendJoin(" ", way.Beside.Select(write)).ToString();

    private static string Member(string member, string type, string modifiers) =>
        (member.Contains(" IEnumerable.", StringComparison.Ordinal) ? "" : modifiers) + In(member, type) + (IsProperty(member) ? " { get => throw null!; set { } }" : member.StartsWith("void", StringComparison.Ordinal) ? " { throw null!; }" : " => throw null!;");

    private static string Declared(string member, string type) =>
        member.Contains(" IEnumerable.", StringComparison.Ordinal) ? In(member, type) + " => throw null!;" : (IsStatic(member) ? "static abstract " + In(member["static ".Length..], type) : In(member, type)) + (IsProperty(member) ? " { get; set; }" : ";");

    /// <summary>The method with its receiver in front; a property is written as the method that it would have to be.</summary>
    private static string Extension(string member)
    {
        if (IsProperty(member))
            return "public static " + In(member, "X").Replace("this[", "Item(this X self, ", StringComparison.Ordinal).Replace("]", ")", StringComparison.Ordinal) + (member.Contains('[', StringComparison.Ordinal) ? "" : "(this X self)") + " => throw null!;";

        var list = member.IndexOf('(', StringComparison.Ordinal) + 1;
        return "public " + (IsStatic(member) ? "" : "static ") + In(member[..list], "X") + "this X self" + (member[list] == ')' ? "" : ", ") + In(member[list..], "X") + (member.StartsWith("void", StringComparison.Ordinal) ? " { throw null!; }" : " => throw null!;");
    }

    private static string In(string text, string type) => text.Replace("{X}", type, StringComparison.Ordinal);
}
