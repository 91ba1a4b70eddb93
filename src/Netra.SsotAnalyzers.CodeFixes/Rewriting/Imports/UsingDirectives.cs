using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting.Imports;

/// <summary>Adds and removes using directives in the order and layout that the file has.</summary>
internal sealed class UsingDirectives
{
    private readonly SourceText _text;
    private readonly CompilationUnitSyntax _root;
    private readonly SyntaxList<UsingDirectiveSyntax> _usings;
    private readonly string _newLine;

    private UsingDirectives(SourceFile file)
    {
        _text = file.Text;
        _root = file.Primary.Root;

        // Where the file keeps its directives inside its one namespace, a new one goes there too.
        var local = _root.Members.OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault(ns => ns.Usings.Count > 0);
        _usings = _root.Usings.Any(directive => directive.GlobalKeyword.RawKind == 0) || local is null ? _root.Usings : local.Usings;

        var first = _text.Lines[0];
        _newLine = first.EndIncludingLineBreak > first.End ? _text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) : "\n";
    }

    /// <param name="file">The file.</param>
    /// <param name="imports">Namespaces to import.</param>
    /// <param name="aliases">Types to give a file-level alias of their own simple name, by qualified name.</param>
    /// <param name="removed">Ranges of directives to take out.</param>
    /// <param name="isPassing">Whether a directive may go in a later pass, so that nothing is placed by it.</param>
    public static IEnumerable<Insertion> Change(
        SourceFile file, IReadOnlyCollection<string> imports, IReadOnlyCollection<string> aliases, IReadOnlyCollection<TextSpan> removed,
        Func<UsingDirectiveSyntax, bool> isPassing)
    {
        var directives = new UsingDirectives(file);
        var added = directives.Additions(imports, aliases, removed, isPassing)
            .GroupBy(insertion => insertion.Span.Start)
            .Select(group => new Insertion(group.First().Span, directives.Join([.. group.Select(insertion => insertion.Text)])))
            .ToList();
        return added.Concat(removed.Select(span => new Insertion(directives.LineOf(span, added), "")));
    }

    /// <summary>Directives put in at one place; the blank line that parts the first ones of a file from its code follows the last.</summary>
    private string Join(ImmutableArray<string> texts) =>
        string.Concat(texts.Select((text, index) => index < texts.Length - 1 && text.EndsWith(";" + _newLine + _newLine, StringComparison.Ordinal)
            ? text.Substring(0, text.Length - _newLine.Length) : text));

    private IEnumerable<Insertion> Additions(IReadOnlyCollection<string> imports, IReadOnlyCollection<string> aliases, IReadOnlyCollection<TextSpan> removed,
        Func<UsingDirectiveSyntax, bool> isPassing)
    {
        var stable = _usings.Where(directive => !removed.Contains(directive.Span) && !IsConditional(directive)).ToList();
        var plain = stable.Where(IsPlain).ToList();

        // What goes shows the file's order, too.
        var found = _usings.Where(directive => IsPlain(directive) && !IsConditional(directive)).ToList();
        Comparison<string> compare = !IsSorted(found, Compare) && IsSorted(found, CompareByName) ? CompareByName : Compare;
        if (!IsSorted(plain, compare))
            plain.RemoveAll(directive => isPassing(directive));
        foreach (var import in imports.OrderBy(name => name, StringComparer.Ordinal))
        {
            var next = plain.FirstOrDefault(directive => compare(directive.NamespaceOrType.ToString(), import) > 0);
            if (next is not null)
                yield return Before(FirstOfRun(next, import), $"using {import};");
            else
                yield return After(plain.LastOrDefault() ?? stable.LastOrDefault(directive => directive.GlobalKeyword.RawKind != 0), $"using {import};");
        }

        foreach (var alias in aliases.OrderBy(name => name, StringComparer.Ordinal))
            yield return After(stable.LastOrDefault(), $"using {alias.Substring(alias.LastIndexOf('.') + 1)} = {alias};");

        // Directly above may stand one that the rule before has added, which comes later in the order too.
        UsingDirectiveSyntax FirstOfRun(UsingDirectiveSyntax next, string import)
        {
            var place = _usings.IndexOf(next);
            while (place > 0 && stable.Contains(_usings[place - 1]) && IsPlain(_usings[place - 1])
                && compare(_usings[place - 1].NamespaceOrType.ToString(), import) > 0)
            {
                place--;
            }

            return _usings[place];
        }
    }

    private static bool IsPlain(UsingDirectiveSyntax directive) => directive is { Alias: null, StaticKeyword.RawKind: 0, GlobalKeyword.RawKind: 0 };

    private static bool IsSorted(List<UsingDirectiveSyntax> directives, Comparison<string> compare) =>
        directives.Zip(directives.Skip(1), (one, next) => compare(one.NamespaceOrType.ToString(), next.NamespaceOrType.ToString())).All(order => order <= 0);

    /// <summary>The order of a file in which <c>System</c> has no place of its own.</summary>
    private static int CompareByName(string left, string right) => StringComparer.OrdinalIgnoreCase.Compare(left, right);

    /// <summary>The usual order: <c>System</c> first.</summary>
    private static int Compare(string left, string right)
    {
        var leftIsSystem = left == "System" || left.StartsWith("System.", StringComparison.Ordinal);
        var rightIsSystem = right == "System" || right.StartsWith("System.", StringComparison.Ordinal);
        return leftIsSystem != rightIsSystem ? (leftIsSystem ? -1 : 1) : StringComparer.OrdinalIgnoreCase.Compare(left, right);
    }

    /// <summary>Whether an <c>#if</c> is open where the directive stands, other than one around the whole of the file.</summary>
    private bool IsConditional(UsingDirectiveSyntax directive)
    {
        var open = new Stack<bool>();
        foreach (var trivia in _root.DescendantTrivia(TextSpan.FromBounds(0, directive.SpanStart), descendIntoTrivia: false))
        {
            if (trivia.SpanStart >= directive.SpanStart)
                break;
            if (trivia.GetStructure() is IfDirectiveTriviaSyntax start)
                open.Push(IsAroundAll(start));
            else if (trivia.IsKind(SyntaxKind.EndIfDirectiveTrivia) && open.Count > 0)
                open.Pop();
        }

        return open.Contains(false);
    }

    /// <summary>Whether an <c>#if</c> has one branch, and all code of the file is in it.</summary>
    private bool IsAroundAll(IfDirectiveTriviaSyntax start) =>
        start.SpanStart < _root.GetFirstToken(includeZeroWidth: true).SpanStart
        && start.GetRelatedDirectives() is { Count: 2 } related
        && related[1] is EndIfDirectiveTriviaSyntax end && end.SpanStart >= _root.EndOfFileToken.FullSpan.Start;

    private Insertion Before(UsingDirectiveSyntax directive, string text)
    {
        // At the start of the line, so that it also stands where the directive itself is taken out.
        var line = _text.Lines.GetLineFromPosition(directive.SpanStart);
        var indentation = IndentationOf(directive);
        return line.Start + indentation.Length == directive.SpanStart
            ? new Insertion(new TextSpan(line.Start, 0), indentation + text + _newLine)
            : new Insertion(new TextSpan(directive.SpanStart, 0), text + _newLine);
    }

    private Insertion After(UsingDirectiveSyntax? directive, string text)
    {
        if (directive is null)
            return _usings.Count > 0 && !IsConditional(_usings[0]) ? Before(_usings[0], text) : AtTop(text);

        var line = _text.Lines.GetLineFromPosition(directive.Span.End);
        return line.EndIncludingLineBreak > line.End
            ? new Insertion(new TextSpan(line.EndIncludingLineBreak, 0), IndentationOf(directive) + text + _newLine)
            : new Insertion(new TextSpan(line.End, 0), _newLine + text);
    }

    /// <summary>The first directive of a file stands behind its header comment and in front of everything else.</summary>
    private Insertion AtTop(string text)
    {
        var first = _root.Usings.FirstOrDefault() ?? (SyntaxNode?)_root.AttributeLists.FirstOrDefault() ?? _root.Members.FirstOrDefault();
        var trivia = (first is null ? _root.EndOfFileToken : first.GetFirstToken()).LeadingTrivia;
        if (_root.Externs.LastOrDefault() is { } lastExtern)
            return AfterLine(lastExtern.Span.End, text);

        var position = 0;
        var afterComment = false;
        var atLineStart = true;
        foreach (var item in trivia)
        {
            if (item.Kind() is SyntaxKind.IfDirectiveTrivia or SyntaxKind.RegionDirectiveTrivia)
                break;
            if (item.IsDirective)
                position = item.FullSpan.End;
            if (item.IsKind(SyntaxKind.EndOfLineTrivia) && afterComment && atLineStart)
            {
                position = item.FullSpan.End;
                afterComment = false;
            }

            if (item.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia)
                (afterComment, atLineStart) = (true, false);
            else if (item.IsKind(SyntaxKind.EndOfLineTrivia))
                atLineStart = true;
            else if (!item.IsKind(SyntaxKind.WhitespaceTrivia))
                afterComment = false;
        }

        var rest = _text.Length > position ? _text.Lines.GetLineFromPosition(position).ToString() : "";
        return new Insertion(new TextSpan(position, 0), text + _newLine + (_root.Usings.Count == 0 && rest.Trim().Length > 0 ? _newLine : ""));
    }

    private Insertion AfterLine(int position, string text)
    {
        var line = _text.Lines.GetLineFromPosition(position);
        return new Insertion(new TextSpan(line.EndIncludingLineBreak, 0), text + _newLine);
    }

    private string IndentationOf(SyntaxNode node)
    {
        var line = _text.Lines.GetLineFromPosition(node.SpanStart).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    /// <summary>The directive with its line; a comment above it stays, and of two blank lines that would meet one goes.</summary>
    private TextSpan LineOf(TextSpan span, List<Insertion> added)
    {
        var line = _text.Lines.GetLineFromPosition(span.Start);
        var lastLine = _text.Lines.GetLineFromPosition(span.End);
        var before = _text.ToString(TextSpan.FromBounds(line.Start, span.Start));
        var after = _text.ToString(TextSpan.FromBounds(span.End, lastLine.End)).Trim();
        if (before.Trim().Length > 0 || (after.Length > 0 && !after.StartsWith("//", StringComparison.Ordinal)))
            return span;

        var end = lastLine.EndIncludingLineBreak;
        var takesItsPlace = added.Any(insertion => insertion.Span.Start >= line.Start && insertion.Span.Start <= end);
        if (!takesItsPlace && OpensBlock(line.LineNumber - 1) && lastLine.LineNumber + 1 < _text.Lines.Count && IsBlank(lastLine.LineNumber + 1))
            end = _text.Lines[lastLine.LineNumber + 1].EndIncludingLineBreak;
        return TextSpan.FromBounds(line.Start, end);
    }

    private bool IsBlank(int line) => _text.Lines[line].ToString().Trim().Length == 0;

    /// <summary>Whether no blank line should follow: at the top, behind another blank line, behind an opening brace.</summary>
    private bool OpensBlock(int line) => line < 0 || IsBlank(line) || _text.Lines[line].ToString().TrimEnd().EndsWith("{", StringComparison.Ordinal);
}

