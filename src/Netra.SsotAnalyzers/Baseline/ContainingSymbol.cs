using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Netra.SsotAnalyzers.Baseline;

/// <summary>
/// What a place of the source stands in: the qualified name of the member or type, without parameters, or <c>(file) path</c>
/// for what stands in neither. Read off the syntax, so that it neither costs a bind nor changes with what names mean.
/// </summary>
/// <param name="Name">As it is written into a baseline.</param>
/// <param name="Type">The innermost declaration of a type around the place, whose parts can hold more of the same name; null where there is none.</param>
internal sealed record ContainingSymbol(string Name, MemberDeclarationSyntax? Type)
{
    private const string File = "(file) ";

    /// <param name="tree">The file.</param>
    /// <param name="span">The place.</param>
    /// <param name="directory">The folder that paths are relative to.</param>
    /// <param name="isGenerated">Whether the file is generated: then only its name is stable, since its folder tells configuration and framework.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static ContainingSymbol Of(SyntaxTree tree, TextSpan span, string directory, bool isGenerated, CancellationToken cancellationToken)
    {
        var member = "";
        var types = "";
        var namespaces = "";
        MemberDeclarationSyntax? type = null;
        var node = tree.GetRoot(cancellationToken).FindNode(span, findInsideTrivia: true, getInnermostNodeForTie: true);
        foreach (var ancestor in node.AncestorsAndSelf())
        {
            switch (ancestor)
            {
                case UsingDirectiveSyntax:
                    return new ContainingSymbol(FileName(tree.FilePath, directory, isGenerated), null);

                case BaseTypeDeclarationSyntax { Identifier.ValueText.Length: > 0 } declaration:
                    if (declaration.Modifiers.Any(SyntaxKind.FileKeyword))
                        return new ContainingSymbol(FileName(tree.FilePath, directory, isGenerated), null);
                    types = Join(declaration.Identifier.ValueText + Arity((declaration as TypeDeclarationSyntax)?.TypeParameterList), types);
                    type ??= declaration;
                    break;

                case DelegateDeclarationSyntax declaration:
                    types = Join(declaration.Identifier.ValueText + Arity(declaration.TypeParameterList), types);
                    type ??= declaration;
                    break;

                case BaseNamespaceDeclarationSyntax declaration:
                    namespaces = Join(string.Concat(declaration.Name.DescendantTokens().Select(token => token.ValueText)), namespaces);
                    break;

                // Of several variables of a field the one that the place is in, or the first.
                case VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } variable when member.Length == 0:
                    member = variable.Identifier.ValueText;
                    break;

                case MemberDeclarationSyntax declaration when member.Length == 0:
                    member = NameOf(declaration);
                    break;
            }
        }

        var name = Join(namespaces, Join(types, member));
        return types.Length == 0 && member.Length == 0
            ? new ContainingSymbol(FileName(tree.FilePath, directory, isGenerated), null)
            : new ContainingSymbol(name, type);
    }

    private static string NameOf(MemberDeclarationSyntax member) => member switch
    {
        // An interface's name is left out where it is implemented explicitly: it may be one that a fix replaces.
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        EventDeclarationSyntax @event => @event.Identifier.ValueText,
        EnumMemberDeclarationSyntax value => value.Identifier.ValueText,
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.FirstOrDefault()?.Identifier.ValueText ?? "",
        ConstructorDeclarationSyntax constructor => constructor.Modifiers.Any(SyntaxKind.StaticKeyword) ? "#cctor" : "#ctor",
        DestructorDeclarationSyntax => "Finalize",
        IndexerDeclarationSyntax => "this[]",
        OperatorDeclarationSyntax @operator => "operator " + @operator.OperatorToken.ValueText,
        ConversionOperatorDeclarationSyntax conversion => conversion.ImplicitOrExplicitKeyword.ValueText + " operator",
        GlobalStatementSyntax => "<Main>",
        _ => "",
    };

    private static string Arity(TypeParameterListSyntax? parameters) =>
        parameters is null ? "" : "`" + parameters.Parameters.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Join(string outer, string inner) =>
        outer.Length == 0 ? inner : inner.Length == 0 ? outer : outer + "." + inner;

    private static string FileName(string path, string directory, bool isGenerated)
    {
        var file = path.Replace('\\', '/');
        return File + (isGenerated ? file.Substring(file.LastIndexOf('/') + 1) : Relative(directory.Replace('\\', '/'), file));
    }

    private static string Relative(string directory, string file)
    {
        var from = directory.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        var to = file.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        var common = 0;
        while (common < from.Length && common < to.Length - 1 && from[common] == to[common])
            common++;
        return common == 0
            ? file
            : string.Join("/", Enumerable.Repeat("..", from.Length - common).Concat(to.Skip(common)));
    }
}
