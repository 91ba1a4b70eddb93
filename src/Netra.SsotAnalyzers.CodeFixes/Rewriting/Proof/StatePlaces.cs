using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;

/// <summary>
/// Where static state of a superseded type is read and written. The canonical type has state of its own: what is written
/// here and read there moves together.
/// </summary>
internal sealed class StatePlaces(SemanticModel model, SsotEngine engine, CancellationToken cancellationToken)
{
    /// <summary>The names of such members of this compilation's superseded types.</summary>
    public static HashSet<string> NamesOf(SsotEngine engine) => engine.Shared(shared => new StateNames(new HashSet<string>(
        shared.Map.Superseded.Select(type => shared.Resolve(type.Legacy)).OfType<INamedTypeSymbol>().SelectMany(type => type.GetMembers()).Where(IsState).Select(member => member.Name),
        StringComparer.Ordinal))).Names;

    /// <summary>The places of the file; what is only read is a test.</summary>
    public IEnumerable<TypePlace> Read()
    {
        var names = NamesOf(engine);
        if (names.Count == 0)
            yield break;

        foreach (var name in model.SyntaxTree.GetRoot(cancellationToken).DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (!names.Contains(name.Identifier.ValueText) || model.GetSymbolInfo(name, cancellationToken).Symbol is not { } member || !IsState(member)
                || engine.FindSupersession(member.ContainingType)?.Canonical is null || engine.IsSilent(name, model, cancellationToken) || SpanOf(name, member.ContainingType) is not { } span)
            {
                continue;
            }

            var whole = WholeOf(name);
            ImmutableArray<string> types = ["state " + DocumentationId.Of(member.OriginalDefinition)];
            if (IsWritten(whole))
                yield return new TypePlace(span, types, IsTest: false, whole.ToString(), IsLocal: engine.IsTestProject);
            if (IsRead(whole))
                yield return new TypePlace(span, types, IsTest: true, whole.ToString(), IsLocal: engine.IsTestProject);
        }
    }

    private static ExpressionSyntax WholeOf(IdentifierNameSyntax name) => name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;

    /// <summary>Where the edit would be: at the access, or where a class that inherits the member names its base.</summary>
    private TextSpan? SpanOf(IdentifierNameSyntax name, INamedTypeSymbol declaring)
    {
        var through = name.Parent is MemberAccessExpressionSyntax access && access.Name == name
            ? model.GetSymbolInfo(access.Expression, cancellationToken).Symbol as INamedTypeSymbol
            : model.GetEnclosingSymbol(name.SpanStart, cancellationToken)?.ContainingType;
        if (SymbolEqualityComparer.Default.Equals(through?.OriginalDefinition, declaring.OriginalDefinition))
            return WholeOf(name).Span;

        var heir = through is null ? null : through.BaseTypes().Prepend(through).FirstOrDefault(type => SymbolEqualityComparer.Default.Equals(type.BaseType?.OriginalDefinition, declaring.OriginalDefinition));
        return heir?.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken)).OfType<TypeDeclarationSyntax>()
            .FirstOrDefault(declaration => declaration.SyntaxTree == model.SyntaxTree && declaration.BaseList is not null)?.BaseList!.Types[0].Type.Span;
    }

    private static bool IsState(ISymbol member) => member.IsStatic && member switch
    {
        IFieldSymbol field => field is { IsConst: false, IsReadOnly: false, IsImplicitlyDeclared: false },
        IPropertySymbol { SetMethod: not null } property => property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property)),
        IEventSymbol @event => @event.AddMethod?.IsImplicitlyDeclared == true,
        _ => false,
    };

    private static bool IsWritten(ExpressionSyntax access) => access.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == access,
        PostfixUnaryExpressionSyntax postfix => postfix.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression,
        PrefixUnaryExpressionSyntax prefix => prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression,
        ArgumentSyntax argument => argument.RefKindKeyword.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword || argument.Parent is TupleExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } tuple && assignment.Left == tuple,
        RefExpressionSyntax => true,
        _ => false,
    };

    private static bool IsRead(ExpressionSyntax access) => !(access.IsInNameOf() || access.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == access && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression),
        ArgumentSyntax argument => argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword),
        _ => false,
    });

    private sealed record StateNames(HashSet<string> Names);
}
