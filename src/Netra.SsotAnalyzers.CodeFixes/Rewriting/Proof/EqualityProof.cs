using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;

/// <summary>
/// Shows that the rewritten solution does what the original one does: what no edit wrote binds as before, or to what the map
/// makes of it, and every preprocessor directive is still there. Compared are the members with an edit, those that mention a
/// declaration whose type an edit changes, and the names that a new using directive could capture.
/// </summary>
internal sealed class EqualityProof(SourceFiles files, ProofOptions options)
{
    private TypeTests? _typeTests;

    /// <summary>The places at which the two solutions differ.</summary>
    public async Task<IReadOnlyList<Difference>> FindAsync(Solution rewritten, IReadOnlyList<FileRendering> renderings, CancellationToken cancellationToken)
    {
        var positions = new PositionMap(renderings);
        var changed = ChangedDeclarations.Of(renderings);
        var scope = files.WithDependents(renderings.SelectMany(rendering => rendering.File.Views).Select(view => view.Document.Project.Id).Distinct());
        var projects = scope.Select(id => files.Solution.GetProject(id)!).Where(project => project.Language == LanguageNames.CSharp).ToList();
        _typeTests ??= await TypeTests.FindAsync(files.Solution, cancellationToken).ConfigureAwait(false);
        var documents = projects.SelectMany(project => project.Documents).Where(document => document.SupportsSemanticModel).Select(document => (Before: document, After: rewritten.GetDocument(document.Id)!)).ToList();
        foreach (var project in projects)
            documents.AddRange(await GeneratedAsync(project, rewritten.GetProject(project.Id)!, cancellationToken).ConfigureAwait(false));
        var found = await Task.WhenAll(documents.Select(document => Task.Run(
            async () => await CompareAsync(document.Before, document.After, positions, changed, cancellationToken).ConfigureAwait(false), cancellationToken))).ConfigureAwait(false);
        return [.. found.SelectMany(differences => differences)];
    }

    /// <summary>What a project's generators write as before, such as the code of a page; what they write otherwise follows the edits.</summary>
    private static async Task<IEnumerable<(Document Before, Document After)>> GeneratedAsync(Project before, Project after, CancellationToken cancellationToken)
    {
        var pairs = new List<(Document, Document)>();
        foreach (var document in await before.GetSourceGeneratedDocumentsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (await after.GetSourceGeneratedDocumentAsync(document.Id, cancellationToken).ConfigureAwait(false) is { } same
                && (await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).ContentEquals(await same.GetTextAsync(cancellationToken).ConfigureAwait(false)))
            {
                pairs.Add((document, same));
            }
        }

        return pairs;
    }

    private async Task<IReadOnlyList<Difference>> CompareAsync(Document original, Document rewritten, PositionMap positions, ChangedDeclarations changed, CancellationToken cancellationToken)
    {
        var text = await original.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var rendering = positions.Of(original.FilePath ?? original.Name);
        var mentions = changed.Names.IsEmpty ? [] : WordSearch.Positions(text, changed.Names, out _);
        if (rendering is null && mentions.Count == 0 && !changed.ReachesAll && !options.IsUnrestricted)
            return [];

        var before = (await original.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        var after = (await rewritten.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        rendering ??= positions.Of(before.SyntaxTree.FilePath);
        var engine = SsotEngine.For(before.Compilation, original.Project.AnalyzerOptions, cancellationToken);
        var root = await before.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        var image = new SymbolImage(engine, positions, _typeTests);
        var comparison = new BodyComparison(before, after, image, positions, options.Comparisons, cancellationToken);
        var differences = new List<Difference>();
        if (rendering is not null)
        {
            if (IsOn(Comparison.Directive) && DirectiveComparison.FirstDifference(rendering, root, await after.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false)) is { } lost)
                differences.Add(new Difference(original.Project.Id, before.SyntaxTree.FilePath, lost, Comparison.Directive, "#"));
            if (IsOn(Comparison.Extension))
                differences.AddRange(WrittenExtensions.Foreign(rendering, after, cancellationToken).Select(edit => At(root.FindNode(edit.Hit.Span), Comparison.Extension)));
            if (IsOn(Comparison.Import))
                differences.AddRange(Captured(rendering, comparison, root, after).Select(difference => At(difference.Node, Comparison.Import)));
        }

        // A superseded declaration goes; until then its body may mean what it likes of what has moved on.
        var regions = options.IsUnrestricted || changed.ReachesAll ? Members(root) : Regions(root, mentions.Concat(rendering?.Edits.Select(edit => edit.Hit.Span.Start) ?? []));
        foreach (var region in regions.Where(region => !engine.IsSilent(region, before, cancellationToken)))
            differences.AddRange(comparison.In(region).Select(difference => At(difference.Node, difference.Kind)));
        return differences;

        Difference At(SyntaxNode node, Comparison kind) =>
            new(original.Project.Id, before.SyntaxTree.FilePath, node.SpanStart, kind, node.ToString());
    }

    private bool IsOn(Comparison kind) => (options.Comparisons & kind) != 0;

    private static IEnumerable<(SyntaxNode Node, Comparison Kind)> Captured(FileRendering rendering, BodyComparison comparison, SyntaxNode root, SemanticModel rewritten)
    {
        if (ImportCapture.Of(rendering, root, rewritten) is not { } names)
            return comparison.In(root);

        var words = names.IsEmpty ? [] : WordSearch.Positions(rendering.File.Text, names, out _);
        return words.Select(position => root.FindToken(position)).Where(token => names.Contains(token.ValueText.AsSpan() is { Length: > 0 } name ? name : " ".AsSpan())).SelectMany(comparison.At);
    }

    private static IEnumerable<SyntaxNode> Members(SyntaxNode root) =>
        root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax).Where(IsRegion);