/// <summary>A change among a file's using directives: text put in, or a directive with its line taken out.</summary>
internal readonly record struct Insertion(TextSpan Span, string Text);

/// <summary>Decides which using directives go with the edits: those of aliases and namespaces that nothing needs any more.</summary>
internal sealed class DirectiveRemoval(SourceFiles files, EditSet edits)
{
    private readonly HashSet<(SourceFile File, TextSpan Span)> _dead = [];
    private readonly Dictionary<SourceFile, ImmutableArray<ImmutableArray<TextSpan>>> _unnecessary = [];
    private readonly HashSet<(SourceFile File, TextSpan Span)> _needed = [];
    private readonly ImportedNames _imported = new();
    private readonly Dictionary<INamespaceSymbol, bool> _legacyNamespaces = new(SymbolEqualityComparer.Default);

    /// <summary>The ranges of the directives that go from a file.</summary>
    public IReadOnlyCollection<TextSpan> In(SourceFile file, IEnumerable<Edit> active) =>
        [.. active.Where(edit => edit.Plan.RemovesDirective && IsUnused(edit)).Select(edit => edit.Span)
            .Concat(_dead.Where(dead => dead.File == file).Select(dead => dead.Span))
            .Distinct()];

    /// <summary>Whether every use of an alias is among the active edits, in every file that sees it.</summary>
    private bool IsUnused(Edit directive)
    {
        if (directive.Hit.Namespace is { } ns)
        {
            return directive.File.Views.All(view => view.Hits.All(hit => hit.Namespace != ns || hit.Span == directive.Span
                || (directive.File.Find(hit.RuleId, hit.Span) is { } edit && edits.IsActive(edit)) || view.IsSuppressed(hit)));
        }

        var alias = directive.Hit.Alias!;
        var seeing = alias.IsGlobal ? files.Loaded : [directive.File];
        foreach (var file in seeing)
        {
            var active = edits.Active.Where(edit => edit.File == file && !edit.Plan.RemovesDirective).ToList();
            foreach (var view in file.Views)
            {
                var tree = view.Model.SyntaxTree;
                foreach (var token in TreeScan.Of(tree, view.Engine.Index.NamesFor(tree, CancellationToken.None), CancellationToken.None).Tokens)
                {
                    if (token.ValueText != directive.Hit.Offender || token.Parent is not IdentifierNameSyntax name
                        || directive.Span.Contains(token.Span) && file == directive.File)
                    {
                        continue;
                    }

                    if (view.Model.GetAliasInfo(name) is not { } used || AliasKey.Of(used) != alias)
                        continue;
                    if (!active.Any(edit => Replaces(edit, token.Span)) && !IsInRemovedDirective(file, directive, token.Span))
                        return false;
                }
            }
        }

        return true;
    }

