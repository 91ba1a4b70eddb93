using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Uses;

/// <summary>
/// What connects edits: a declaration whose type is superseded, and everything that its value flows from and into. A
/// declaration is known by a key that is the same in every compilation.
/// </summary>
internal static class Flows
{
    /// <summary>The statement, initializer or member header around a position.</summary>
    public static SyntaxNode RegionAt(SyntaxNode root, int position)
    {
        var node = root.FindToken(Math.Min(position, Math.Max(0, root.FullSpan.End - 1))).Parent ?? root;
        return node.FirstAncestorOrSelf<SyntaxNode>(ancestor =>
            ancestor is (StatementSyntax and not BlockSyntax) or MemberDeclarationSyntax and not GlobalStatementSyntax or UsingDirectiveSyntax)
            ?? root;
    }

    /// <summary>
    /// The keys of the declarations that the region names or is, as far as a superseded type is involved. The members of a
    /// superseded type connect what is inside its declaration and those of types derived from it, and nothing outside: what calls them is
    /// rewritten and needs nothing of them.
    /// </summary>
    public static HashSet<string> Of(FileContext file, SyntaxNode region)
    {
        var keys = new Keys(file, SupersededAround(file, region));
        foreach (var node in region.DescendantNodesAndSelf(node => node == region || !IsOwnRegion(node)))
        {
            file.CancellationToken.ThrowIfCancellationRequested();
            if (node != region && IsOwnRegion(node))
                continue;

            if (node is SimpleNameSyntax name)
            {
                // A method group that becomes any delegate binds to no method, and names them all.
                var info = file.Model.GetSymbolInfo(name, file.CancellationToken);
                AddUsed(keys, file, info.Symbol);
                foreach (var method in info.CandidateSymbols.OfType<IMethodSymbol>())
                    AddUsed(keys, file, method);
                if (name is IdentifierNameSyntax identifier && file.Model.GetAliasInfo(identifier, file.CancellationToken) is { } alias)
                    AddAlias(keys, file, alias);
            }
            else if (node is UsingDirectiveSyntax { Alias: not null } directive
                && file.Model.GetDeclaredSymbol(directive, file.CancellationToken) is IAliasSymbol declared)
            {
                AddAlias(keys, file, declared);
            }
            else if (node is InstanceExpressionSyntax)
            {
                AddType(keys, file, file.Model.GetTypeInfo(node, file.CancellationToken).Type);
            }
            else if (node is BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax or AssignmentExpressionSyntax
                or CastExpressionSyntax or ElementAccessExpressionSyntax or BaseObjectCreationExpressionSyntax or ConstructorInitializerSyntax)
            {
                AddUsed(keys, file, file.Model.GetSymbolInfo(node, file.CancellationToken).Symbol);
            }
            else if (node is VariableDeclaratorSyntax or ParameterSyntax or SingleVariableDesignationSyntax or ForEachStatementSyntax
                or MemberDeclarationSyntax or LocalFunctionStatementSyntax)
            {
                Add(keys, file, file.Model.GetDeclaredSymbol(node, file.CancellationToken));
            }
            else if (node is BaseListSyntax { Parent: { } type } && file.Model.GetDeclaredSymbol(type, file.CancellationToken) is INamedTypeSymbol declaring)
            {
                AddInheritedImplementations(keys, file, declaring);
            }
            else if (node is ReturnStatementSyntax or YieldStatementSyntax or ArrowExpressionClauseSyntax)
            {
                Add(keys, file, file.Model.GetEnclosingSymbol(node.SpanStart, file.CancellationToken));
            }
        }

        return keys.Found;
    }

    /// <summary>The outermost superseded type that a region is in the declaration of.</summary>
    private static INamedTypeSymbol? SupersededAround(FileContext file, SyntaxNode region)
    {
        INamedTypeSymbol? around = null;
        foreach (var declaration in region.AncestorsAndSelf().OfType<BaseTypeDeclarationSyntax>())
        {
            if (file.Model.GetDeclaredSymbol(declaration, file.CancellationToken) is INamedTypeSymbol type && file.Engine.FindSupersession(type) is not null)
                around = type;
        }

        return around;
    }

    private static bool IsOwnRegion(SyntaxNode node) => node is StatementSyntax or MemberDeclarationSyntax;

    /// <summary>Adds what is used: of a superseded member what may take its place.</summary>
    private static void AddUsed(Keys keys, FileContext file, ISymbol? symbol)
    {
        Add(keys, file, symbol);
        if (symbol is not null && IsSuperseded(file, symbol))
        {
            foreach (var target in TargetsOf(file, symbol))
                Add(keys, file, target);
        }
    }

