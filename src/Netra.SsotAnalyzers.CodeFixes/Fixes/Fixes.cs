using System.Collections.Concurrent;
using System.Composition;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.CodeFixes.Rewriting;

namespace Netra.SsotAnalyzers.CodeFixes.Fixes;

/// <summary>Names the canonical type.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSOT1001_SupersededTypeUseFix)), Shared]
public sealed class SSOT1001_SupersededTypeUseFix() : SsotCodeFix(DiagnosticIds.SupersededTypeUse, "Use the canonical type", "Use '{1}'");

/// <summary>Writes the replacement that the member's author declared.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSOT1002_SupersededMemberUseFix)), Shared]
public sealed class SSOT1002_SupersededMemberUseFix() : SsotCodeFix(DiagnosticIds.SupersededMemberUse, "Use the declared replacement", "Use '{1}'");

/// <summary>Imports the replacement namespace, and qualifies names with it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSOT1004_SupersededNamespaceUseFix)), Shared]
public sealed class SSOT1004_SupersededNamespaceUseFix()
    : SsotCodeFix(DiagnosticIds.SupersededNamespaceUse, "Use the namespace that replaces it", "Use the namespace '{1}'");

/// <summary>Refers to the canonical type or member.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSOT1005_DocumentationReferenceFix)), Shared]
public sealed class SSOT1005_DocumentationReferenceFix() : SsotCodeFix(DiagnosticIds.DocumentationReference, "Refer to the canonical type", "Refer to '{1}'");

/// <summary>Removes the alias, and replaces its uses with the type name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSOT2001_HidingAliasFix)), Shared]
public sealed class SSOT2001_HidingAliasFix()
    : SsotCodeFix(DiagnosticIds.HidingAlias, "Replace the alias with the type name", "Replace the alias '{0}' with the type name");

/// <summary>Declares the inferred supersession.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSOT2002_SecondImplementationFix)), Shared]
public sealed class SSOT2002_SecondImplementationFix() : SsotCodeFix(DiagnosticIds.SecondImplementation, "Declare it superseded", "Declare '{0}' superseded");

/// <summary>Declares the inferred supersession.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSOT2003_CompatibilityShimFix)), Shared]
public sealed class SSOT2003_CompatibilityShimFix() : SsotCodeFix(DiagnosticIds.CompatibilityShim, "Declare it superseded", "Declare '{0}' superseded");

/// <summary>Deletes an unused declaration.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSOT2004_UnusedDeclarationFix)), Shared]
public sealed class SSOT2004_UnusedDeclarationFix() : SsotCodeFix(DiagnosticIds.UnusedDeclaration, "Delete it", "Delete '{0}'");

/// <summary>Writes the catalogue's constant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSOT3001_RawEventNameFix)), Shared]
public sealed class SSOT3001_RawEventNameFix() : SsotCodeFix(DiagnosticIds.RawEventName, "Use the catalogue's constant", "Use '{1}'");

/// <summary>
/// The base of every fix: one id, one action, one constant key, and a title that names the target. An editor offers it only
/// where it changes something. <c>dotnet format</c> (a workspace that MSBuild loaded) is always offered it, because an id
/// whose first hit has no action is not fixed anywhere.
/// </summary>
public abstract class SsotCodeFix : CodeFixProvider
{
    // What a menu of an editor shows without cutting it off.
    private const int LongestTitle = 60;

    private readonly string _id;
    private readonly string _title;
    private readonly string _titleWithNames;

