using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Roslyn;

/// <summary>A type name in code, with its qualification, and what it stands in.</summary>
/// <param name="Identifier">The simple name that binds to the type.</param>
/// <param name="Full">The name with its qualifier: <c>Netra.Backend.Old</c>.</param>
internal readonly record struct TypeSite(SimpleNameSyntax Identifier, ExpressionSyntax Full)
{
    public static TypeSite Of(SimpleNameSyntax name)
    {
        ExpressionSyntax full = name;
        while (true)
        {
            switch (full.Parent)
            {
                case QualifiedNameSyntax qualified when qualified.Right == full:
                    full = qualified;
                    continue;
                case AliasQualifiedNameSyntax aliased when aliased.Name == full:
                    full = aliased;
                    continue;
                case MemberAccessExpressionSyntax access when access.Name == full:
                    full = access;
                    continue;
                default:
                    return new TypeSite(name, full);
            }
        }
    }

    /// <summary>The construction whose type this is, or null.</summary>
    public ObjectCreationExpressionSyntax? Creation => Full.Parent is ObjectCreationExpressionSyntax creation && creation.Type == Full ? creation : null;

    /// <summary>The attribute whose type this is, or null.</summary>
    public AttributeSyntax? Attribute => Full.Parent as AttributeSyntax;

    /// <summary>The access to a static member or nested type that stands on this name, or null.</summary>
    public MemberAccessExpressionSyntax? Access => Full.Parent is MemberAccessExpressionSyntax access && access.Expression == Full ? access : null;

    /// <summary>The range that names the type and not its type arguments.</summary>
    public Microsoft.CodeAnalysis.Text.TextSpan NameSpan => Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(Full.SpanStart, Identifier.Identifier.Span.End);
}