    private static IEnumerable<SyntaxNode> Regions(SyntaxNode root, IEnumerable<int> positions) =>
        positions.SelectMany(position => Region(root.FindToken(position).Parent)).Distinct();

    /// <summary>The member around a node; all statements of a program without a class are one member.</summary>
    private static IEnumerable<SyntaxNode> Region(SyntaxNode? node) =>
        node?.AncestorsAndSelf().FirstOrDefault(IsRegion) switch
        {
            null => [],
            GlobalStatementSyntax { Parent: { } program } => program.ChildNodes().OfType<GlobalStatementSyntax>(),
            { } region => [region],
        };

    private static bool IsRegion(SyntaxNode node) =>
        node is MemberDeclarationSyntax and not (BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax) or BaseListSyntax or ParameterListSyntax { Parent: TypeDeclarationSyntax };
}

/// <summary>A place at which the rewritten solution does something else than the original one.</summary>
/// <param name="Project">The project in which the place was compiled.</param>
/// <param name="Path">The file.</param>
/// <param name="Position">The position in the original file.</param>
/// <param name="Kind">The comparison that found it.</param>
/// <param name="Text">The original code at the place, for messages and tests.</param>
internal sealed record Difference(ProjectId Project, string Path, int Position, Comparison Kind, string Text);

/// <summary>The kinds of comparison that the proof of equality makes. Tests switch one off to show that another test depends on it.</summary>
[Flags]
internal enum Comparison
{
    None = 0,

    /// <summary>The member that a name, a call or a construction binds to, and the parameters that its arguments go to.</summary>
    Overload = 1,

    /// <summary>The type of an expression, and the conversion to the type that its place takes.</summary>
    Conversion = 2,

    /// <summary>The method of an operator.</summary>
    Operator = 4,

    /// <summary>The members that <c>foreach</c>, <c>await</c>, a deconstruction, a pattern or a query uses without naming them.</summary>
    PatternMember = 8,

    /// <summary>The extension member that a call binds to.</summary>
    Extension = 16,

    /// <summary>The delegate type of a lambda or a method group.</summary>
    DelegateType = 32,

    /// <summary>The names that an added or changed <c>using</c> directive could capture.</summary>
    Import = 64,

    /// <summary>The values of constants, default arguments and texts that the compiler fills in.</summary>
    Constant = 128,

    /// <summary>Preprocessor directives and disabled text.</summary>
    Directive = 256,

    /// <summary>What a running program can tell of a type: equality, interfaces, serialized shape.</summary>
    Aspect = 512,

    All = Aspect | Overload | Conversion | Operator | PatternMember | Extension | DelegateType | Import | Constant | Directive,
}

/// <summary>Finds calls that an edit wrote and that bind to an extension which its replacement expression does not mean, such as one that only a directive of the file brings.</summary>
internal static class WrittenExtensions
{
    public static IEnumerable<Edit> Foreign(FileRendering rendering, SemanticModel after, CancellationToken cancellationToken)
    {
        var root = after.SyntaxTree.GetRoot(cancellationToken);
        foreach (var (span, edit) in rendering.ExtensionTexts)
        {
            foreach (var token in root.DescendantTokens(span).Where(token => token.IsKind(SyntaxKind.IdentifierToken) && span.Contains(token.Span)))
            {
                if (token.Parent is SimpleNameSyntax { Parent: MemberAccessExpressionSyntax or MemberBindingExpressionSyntax } name
                    && edit.Plan.Extensions!.IsForeign(after.GetSymbolInfo(name, cancellationToken).Symbol, after.Compilation))
                {
                    yield return edit;
                }
            }
        }
    }
}

