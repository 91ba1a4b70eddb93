using Microsoft.CodeAnalysis;

namespace Netra.SsotAnalyzers.Tests.Positions;

/// <summary>
/// A place where code can name something superseded. In <paramref name="Code"/> <c>$Old</c> is a name that the variants write in
/// their own way; <c>[|$Old|]</c> marks what SSOT1001 reports, <c>{|SSOT1002:$Old.Count|}</c> what another rule does.
/// </summary>
/// <param name="Section">Heading in the table.</param>
/// <param name="Name">Unique, in the words of the language specification.</param>
/// <param name="Code">Members of a namespace.</param>
/// <param name="Usings">Directives of the file, beside the ordinary ones.</param>
/// <param name="IsWholeProgram">A project of its own: it holds what may be there once.</param>
/// <param name="Limit">Why it is tried in the simple forms only: something that the compiler's own model does not tell, or that the syntax has no room for.</param>
/// <param name="MinRoslyn">The first Roslyn that knows the syntax; older hosts leave the row out.</param>
internal sealed record Position(string Section, string Name, string Code, string Usings = "", bool IsWholeProgram = false, int MinRoslyn = 4, string? Limit = null)
{
    public bool IsKnownToHost => typeof(SyntaxNode).Assembly.GetName().Version!.Major >= MinRoslyn;
}