    /// <summary>An alias of an alias: C# lets none refer back, so this ends.</summary>
    private bool IsInRemovedDirective(SourceFile file, Edit except, TextSpan span) =>
        edits.Active.Any(edit => edit.File == file && edit != except && edit.Plan.RemovesDirective && edit.Span.Contains(span) && IsUnused(edit));

    private static bool Replaces(Edit edit, TextSpan span) =>
        edit.Span.Contains(span) && !edit.Plan.Pieces.OfType<PlanPiece.Source>().Any(source => source.Span.Contains(span));

    /// <summary>
    /// The ranges of the directives of which no word is left in the rewritten text: that nothing needs them is known without asking the
    /// compiler.
    /// </summary>
    public IReadOnlyCollection<TextSpan> Foresee(SourceFile file, SourceText rewritten) =>
        [.. DirectivesOf(file)
            .Where(directive => directive is { GlobalKeyword.RawKind: 0, StaticKeyword.RawKind: 0, Alias: null } && !_needed.Contains((file, directive.Span))
                && ImportsLegacy(file.Primary, directive))
            .Where(directive => file.Views.All(view =>
                view.Model.SyntaxTree.Options.DocumentationMode != DocumentationMode.None && NamespaceOf(view, directive.Span) is { } ns
                    && _imported.AreAbsent(ns, rewritten))
                && !WasUnnecessary(file, directive))
            .Select(directive => directive.Span)];