/// <summary>
/// Compares preprocessor directives and disabled text, which must be the same to the letter. What is inside a declaration
/// that is deleted as a whole goes with it.
/// </summary>
internal static class DirectiveComparison
{
    /// <summary>The position of the first directive of the original file that is lost, moved or repeated; null where none is.</summary>
    public static int? FirstDifference(FileRendering rendering, SyntaxNode before, SyntaxNode after)
    {
        if (!before.ContainsDirectives && !after.ContainsDirectives)
            return null;

        var deleted = rendering.Edits.Where(edit => edit.Hit.StandsAlone).Select(edit => edit.Span).ToList();
        var old = In(before).Where(trivia => !deleted.Any(span => span.Contains(trivia.Span))).ToList();
        var now = In(after).ToList();
        for (var i = 0; i < old.Count; i++)
        {
            if (i >= now.Count || now[i].RawKind != old[i].RawKind || (Text(old[i]) != Text(now[i]) && !IsOtherCode(old[i])))
                return old[i].SpanStart;
        }

        return now.Count > old.Count ? rendering.ToOriginal(now[old.Count].SpanStart) : null;

        // What one project leaves out another one compiles, and has rewritten.
        bool IsOtherCode(SyntaxTrivia disabled) => disabled.IsKind(SyntaxKind.DisabledTextTrivia) && rendering.Edits.Any(edit => disabled.Span.OverlapsWith(edit.Span));
    }

    private static IEnumerable<SyntaxTrivia> In(SyntaxNode root) =>
        root.DescendantTrivia(node => node.ContainsDirectives).Where(trivia => trivia.IsDirective || trivia.IsKind(SyntaxKind.DisabledTextTrivia));

    private static string Text(SyntaxTrivia trivia) => trivia.ToFullString().Trim();
}

/// <summary>Finds expressions whose text holds a type's name: it changes when the type becomes another one.</summary>
internal sealed class TextComparison(SemanticModel before, SymbolImage image, CancellationToken cancellationToken)
{
    private static readonly HashSet<string> TypeTexts = new(StringComparer.Ordinal) { "Name", "FullName", "Namespace", "AssemblyQualifiedName", "ToString", "GUID", "MetadataToken", "GetHashCode" };

    /// <summary>Whether the expression is written as text, and the text names a type that is replaced.</summary>
    public bool NamesType(ExpressionSyntax node)
    {
        if (TypeNamed(node) is { } type)
            return image.IsReplaced(type) && (IsText(node) || (IsReceiverOf(node, TypeTexts.Contains) && !(IsReceiverOf(node, name => name == nameof(Type.Name)) && image.KeepsName(type, isOfValue: node is not TypeOfExpressionSyntax))));

        // Most expressions are not text, and are not bound for it.
        var isText = IsText(node);
        return (isText || IsReceiverOf(node, name => name == nameof(ToString)))
            && before.GetTypeInfo(node, cancellationToken).Type is INamedTypeSymbol value && image.IsReplaced(value) && (PrintsName(value) || image.HasOtherText(value));
    }

    /// <summary>The type that <c>typeof</c> or <c>GetType</c> yields; null for any other expression.</summary>
    private ITypeSymbol? TypeNamed(ExpressionSyntax node) => node switch
    {
        TypeOfExpressionSyntax typeOf => before.GetTypeInfo(typeOf.Type, cancellationToken).Type,
        InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(GetType) } access } => before.GetTypeInfo(access.Expression, cancellationToken).Type,
        _ => null,
    };

    private static bool IsReceiverOf(ExpressionSyntax node, Func<string, bool> isText) => Whole(node) is var whole && whole.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == whole && isText(access.Name.Identifier.ValueText),
        ConditionalAccessExpressionSyntax access => access.Expression == whole && access.WhenNotNull.GetFirstToken().Parent is MemberBindingExpressionSyntax member && isText(member.Name.Identifier.ValueText),
        _ => false,
    };

    /// <summary>The expression with what surrounds it without changing its value.</summary>
    private static ExpressionSyntax Whole(ExpressionSyntax node)
    {
        while (node.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
            node = (ExpressionSyntax)node.Parent;
        return node;
    }

    private bool IsText(ExpressionSyntax node) => Whole(node).Parent switch
    {
        InterpolationSyntax => true,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => before.GetTypeInfo(sum, cancellationToken).Type?.SpecialType == SpecialType.System_String,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => before.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol called && IsWriter(called.ContainingType),
        _ => false,
    };

    /// <summary>Whether a type of the framework writes what it is given as text.</summary>
    private static bool IsWriter(INamedTypeSymbol type) =>
        type.SpecialType == SpecialType.System_String
        || (type.ContainingNamespace?.ToDisplayString() is "System" or "System.IO" or "System.Text" or "System.Diagnostics" && type.Name is "Console" or "TextWriter" or "StreamWriter" or "StringWriter" or "StringBuilder" or "Convert" or "Debug" or "Trace");

    /// <summary>Whether nothing declares how a value is written, so that its type's name is.</summary>
    private static bool PrintsName(INamedTypeSymbol type)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
            return false;

        for (var current = type; current is not null && current.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType); current = current.BaseType)
        {
            if (current.GetMembers(nameof(ToString)).OfType<IMethodSymbol>().Any(method => method is { Parameters.IsEmpty: true, IsImplicitlyDeclared: false }))
                return false;
        }

        return true;
    }
}