    /// <param name="id">The rule.</param>
    /// <param name="title">The title where no name is known, or the name is long.</param>
    /// <param name="titleWithNames">The title with {0} for what is reported and {1} for what the fix writes.</param>
    private protected SsotCodeFix(string id, string title, string titleWithNames)
    {
        _id = id;
        _title = title;
        _titleWithNames = titleWithNames;
        FixableDiagnosticIds = [id];
    }

    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    public sealed override FixAllProvider GetFixAllProvider() => SsotFixAllProvider.Instance;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var solution = context.Document.Project.Solution;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (solution.Workspace.Kind != WorkspaceKind.MSBuild
                && !await Rewriter.ChangesAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false))
            {
                continue;
            }

            context.RegisterCodeFix(
                CodeAction.Create(
                    TitleOf(diagnostic),
                    cancellationToken => Rewriter.ApplyAsync(solution, [(context.Document.Id, diagnostic)], cancellationToken),
                    equivalenceKey: _id),
                diagnostic);
        }
    }

    private string TitleOf(Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(Violation.OffenderProperty, out var offender)
            || !diagnostic.Properties.TryGetValue(Violation.ReplacementProperty, out var replacement))
        {
            return _title;
        }

        var title = string.Format(System.Globalization.CultureInfo.InvariantCulture, _titleWithNames, offender, replacement);
        return title.Length <= LongestTitle ? title : _title;
    }
}

/// <summary>
/// Fixes all hits of an id at once: the hits of a file are rewritten together, so that none is lost to a conflict with
/// another, as happens when single fixes are merged afterwards.
/// </summary>
internal sealed class SsotFixAllProvider : FixAllProvider
{
    public static readonly SsotFixAllProvider Instance = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() =>
        [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution, FixAllScope.ContainingMember, FixAllScope.ContainingType];

    public override Task<CodeAction?> GetFixAsync(FixAllContext context) =>
        Task.FromResult<CodeAction?>(CodeAction.Create(
            "Use the canonical types",
            async cancellationToken =>
                await Rewriter.ApplyAsync(context.Solution, await RequestsAsync(context).ConfigureAwait(false), cancellationToken).ConfigureAwait(false),
            equivalenceKey: context.CodeActionEquivalenceKey));

    private static async Task<IEnumerable<(DocumentId Document, Diagnostic Diagnostic)>> RequestsAsync(FixAllContext context)
    {
        if (context.Scope is FixAllScope.ContainingMember or FixAllScope.ContainingType)
            return await ContainedHits.OfAsync(context).ConfigureAwait(false);

        var requests = new List<(DocumentId, Diagnostic)>();
        if (context is { Scope: FixAllScope.Document, Document: { } only })
        {
            await AddAsync(only).ConfigureAwait(false);
            await AddLinkedAsync(only).ConfigureAwait(false);
            return requests;
        }

        foreach (var project in context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project])
        {
            if (project.Language != LanguageNames.CSharp)
                continue;

            foreach (var diagnostic in await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false))
            {
                if (project.GetDocument(diagnostic.Location.SourceTree) is { } located)
                    requests.Add((located.Id, diagnostic));
            }

            if (context.Scope != FixAllScope.Solution)
            {
                foreach (var document in project.Documents)
                    await AddLinkedAsync(document).ConfigureAwait(false);
            }
        }

        return requests;

        async Task AddAsync(Document document) =>
            requests.AddRange((await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)).Select(diagnostic => (document.Id, diagnostic)));

        // The file is one: what another project compiles of it is part of it.
        async Task AddLinkedAsync(Document document)
        {
            foreach (var id in document.GetLinkedDocumentIds())
            {
                if (context.Solution.GetDocument(id) is { } linked)
                    await AddAsync(linked).ConfigureAwait(false);
            }
        }
    }
}

/// <summary>
/// The hits in the member or type around a diagnostic, every part of a partial type included. How far these reach only the
/// host knows, and it tells providers of this base alone.
/// </summary>
internal sealed class ContainedHits() : DocumentBasedFixAllProvider([FixAllScope.ContainingMember, FixAllScope.ContainingType])
{
    private readonly ConcurrentBag<(DocumentId Document, Diagnostic Diagnostic)> _hits = [];

    public static async Task<IReadOnlyCollection<(DocumentId Document, Diagnostic Diagnostic)>> OfAsync(FixAllContext context)
    {
        var contained = new ContainedHits();
        if (await contained.GetFixAsync(context).ConfigureAwait(false) is { } action)
            await action.GetOperationsAsync(context.CancellationToken).ConfigureAwait(false);
        return contained._hits;
    }

    protected override Task<Document?> FixAllAsync(FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
            _hits.Add((document.Id, diagnostic));
        return Task.FromResult<Document?>(null);
    }
}