    private static INamespaceSymbol? NamespaceOf(SourceFile.View view, TextSpan directive) =>
        view.Root.FindToken(directive.Start).Parent is UsingDirectiveSyntax { Alias: null } own && own.Span == directive
            ? view.Model.GetSymbolInfo(own.NamespaceOrType).Symbol as INamespaceSymbol : null;

    private static IEnumerable<UsingDirectiveSyntax> DirectivesOf(SourceFile file) =>
        file.Primary.Root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>();

    /// <summary>Directives that only the replaced names needed: nothing superseded may keep a file from compiling once it goes.</summary>
    public bool AddDead(List<FileRendering> renderings, List<Diagnostic> unnecessary)
    {
        var found = false;
        var byPath = unnecessary.ToLookup(diagnostic => diagnostic.Location.SourceTree?.FilePath ?? "", StringComparer.Ordinal);
        foreach (var rendering in renderings)
        {
            var file = rendering.File;
            var reported = file.Views.Select(view => view.Model.SyntaxTree.FilePath).Distinct()
                .SelectMany(path => byPath[path])
                .Where(diagnostic => rendering.IsCopied(diagnostic.Location.SourceSpan.Start))
                .GroupBy(diagnostic => rendering.ToOriginal(diagnostic.Location.SourceSpan.Start))
                .Where(group => group.Select(diagnostic => diagnostic.Location.SourceTree).Distinct().Count() >= file.Views.Length)
                .Select(group => group.Key)
                .ToList();
            foreach (var directive in DirectivesOf(file))
            {
                // One CS8019 may cover a run of directives, so each is asked for by its own place.
                if (directive.GlobalKeyword.RawKind == 0 && reported.Contains(directive.SpanStart) && ImportsLegacy(file.Primary, directive)
                    && !MayDisabledTextNeed(file, directive) && !WasUnnecessary(file, directive))
                {
                    found |= !_needed.Contains((file, directive.Span)) && _dead.Add((file, directive.Span));
                }
            }
        }

        return found;
    }

