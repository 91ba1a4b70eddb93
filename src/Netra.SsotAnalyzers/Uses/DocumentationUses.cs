using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Uses;

/// <summary>Superseded names in the <c>cref</c>s of documentation comments.</summary>
internal sealed class DocumentationUses(FileUses file)
{
    public void Add(SimpleNameSyntax name)
    {
        var alias = file.AliasOf(name);
        var hidden = alias is null ? null : file.Hidden(alias);
        var symbol = alias?.Target ?? CrefPlanner.Bind(file.Model, name, file.CancellationToken);
        var isSilent = file.IsSilent(name);
        var planner = new CrefPlanner(file.Context);
        string? role;
        (SyntaxNode Spot, Plan Plan)? planned;
        Sunset? sunset;
        string offender;
        string? ns = null;
        var follows = false;
        if (symbol is INamedTypeSymbol type && (file.Engine.FindSupersession(type) is not null || hidden is not null))
        {
            var supersession = file.Engine.FindSupersession(type);
            var target = supersession is null || isSilent ? type : supersession.Map(type);
            (role, sunset, offender) = (supersession?.Role ?? hidden!.Role, supersession?.Sunset, alias?.Name ?? type.Name);
            planned = target is null ? null : planner.PlanType(name, target);
            ns = file.NamespaceOf(type);

            // It follows the directive that brings it in.
            follows = supersession?.Namespace is not null && hidden is null && planned?.Spot == name;
        }
        else if (symbol is not null and not INamedTypeSymbol && file.Engine.FindReplacement(symbol) is { } replacement)
        {
            var container = ExtensionBlock.HomeOf(symbol);
            (role, sunset, offender) = (file.Engine.RoleOf(container) ?? file.Engine.RoleOf(symbol.ValueType()?.Awaited()) ?? container.Name, replacement.Sunset, container.Name + "." + symbol.Name);
            planned = planner.PlanMember(name, symbol, replacement);
        }
        else
        {
            return;
        }

        if (planned is not { } found || (isSilent && hidden is null))
            return;

        var remedy = found.Plan.Pieces.OfType<PlanPiece.TypeName>().First().Type.Name;
        file.Add(new Hit(
            DiagnosticIds.DocumentationReference, found.Spot.Span, role, offender, remedy, found.Plan, sunset,
            alias is null ? null : AliasKey.Of(alias), !isSilent && !follows, Namespace: ns, Target: (symbol as INamedTypeSymbol)?.Name));
    }
}
