using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Baseline;

/// <summary>
/// What the baseline covers in one compilation. An entry covers its violations as long as there are no more of them than it
/// says; of one more, all are reported, since none of them is known to be the new one.
/// </summary>
/// <remarks>
/// Hits are counted over the files that declare the type they stand in, so that a rule alone, or one file alone, comes to
/// the same answer as a whole build. What a rule finds by itself is known only when it has seen all: those violations wait
/// for the end of the compilation, if an entry of their name exists.
/// </remarks>
internal sealed class BaselineCover
{
    private const string FileProperty = "build_property.SsotBaseline";

    private readonly SsotEngine _engine;
    private readonly Func<SsotEngine, SyntaxTree, CancellationToken, IEnumerable<Violation>> _violationsIn;
    private readonly ConcurrentDictionary<SyntaxTree, BaselineTally> _tallies = new();
    private readonly ConcurrentDictionary<(string RuleId, Location Place), Violation> _waiting = new();

    private BaselineCover(SsotEngine engine, Func<SsotEngine, SyntaxTree, CancellationToken, IEnumerable<Violation>> violationsIn, AdditionalText document,
        BaselineFile file)
    {
        (_engine, _violationsIn) = (engine, violationsIn);
        Document = document;
        File = file;
        Directory = document.Path.Substring(0, Math.Max(0, document.Path.LastIndexOfAny(['/', '\\'])));
    }

    public AdditionalText Document { get; }

    public BaselineFile File { get; }

    /// <summary>The folder of the baseline: paths in it are relative to this one.</summary>
    public string Directory { get; }