    private static void Add(Keys keys, FileContext file, ISymbol? symbol)
    {
        // What no edit can change connects nothing: other assemblies' members, and from outside those that are superseded themselves.
        if (symbol is null || symbol.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty || !keys.Allows(symbol))
            return;

        AddDeclaredAliases(keys, file, symbol);
        AddType(keys, file, symbol.ValueType());
        AddConstrained(keys, file, symbol);

        switch (symbol)
        {
            case IParameterSymbol parameter when Involves(parameter.Type):
                keys.Add(LocalKey(parameter));
                Add(keys, file, parameter.ContainingSymbol);
                break;

            case ILocalSymbol local when Involves(local.Type):
                keys.Add(LocalKey(local));
                break;

            case IFieldSymbol field when Involves(field.Type):
                keys.Add(DocumentationId.Of(field.OriginalDefinition));
                break;

            case IEventSymbol @event when Involves(@event.Type):
                AddMember(keys, file, @event);
                break;

            case IPropertySymbol property when Involves(property.Type) || property.Parameters.Any(parameter => Involves(parameter.Type)):
                AddMember(keys, file, property);
                break;

            case IMethodSymbol { AssociatedSymbol: { } associated }:
                Add(keys, file, associated);
                break;

            case IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction } function when Involves(function.ReturnType)
                || function.Parameters.Any(parameter => Involves(parameter.Type)):
                keys.Add(LocalKey(function));
                break;

            case IMethodSymbol method when Involves(method.ReturnType) || method.Parameters.Any(parameter => Involves(parameter.Type)):
                AddMember(keys, file, method.ReducedFrom ?? method);
                break;

            case INamedTypeSymbol { TypeKind: TypeKind.Delegate, DelegateInvokeMethod: { } invoke } type when Involves(invoke.ReturnType)
                || invoke.Parameters.Any(parameter => Involves(parameter.Type)):
                keys.Add(DocumentationId.Of(type.OriginalDefinition));
                break;

            case INamedTypeSymbol type:
                AddType(keys, file, type);
                break;
        }