/// <summary>The names of a file that its added and changed using directives could capture.</summary>
internal static class ImportCapture
{
    /// <summary>The names; null where the directives bring extension members that code uses without naming them.</summary>
    public static NameSet? Of(FileRendering rendering, SyntaxNode root, SemanticModel model)
    {
        var rewritten = model.Compilation;
        var names = new HashSet<string>(StringComparer.Ordinal);
        var before = new HashSet<string>(StaticImports(root).Select(directive => directive.ToString()), StringComparer.Ordinal);
        foreach (var directive in StaticImports(model.SyntaxTree.GetRoot()).Where(directive => !before.Contains(directive.ToString())))
        {
            if (model.GetSymbolInfo(directive.NamespaceOrType).Symbol is not INamedTypeSymbol imported)
                continue;

            var members = imported.GetMembers().Where(member => member is { IsStatic: true, CanBeReferencedByName: true } or INamedTypeSymbol).ToList();
            names.UnionWith(members.Select(member => member.Name));
            if (members.Any(member => member is IMethodSymbol { IsExtensionMethod: true } && ChangedDeclarations.IsUsedWithoutName(member.Name)))
                return null;
        }

        foreach (var directive in rendering.AddedDirectives.SelectMany(text => text.Split('\n')).Select(line => line.Trim().TrimEnd(';')))
        {
            var words = directive.Split([' '], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length >= 4 && words[2] == "=")
                names.Add(words[1].TrimStart('@'));
            else if (words.Length == 2 && !AddNames(words[1], rewritten, names))
                return null;
        }

        foreach (var edit in rendering.Edits.Where(edit => edit.Hit.Namespace is not null && !edit.Plan.RemovesDirective))
        {
            if (edit.Hit.RuleId == DiagnosticIds.SupersededNamespaceUse && edit.Hit.IsReported && !AddNames(edit.Hit.Remedy, rewritten, names))
                return null;
        }

        return new NameSet(names);
    }

    private static IEnumerable<UsingDirectiveSyntax> StaticImports(SyntaxNode root) =>
        root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>().Where(directive => directive.StaticKeyword.RawKind != 0);

    private static bool AddNames(string ns, Compilation compilation, HashSet<string> names)
    {
        INamespaceSymbol? found = compilation.GlobalNamespace;
        foreach (var part in ns.Split('.'))
            found = found?.GetNamespaceMembers().FirstOrDefault(member => member.Name == part.TrimStart('@'));

        var isNamed = true;
        foreach (var type in found?.GetTypeMembers() ?? [])
        {
            names.Add(type.Name);
            if (type.Name.EndsWith("Attribute", StringComparison.Ordinal))
                names.Add(type.Name.Substring(0, type.Name.Length - "Attribute".Length));
            if (!type.IsStatic)
                continue;

            foreach (var member in type.GetMembers())
            {
                if (member is IMethodSymbol { IsExtensionMethod: true } extension)
                {
                    names.Add(extension.Name);
                    isNamed &= !ChangedDeclarations.IsUsedWithoutName(extension.Name);
                }
            }

            // Extension blocks hold operators and members of every kind.
            foreach (var block in type.GetTypeMembers().Where(nested => !nested.CanBeReferencedByName))
            {
                names.UnionWith(block.GetMembers().Select(member => member.Name));
                isNamed &= block.GetMembers().All(member => member is not IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator } && !ChangedDeclarations.IsUsedWithoutName(member.Name));
            }
        }

        return isNamed;
    }
}
