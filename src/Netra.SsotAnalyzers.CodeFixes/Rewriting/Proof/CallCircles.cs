using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;
using Netra.SsotAnalyzers.Uses;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;

/// <summary>
/// Finds edits in code that the replacement itself runs, over all projects: a library's replacement calls an interface, and
/// another project implements it with the superseded member. Rewritten, the code would call itself without end. What a
/// replacement of a compiled library calls is read from its instructions. One compilation sees the circles inside itself, and
/// refuses them when it plans.
/// </summary>
internal sealed class CallCircles(SourceFiles files)
{
    private readonly Dictionary<string, HashSet<string>> _runs = new(StringComparer.Ordinal);
    private readonly Dictionary<Edit, Refusal?> _known = [];

    /// <summary>The projects by their assemblies' names; several where one is built for several frameworks.</summary>
    private readonly ILookup<string, ProjectId> _projects = files.Solution.Projects
        .Where(project => project.Language == LanguageNames.CSharp).ToLookup(project => project.AssemblyName, project => project.Id, StringComparer.Ordinal);

    /// <summary>Those of the edits that are in a circle, each with the reason why it stays.</summary>
    public async Task<ImmutableArray<(Edit Edit, Refusal Refusal)>> FindAsync(IEnumerable<Edit> edits, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<(Edit, Refusal)>();
        foreach (var edit in edits)
        {
            if (!_known.TryGetValue(edit, out var refusal))
                _known.Add(edit, refusal = await RefusalOfAsync(edit, cancellationToken).ConfigureAwait(false));
            if (refusal is not null)
                found.Add((edit, refusal));
        }

        return found.ToImmutable();
    }

    private async Task<Refusal?> RefusalOfAsync(Edit edit, CancellationToken cancellationToken)
    {
        var view = edit.File.Primary;
        if (edit.Plan.RemovesDirective || edit.Hit.StandsAlone || edit.Hit.Namespace is not null || !view.IsActive(edit.Span) || UsedBy(view, edit, cancellationToken) is not { ContainingAssembly: { } assembly } used)
            return null;

        var key = Key(used);
        if (!_runs.TryGetValue(key, out var run))
            _runs.Add(key, run = await RunAsync(_projects[assembly.Name].FirstOrDefault() ?? view.Document.Project.Id, used, cancellationToken).ConfigureAwait(false));
        if (run.Count == 0 || !Reach.Around(view.Root.FindNode(edit.Hit.Span, findInsideTrivia: true), view.Model).Any(around => run.Contains(Key(around))))
            return null;

        return used is INamedTypeSymbol type
            ? Refusal.BuiltOnIt.For(edit.Hit.Remedy, type.Name)
            : Refusal.BuiltOnIt.For(view.Engine.FindReplacement(used)?.Expression ?? edit.Hit.Remedy, used.Name);
    }

    /// <summary>The member with a replacement, or else the superseded type, that an edit replaces.</summary>
    private static ISymbol? UsedBy(SourceFile.View view, Edit edit, CancellationToken cancellationToken)
    {
        var node = view.Root.FindNode(edit.Hit.Span, getInnermostNodeForTie: true);
        if (node.FirstAncestorOrSelf<StatementSyntax>() is null && node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is null)
            return null;

        var symbol = view.Model.GetSymbolInfo(node, cancellationToken).Symbol;
        var member = (symbol is IMethodSymbol { ReducedFrom: { } reduced } ? reduced : symbol)?.OriginalDefinition;
        if (member is IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol && view.Engine.FindReplacement(member) is not null)
            return member;

        var type = (symbol as INamedTypeSymbol ?? symbol?.ContainingType)?.OriginalDefinition;
        return type is not null && node.Parent is not (TypeArgumentListSyntax or ParameterSyntax or VariableDeclarationSyntax or BaseTypeSyntax) && view.Engine.FindSupersession(type)?.Canonical is not null ? type : null;
    }