        bool Involves(ITypeSymbol? type) => file.Engine.Involves(type);
    }

    /// <summary>A type that stays and derives from a superseded one, or implements it: its values convert to it wherever they go.</summary>
    private static void AddType(Keys keys, FileContext file, ITypeSymbol? type)
    {
        foreach (var current in type is INamedTypeSymbol named
            ? named.BaseTypes().Prepend(named).TakeWhile(current => current.SpecialType == SpecialType.None) : [])
        {
            if (!current.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty && file.Engine.FindSupersession(current) is null
                && (file.Engine.Involves(current.BaseType) || current.Interfaces.Any(file.Engine.Involves)))
            {
                keys.Add(DocumentationId.Of(current.OriginalDefinition));
            }
        }
    }

    /// <summary>A constraint changes together with the type arguments that have to meet it.</summary>
    private static void AddConstrained(Keys keys, FileContext file, ISymbol symbol)
    {
        var (parameters, arguments) = symbol switch
        {
            IMethodSymbol method => (method.OriginalDefinition.TypeParameters, method.TypeArguments),
            INamedTypeSymbol type => (type.OriginalDefinition.TypeParameters, type.TypeArguments),
            _ => ([], []),
        };
        if (!parameters.Any(parameter => parameter.ConstraintTypes.Any(file.Engine.Involves)))
            return;

        if (symbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction })
            keys.Add(LocalKey(symbol.OriginalDefinition));
        else
            AddMember(keys, file, (symbol as IMethodSymbol)?.ReducedFrom ?? symbol);
        foreach (var argument in arguments)
            AddType(keys, file, argument);
    }

    /// <summary>What a type implements by what it inherits: base class and interface change together, though neither knows the other.</summary>
    private static void AddInheritedImplementations(Keys keys, FileContext file, INamedTypeSymbol type)
    {
        foreach (var asked in type.AllInterfaces.SelectMany(contract => contract.GetMembers()))
        {
            if (type.FindImplementationForInterfaceMember(asked) is { } implementation && type.DerivesFrom(implementation.ContainingType))
            {
                Add(keys, file, implementation);
                Add(keys, file, asked);
            }
        }
    }

    private static void AddAlias(Keys keys, FileContext file, IAliasSymbol alias)
    {
        if (alias.Target is ITypeSymbol target && file.Engine.Involves(target) && AliasKey.Of(alias) is { } key)
            keys.Add(key.ToString());
    }

    private static bool IsSuperseded(FileContext file, ISymbol symbol)
    {
        for (var current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
        {
            if (current is INamedTypeSymbol type ? file.Engine.FindSupersession(type) is not null : file.Engine.FindReplacement(current) is not null)
                return true;
        }

        return false;
    }

    /// <summary>The members that may take the place of a superseded one: their signatures may name superseded types as well.</summary>
    private static IEnumerable<ISymbol> TargetsOf(FileContext file, ISymbol symbol)
    {
        if (symbol is INamedTypeSymbol or INamespaceSymbol || symbol.ContainingType is not { } container)
            return [];

        var canonical = file.Engine.FindSupersession(container) is { Canonical: { } mapped } ? mapped : container;
        if (file.Engine.FindReplacement(symbol) is not { } replacement)
            return symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? canonical.InstanceConstructors : canonical.MembersNamed(symbol.Name);

        return ReplacementTemplate.Parse(replacement.Expression).Expression?.DescendantNodesAndSelf().SelectMany(node => node switch
        {
            MemberAccessExpressionSyntax access => (Named(access.Expression) ?? canonical).MembersNamed(access.Name.Identifier.ValueText),
            ObjectCreationExpressionSyntax made => Named(made.Type)?.InstanceConstructors.CastArray<ISymbol>() ?? [],
            _ => [],
        }) ?? [];

        INamedTypeSymbol? Named(ExpressionSyntax expression) =>
            expression.RightmostName() is { } name ? file.Engine.ResolveTypeName(name, 0, replacement.Imports, container) : null;
    }

    /// <summary>An alias by which a declaration names its type: it changes with the alias, though nothing is written there.</summary>
    private static void AddDeclaredAliases(Keys keys, FileContext file, ISymbol symbol)
    {
        foreach (var reference in symbol.OriginalDefinition.DeclaringSyntaxReferences)
        {
            if (!file.Model.Compilation.ContainsSyntaxTree(reference.SyntaxTree))
                continue;

            SyntaxNode? type = reference.GetSyntax() switch
            {
                VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } => declaration.Type,
                ParameterSyntax parameter => parameter.Type,
                BasePropertyDeclarationSyntax property => property.Type,
                MethodDeclarationSyntax method => method.ReturnType,
                LocalFunctionStatementSyntax function => function.ReturnType,
                _ => null,
            };
            if (type is null)
                continue;

            var model = reference.SyntaxTree == file.Model.SyntaxTree ? file.Model : file.Model.Compilation.GetSemanticModel(reference.SyntaxTree);
            foreach (var name in type.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
            {
                if (model.GetAliasInfo(name) is { } alias)
                    AddAlias(keys, file, alias);
            }
        }
    }

    private static void AddMember(Keys keys, FileContext file, ISymbol member)
    {
        foreach (var current in member.OriginalDefinition.SelfAndOverridden().Concat(member.Implemented()))
            AddKey(current.OriginalDefinition);

        // A superseded type's member is not what is overridden or implemented once the type is replaced.
        void AddKey(ISymbol definition)
        {
            if (keys.Allows(definition))
                keys.Add(Key(definition));
        }
    }

    /// <summary>C# wants some operators declared in pairs with the same types: a pair has one key.</summary>
    private static string Key(ISymbol member)
    {
        var id = DocumentationId.Of(member);
        if (member is not IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion })
            return id;

        return member.Name switch
        {
            "op_Inequality" => id.Replace("op_Inequality", "op_Equality"),
            "op_GreaterThan" => id.Replace("op_GreaterThan", "op_LessThan"),
            "op_GreaterThanOrEqual" => id.Replace("op_GreaterThanOrEqual", "op_LessThanOrEqual"),
            "op_False" => id.Replace("op_False", "op_True"),
            _ => id.Replace(".op_Checked", ".op_"),
        };
    }

    private static string LocalKey(ISymbol symbol)
    {
        var location = symbol.Locations.FirstOrDefault();
        return location?.SourceTree is { } tree ? tree.FilePath + ":" + location.SourceSpan.Start : DocumentationId.Of(symbol);
    }

    /// <summary>The keys found, and which superseded members count.</summary>
    /// <param name="file">The file that they are named in.</param>
    /// <param name="around">The superseded type whose declaration they are named in; null outside of one.</param>
    private sealed class Keys(FileContext file, INamedTypeSymbol? around)
    {
        public HashSet<string> Found { get; } = new(StringComparer.Ordinal);

        public void Add(string key) => Found.Add(key);

        public bool Allows(ISymbol symbol) =>
            !IsSuperseded(file, symbol) || (around is not null && symbol is not INamedTypeSymbol && (IsInside(symbol) || IsInherited(symbol)));

        /// <summary>What a superseded type has of a base or of an interface is called, overridden and implemented in its declaration as its own is.</summary>
        private bool IsInherited(ISymbol symbol) =>
            symbol.OriginalDefinition.ContainingType is { } declaring
                && (around!.DerivesFrom(declaring)
                    || around!.AllInterfaces.Any(contract => SymbolEqualityComparer.Default.Equals(contract.OriginalDefinition, declaring)));

        private bool IsInside(ISymbol symbol)
        {
            for (var current = symbol.OriginalDefinition.ContainingSymbol; current is not null; current = current.ContainingSymbol)
            {
                if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, around))
                    return true;
            }

            return false;
        }
    }
}