    /// <summary>Whether no compilation of the file needed the directive before: then it does not go with what is replaced.</summary>
    private bool WasUnnecessary(SourceFile file, UsingDirectiveSyntax directive)
    {
        if (!_unnecessary.TryGetValue(file, out var byView))
        {
            _unnecessary.Add(file, byView =
                [.. file.Views.Select(view =>
                    view.Model.GetDiagnostics().Where(diagnostic => diagnostic.Id == "CS8019").Select(diagnostic => diagnostic.Location.SourceSpan)
                        .ToImmutableArray())]);
        }

        return byView.All(spans => spans.Any(span => span.Contains(directive.SpanStart)));
    }

    /// <summary>Whether code that an <c>#if</c> leaves out may need the directive: the compiler does not look there.</summary>
    private bool MayDisabledTextNeed(SourceFile file, UsingDirectiveSyntax directive) => file.Views.Any(view =>
    {
        if (!view.Root.ContainsDirectives)
            return false;

        var disabled = string.Concat(view.Root.DescendantTrivia(node => node.ContainsDirectives).Where(trivia => trivia.IsKind(SyntaxKind.DisabledTextTrivia))
            .Select(trivia => trivia.ToString()));
        return disabled.Trim().Length > 0 && !(NamespaceOf(view, directive.Span) is { } ns && _imported.AreAbsent(ns, SourceText.From(disabled)));
    });

    public bool ImportsLegacy(SourceFile.View view, UsingDirectiveSyntax directive)
    {
        // Nothing needed it before, and so it does not go.
        if (directive is { Alias: null, GlobalKeyword.RawKind: 0 } && view.Engine.Shared(GlobalImports.Of).Names.Contains(directive.NamespaceOrType.ToString()))
            return false;
        if (directive.Alias is not null)
            return view.Model.GetDeclaredSymbol(directive) is IAliasSymbol { Target: INamedTypeSymbol target } && IsLegacy(view, target);

        return view.Model.GetSymbolInfo(directive.NamespaceOrType).Symbol switch
        {
            INamedTypeSymbol type => IsLegacy(view, type),
            INamespaceSymbol ns => HasLegacy(view, ns),
            _ => false,
        };
    }

    /// <summary>Asked of every directive of every file, and some namespaces have a thousand types.</summary>
    private bool HasLegacy(SourceFile.View view, INamespaceSymbol ns)
    {
        if (!_legacyNamespaces.TryGetValue(ns, out var hasLegacy))
            _legacyNamespaces.Add(ns, hasLegacy = ns.GetTypeMembers().Any(type => IsLegacy(view, type)));
        return hasLegacy;
    }

    private static bool IsLegacy(SourceFile.View view, INamedTypeSymbol type) =>
        view.Engine.FindSupersession(type) is not null || view.Engine.Map.HasReplacements(type);

    /// <summary>Puts the directives of the files with errors back, for good; false if there were none.</summary>
    public bool Restore(List<(ProjectId Project, Diagnostic Error)> errors)
    {
        if (_dead.Count == 0)
            return false;

        var paths = new HashSet<string>(errors.Select(error => error.Error.Location.SourceTree?.FilePath ?? ""), StringComparer.Ordinal);
        var restored = _dead.Where(dead => paths.Contains(dead.File.Primary.Model.SyntaxTree.FilePath)).ToList();
        foreach (var dead in restored)
        {
            _dead.Remove(dead);
            _needed.Add(dead);
        }

        return restored.Count > 0;
    }
}