    /// <summary>The members of all projects that a replacement runs, and through what they call one another; none where nothing leaves its project.</summary>
    private async Task<HashSet<string>> RunAsync(ProjectId declaring, ISymbol used, CancellationToken cancellationToken)
    {
        var run = new HashSet<string>(StringComparer.Ordinal);
        if (await EngineOfAsync(declaring, cancellationToken).ConfigureAwait(false) is not { } engine || Resolve(used, engine.Compilation) is not { } own)
            return run;

        var pending = new Queue<(ProjectId Project, ISymbol Member)>();
        var targets = own is INamedTypeSymbol type ? OfType(engine, type).ToList() : engine.FindReplacement(own) is { } replacement ? Reach.Of(engine).Targets(own, replacement, target => target.ContainingAssembly is not null) : [];
        Add(engine, targets);
        if (own is not INamedTypeSymbol && CompiledCalls.DispatchedBy([.. targets.Where(IsCompiled)], IsCompiled(own) ? own : null, engine, cancellationToken) is { Count: > 0 } dispatched)
            await AddTargetsAsync(files.TogetherWith([declaring]).Select(project => project.Id), dispatched).ConfigureAwait(false);

        while (pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (project, member) = pending.Dequeue();
            if (await EngineOfAsync(project, cancellationToken).ConfigureAwait(false) is not { } around || Resolve(member, around.Compilation) is not { } resolved)
                continue;

            Add(around, Reach.Of(around).RunBy(resolved));
            if (resolved is not ({ IsVirtual: true } or { IsAbstract: true } or { IsOverride: true }))
                continue;

            await AddTargetsAsync(files.WithDependents([project]).Where(id => id != project), [member]).ConfigureAwait(false);
        }

        return run;

        async Task AddTargetsAsync(IEnumerable<ProjectId> projects, IReadOnlyCollection<ISymbol> called)
        {
            foreach (var project in projects)
            {
                if (await EngineOfAsync(project, cancellationToken).ConfigureAwait(false) is { } user)
                    Add(user, called.Select(member => Resolve(member, user.Compilation)).OfType<ISymbol>().SelectMany(Dispatch.Of(user).TargetsOf));
            }
        }

        void Add(SsotEngine seenBy, IEnumerable<ISymbol> members)
        {
            foreach (var member in members)
            {
                var definition = (member is IMethodSymbol { ReducedFrom: { } reduced } ? reduced : member).OriginalDefinition;
                if (definition.ContainingAssembly is not { } assembly || !_projects.Contains(assembly.Name) || !run.Add(Key(definition)))
                    continue;

                foreach (var project in _projects[assembly.Name])
                    pending.Enqueue((project, definition));
            }
        }
    }

    private bool IsCompiled(ISymbol symbol) => symbol.ContainingAssembly is { } assembly && !_projects.Contains(assembly.Name);

    /// <summary>The members of a canonical type. A superseded type that is built on it calls it anyway.</summary>
    private static IEnumerable<ISymbol> OfType(SsotEngine engine, INamedTypeSymbol legacy) =>
        engine.FindSupersession(legacy) is { Canonical: { } canonical, Namespace: null } && !Reach.Of(engine).IsBuiltOn(legacy, canonical.OriginalDefinition)
            ? canonical.OriginalDefinition.GetMembers().Where(member => member is not INamedTypeSymbol)
            : [];

    private async Task<SsotEngine?> EngineOfAsync(ProjectId id, CancellationToken cancellationToken)
    {
        var project = files.Solution.GetProject(id)!;
        return await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is { } compilation ? SsotEngine.For(compilation, project.AnalyzerOptions, cancellationToken) : null;
    }

    private static ISymbol? Resolve(ISymbol symbol, Compilation compilation) =>
        SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly)
            ? symbol
            : DocumentationCommentId.GetSymbolsForDeclarationId(DocumentationId.Of(symbol), compilation).FirstOrDefault(found => found.ContainingAssembly?.Name == symbol.ContainingAssembly?.Name);

    private static string Key(ISymbol symbol) => symbol.ContainingAssembly?.Name + "|" + DocumentationId.Of(symbol.OriginalDefinition);
}