    /// <summary>The baseline of a compilation; null without one, and where it is set aside for a run that fixes.</summary>
    /// <param name="engine">The compilation.</param>
    /// <param name="violationsIn">What the rules find in one of its files.</param>
    public static BaselineCover? Find(SsotEngine engine, Func<SsotEngine, SyntaxTree, CancellationToken, IEnumerable<Violation>> violationsIn)
    {
        var options = engine.Options;
        if (options.AdditionalFiles.FirstOrDefault(file => BaselineFile.IsBaseline(file.Path)) is not { } document)
            return null;
        if (options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(FileProperty, out var setting)
            && string.Equals(setting.Trim(), "off", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return new BaselineCover(engine, violationsIn, document, BaselineFile.Of(document, CancellationToken.None));
    }

    /// <summary>The diagnostic of a hit: hidden where the baseline covers it, with the count expected where there are more.</summary>
    public Diagnostic Judge(Violation violation, DiagnosticSeverity severity, CancellationToken cancellationToken)
    {
        var place = PlaceOf(violation, cancellationToken);
        var key = BaselineKey.Of(violation, place);
        if (!File.MayCover(key) || !TallyOf(violation.Tree, cancellationToken).Contains(violation))
            return violation.ToDiagnostic(severity);

        var trees = TreesOf(violation, place, cancellationToken).ToList();
        return Judge(violation, severity, key, counted => trees.Sum(tree => TallyOf(tree, cancellationToken).CountOf(counted)));
    }

    private Diagnostic Judge(Violation violation, DiagnosticSeverity severity, BaselineKey key, Func<BaselineKey, int> countOf) =>
        File.Covers(key, countOf) ? violation.ToCoveredDiagnostic()
            : File.Find(key) is { } entry ? violation.ToGrownDiagnostic(severity, entry.Count, countOf(key)) : violation.ToDiagnostic(severity);

    /// <summary>Keeps a violation back until all of its rule are known; false where no entry speaks of it.</summary>
    public bool KeepsBack(Violation violation)
    {
        if (!File.HasEntriesOf(violation.Descriptor.Id) || !File.MayCover(KeyOf(violation, CancellationToken.None)))
            return false;

        _waiting[(violation.Descriptor.Id, Location.Create(violation.Tree, violation.Span))] = violation;
        return true;
    }

    /// <summary>What was kept back of a rule, judged.</summary>
    public IEnumerable<Diagnostic> JudgeKeptBack(string ruleId, CancellationToken cancellationToken)
    {
        var waiting = _waiting.Values.Where(violation => violation.Descriptor.Id == ruleId).ToList();
        var counted = BaselineTally.Of(waiting, _engine, this, cancellationToken);
        foreach (var violation in waiting)
        {
            if (violation.SeverityIn(_engine) is not { } severity)
                continue;

            yield return counted.Contains(violation)
                ? Judge(violation, severity, KeyOf(violation, cancellationToken), counted.CountOf) : violation.ToDiagnostic(severity);
        }
    }

    /// <summary>The entries that more violations than their count answer to, with how many, and whether one of these is an error by its mode.</summary>
    public IEnumerable<(BaselineEntry Entry, int Found, bool IsError)> FindGrown(CancellationToken cancellationToken)
    {
        var tallies = _engine.Compilation.SyntaxTrees.Select(tree => TallyOf(tree, cancellationToken))
            .Append(BaselineTally.Of([.. _waiting.Values], _engine, this, cancellationToken))
            .ToList();
        foreach (var entry in File.Entries.OrderBy(entry => entry.Line))
        {
            var found = tallies.Sum(tally => tally.CountOf(entry.Key));
            if (found > entry.Count && !File.Covers(entry.Key, key => tallies.Sum(tally => tally.CountOf(key))))
                yield return (entry, found, tallies.Any(tally => tally.HasErrorOf(entry.Key)));
        }
    }

    public BaselineKey KeyOf(Violation violation, CancellationToken cancellationToken) =>
        BaselineKey.Of(violation, PlaceOf(violation, cancellationToken));

    private ContainingSymbol PlaceOf(Violation violation, CancellationToken cancellationToken) =>
        ContainingSymbol.Of(violation.Tree, violation.Span, Directory, _engine.Compilation.IsGenerated(violation.Tree, cancellationToken), cancellationToken);

    private BaselineTally TallyOf(SyntaxTree tree, CancellationToken cancellationToken) =>
        _tallies.TryGetValue(tree, out var tally)
            ? tally : _tallies.GetOrAdd(tree, BaselineTally.Of([.. _violationsIn(_engine, tree, cancellationToken)], _engine, this, cancellationToken));

    private IEnumerable<SyntaxTree> TreesOf(Violation violation, ContainingSymbol place, CancellationToken cancellationToken)
    {
        if (place.Type is null || !place.Type.Modifiers.Any(SyntaxKind.PartialKeyword)
            || _engine.ModelOf(violation.Tree).GetDeclaredSymbol(place.Type, cancellationToken) is not INamedTypeSymbol type)
        {
            return [violation.Tree];
        }

        return type.DeclaringSyntaxReferences.Select(part => part.SyntaxTree).Append(violation.Tree).Distinct();
    }
}

/// <summary>How many violations there are of each key. What a pragma, an attribute or a configured severity silences is none.</summary>
internal sealed class BaselineTally
{
    private readonly Dictionary<BaselineKey, int> _counts = [];
    private readonly HashSet<(string RuleId, SyntaxTree Tree, TextSpan Span)> _places = [];
    private readonly HashSet<BaselineKey> _errors = [];

    private BaselineTally()
    {
    }

    public static BaselineTally Of(IReadOnlyCollection<Violation> violations, SsotEngine engine, BaselineCover cover, CancellationToken cancellationToken)
    {
        var tally = new BaselineTally();
        var byPlace = new Dictionary<(string, SyntaxTree?, TextSpan), Violation>();
        var diagnostics = new List<Diagnostic>(violations.Count);
        foreach (var violation in violations)
        {
            // A violation that throws is not counted. It is reported as SSOT1003 where its diagnostic is created.
            try
            {
                if (violation.SeverityIn(engine) is { } severity)
                    Add(violation, severity);
            }
            catch (Exception exception) when (Containment.Handles(exception, cancellationToken))
            {
            }
        }

        void Add(Violation violation, DiagnosticSeverity severity)
        {
            byPlace[(violation.Descriptor.Id, violation.Tree, violation.Span)] = violation;
            diagnostics.Add(violation.ToDiagnostic(severity));
            if (severity == DiagnosticSeverity.Error)
                tally._errors.Add(cover.KeyOf(violation, cancellationToken));
        }

        foreach (var diagnostic in CompilationWithAnalyzers.GetEffectiveDiagnostics(diagnostics, engine.Compilation))
        {
            var place = (diagnostic.Id, diagnostic.Location.SourceTree, diagnostic.Location.SourceSpan);
            if (diagnostic.IsSuppressed || !byPlace.TryGetValue(place, out var violation)
                || !tally._places.Add((place.Id, place.SourceTree!, place.SourceSpan)))
            {
                continue;
            }

            var key = cover.KeyOf(violation, cancellationToken);
            tally._counts[key] = tally.CountOf(key) + 1;
        }

        return tally;
    }

    public int CountOf(BaselineKey key) => _counts.TryGetValue(key, out var count) ? count : 0;

    public bool Contains(Violation violation) => _places.Contains((violation.Descriptor.Id, violation.Tree, violation.Span));

    /// <summary>Whether a violation of the key is an error by its mode, its role's mode or its sunset.</summary>
    public bool HasErrorOf(BaselineKey key) => _errors.Contains(key);
}

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
