using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Uses;

/// <summary>
/// A place where a superseded type decides at run time what happens: it is tested for there, or a value of it leaves what the compiler
/// knows.
/// </summary>
/// <param name="Span">The type's name.</param>
/// <param name="Types">The ids of the superseded types that matter here: the one that is tested for, or all that a value of this one passes a test for.</param>
/// <param name="IsTest">Whether the type is tested for.</param>
/// <param name="Text">The code, for messages.</param>
/// <param name="Owner">The id of the class whose constructor asks a container for the type, which matters if the container makes that
/// class; null elsewhere.</param>
/// <param name="IsLocal">Whether the place matters to its own project alone: a new object that becomes an <c>object</c>, or anything in a
/// test project, whose doubles are no part of the program.</param>
internal sealed record TypePlace(TextSpan Span, ImmutableArray<string> Types, bool IsTest, string Text, string? Owner = null, bool IsLocal = false)
{
    /// <summary>The canonical type that a registration would name once it moves; null for any other place.</summary>
    public INamedTypeSymbol? Registers { get; init; }

    /// <summary>The methods of LINQ that test each element.</summary>
    private static readonly HashSet<string> Filters = new(StringComparer.Ordinal) { "OfType", "Cast" };

    /// <summary>Members of <c>Type</c> that compare it with another type; what else is asked of it is no test.</summary>
    private static readonly HashSet<string> Comparing = new(StringComparer.Ordinal)
    {
        "IsInstanceOfType", "IsAssignableFrom", "IsAssignableTo", "IsSubclassOf", "IsEquivalentTo", "Equals", "GetHashCode", "TypeHandle", "GUID",
        "MakeArrayType", "MakeByRefType", "MakeGenericType", "GetGenericTypeDefinition", "GetElementType", "GetType", "UnderlyingSystemType",
    };

    /// <summary>Every such place of a file that no superseded declaration contains.</summary>
    public static IEnumerable<TypePlace> In(SemanticModel model, SsotEngine engine, CancellationToken cancellationToken)
    {
        foreach (var node in model.SyntaxTree.GetRoot(cancellationToken).DescendantNodes())
        {
            foreach (var (name, isTest) in NamesAt(node, model))
            {
                var types = model.GetSymbolInfo(name, cancellationToken).Symbol is INamedTypeSymbol type
                    && !(isTest && LeavingValue.IsKnownToBe(type, node, model)) ? TypesOf(type, isTest, engine) : [];
                if (!types.IsEmpty && !engine.IsSilent(name, model, cancellationToken))
                {
                    yield return new TypePlace(name.Span, types, isTest, node.ToString(),
                        IsLocal: engine.IsTestProject
                            || node is ObjectCreationExpressionSyntax { Parent: not (ThrowStatementSyntax or ThrowExpressionSyntax) });
                }
            }
        }
    }

    private static IEnumerable<(ExpressionSyntax Name, bool IsTest)> NamesAt(SyntaxNode node, SemanticModel model)
    {
        switch (node)
        {
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression or (int)SyntaxKind.AsExpression } test:
                return [(test.Right, true)];
            case CastExpressionSyntax cast:
                return [(cast.Type, true)];
            case DeclarationPatternSyntax pattern:
                return [(pattern.Type, true)];
            case TypePatternSyntax pattern:
                return [(pattern.Type, true)];
            case RecursivePatternSyntax { Type: { } tested }:
                return [(tested, true)];
            case ConstantPatternSyntax { Expression: NameSyntax or MemberAccessExpressionSyntax } pattern:
                return [(pattern.Expression, true)];
            case CaseSwitchLabelSyntax { Value: NameSyntax or MemberAccessExpressionSyntax } label:
                return [(label.Value, true)];
            case CatchDeclarationSyntax clause:
                return [(clause.Type, true)];
            case TypeOfExpressionSyntax typeOf when typeOf.Parent is not MemberAccessExpressionSyntax access
                || Comparing.Contains(access.Name.Identifier.ValueText):
                return [(typeOf.Type, true)];
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax generic } } when Filters
                .Contains(generic.Identifier.ValueText):
                return generic.TypeArgumentList.Arguments.Select(argument => ((ExpressionSyntax)argument, true));
            case BaseTypeSyntax listed:
                return [(listed.Type, false)];
            case ObjectCreationExpressionSyntax creation when Leaves(creation, model):
                return [(creation.Type, false)];
            default:
                return [];
        }
    }

    /// <summary>Whether the new object goes where its type is not known: it is thrown, or becomes an <c>object</c>.</summary>
    private static bool Leaves(ObjectCreationExpressionSyntax creation, SemanticModel model)
    {
        if (creation.Parent is ThrowStatementSyntax or ThrowExpressionSyntax)
            return true;

        var info = model.GetTypeInfo(creation);
        return info.ConvertedType is { } converted && info.Type is { } type && !SymbolEqualityComparer.Default.Equals(converted, type)
            && converted.TypeKind is TypeKind.Class or TypeKind.Interface or TypeKind.Dynamic;
    }

    private static ImmutableArray<string> TypesOf(INamedTypeSymbol type, bool isTest, SsotEngine engine)
    {
        // What only derives from a superseded type keeps its name: its own list of bases says what it is.
        if (engine.FindSupersession(type) is null)
            return [];

        var all = isTest ? [type] : type.BaseTypes().Prepend(type).Concat(type.AllInterfaces);
        return [.. all.Where(current =>
            engine.FindSupersession(current)?.Canonical is { } canonical && !SymbolEqualityComparer.Default.Equals(canonical, current))
            .Select(current => DocumentationId.Of(current.OriginalDefinition))];
    }
}

/// <summary>
/// Where a container is told of a superseded type, and where it is asked for one: a registration and what it feeds are
/// connected by the type alone, and by nothing that the compiler knows.
/// </summary>
internal sealed class ContainerPlaces(SemanticModel model, SsotEngine engine, CancellationToken cancellationToken)
{
    private static readonly string[] Registering = ["Add", "TryAdd", "Replace", "Register", "Bind", "Configure", "Use"];
    private static readonly string[] Resolving = ["Get", "TryGet", "Resolve", "TryResolve", "Create", "Build", "Map"];

    private static readonly string[] Lifetimes = ["Singleton", "Scoped", "Transient", "HostedService", "RegisterType", "RegisterInstance"];

    private readonly List<TypePlace> _places = [];
    private readonly HashSet<string> _made = new(StringComparer.Ordinal);

    /// <summary>The places of the file.</summary>
    public IReadOnlyList<TypePlace> Places => _places;

    /// <summary>The ids of the types that a container of this file makes.</summary>
    public IReadOnlyCollection<string> Made => _made;

    public void Read()
    {
        foreach (var node in model.SyntaxTree.GetRoot(cancellationToken).DescendantNodes())
        {
            switch (node)
            {
                case InvocationExpressionSyntax call:
                    ReadCall(call);
                    break;
                case ConstructorDeclarationSyntax { ParameterList: var list, Parent: TypeDeclarationSyntax owner }:
                    ReadConstructor(list, owner);
                    break;
                case ClassDeclarationSyntax type:
                    if (type.ParameterList is { } primary)
                        ReadConstructor(primary, type);
                    if (IsMadeByTheFramework(type))
                        Make(model.GetDeclaredSymbol(type, cancellationToken));
                    break;
                case ParameterSyntax { Type: { } type } parameter when parameter.AttributeLists.SelectMany(list => list.Attributes)
                    .Any(attribute => attribute.Name.ToString() is "FromServices" or "FromKeyedServices" or "Inject"):
                    Add(type, isTest: true, parameter, owner: null);
                    break;
            }
        }
    }

    private void ReadCall(InvocationExpressionSyntax call)
    {
        var name = call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            SimpleNameSyntax simple => simple,
            _ => null,
        };
        if (name is null)
            return;

        var isRegistration = StartsWith(name, Registering);
        if (!isRegistration && !StartsWith(name, Resolving))
            return;

        var types = name is GenericNameSyntax generic ? generic.TypeArgumentList.Arguments.ToList() : [];
        types.AddRange(call.ArgumentList.Arguments.Select(argument => argument.Expression).OfType<TypeOfExpressionSyntax>().Select(typeOf => typeOf.Type));
        foreach (var type in types)
        {
            Add(type, !isRegistration, call, owner: null, isRegistration && IsLifetime(name));
            Make(model.GetSymbolInfo(type, cancellationToken).Symbol);
        }

        if (isRegistration && name is not GenericNameSyntax && IsLifetime(name))
            ReadInferred(call);

        // "MapGet("/", (Old old) => …)" asks for it.
        foreach (var lambda in call.ArgumentList.Arguments.Select(argument => argument.Expression).OfType<ParenthesizedLambdaExpressionSyntax>()
            .Where(_ => name.Identifier.ValueText.StartsWith("Map", StringComparison.Ordinal)))
        {
            foreach (var parameter in lambda.ParameterList.Parameters.Where(parameter => parameter.Type is not null))
                Add(parameter.Type!, isTest: true, parameter, owner: null);
        }
    }

    /// <summary>Words without one of which a file does not register types that it finds at run time.</summary>
    public static NameSet ScanWords { get; } =
        new(new HashSet<string>(["Scan", "GetTypes", "GetExportedTypes", "ExportedTypes", "DefinedTypes", "RegisterAssemblyTypes", "AddClasses",
            "FromAssemblyOf"],
            StringComparer.Ordinal));

    /// <summary>The registrations of a file that name no type: by a scan of an assembly, any class may be registered.</summary>
    public IEnumerable<TypePlace> Scans()
    {
        foreach (var call in model.SyntaxTree.GetRoot(cancellationToken).DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (call.Expression is MemberAccessExpressionSyntax { Name: var name }
                && (name.Identifier.ValueText is "Scan" or "RegisterAssemblyTypes" or "AddClasses"
                    || (IsLifetime(name) && call.ArgumentList.Arguments.Any(IsTypeFoundAtRunTime))))
            {
                yield return new TypePlace(call.Span, [], IsTest: false, call.ToString());
            }
        }
    }

    private bool IsTypeFoundAtRunTime(ArgumentSyntax argument) =>
        argument.Expression is not TypeOfExpressionSyntax && model.GetTypeInfo(argument.Expression, cancellationToken).Type?.IsSystemType(nameof(Type)) == true;

    /// <summary><c>AddSingleton(new Old())</c>: the compiler infers what is registered. Its place is the name by which the value is made.</summary>
    private void ReadInferred(InvocationExpressionSyntax call)
    {
        if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { TypeArguments.IsEmpty: false } method)
            return;

        foreach (var type in method.TypeArguments)
        {
            Make(type);
            var made = call.ArgumentList.Arguments
                .SelectMany(argument => DeclarationOf(argument.Expression).DescendantNodesAndSelf().OfType<SimpleNameSyntax>())
                .FirstOrDefault(name => !name.IsVar
                    && SymbolEqualityComparer.Default.Equals((model.GetSymbolInfo(name, cancellationToken).Symbol as ITypeSymbol)?.OriginalDefinition,
                        type.OriginalDefinition));
            if (made is not null)
                Add(made, isTest: false, call, owner: null, isRegistration: true);
        }
    }

    /// <summary>The declaration of the variable that an expression names, in the same file; else the expression itself.</summary>
    private SyntaxNode DeclarationOf(ExpressionSyntax expression) =>
        expression is IdentifierNameSyntax
            && model.GetSymbolInfo(expression,
                cancellationToken).Symbol?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is { } declaration
            && declaration.SyntaxTree == model.SyntaxTree
            ? declaration.FirstAncestorOrSelf<VariableDeclarationSyntax>() ?? declaration
            : expression;

    /// <summary>The registrations of a file that name a type themselves, or from which the compiler infers it.</summary>
    public IEnumerable<TypePlace> RegistrationsOf(string typeId)
    {
        foreach (var call in model.SyntaxTree.GetRoot(cancellationToken).DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (call.Expression is not MemberAccessExpressionSyntax { Name: var name } || !IsLifetime(name)
                || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method)
            {
                continue;
            }

            var types = method.TypeArguments
                .Concat(call.ArgumentList.Arguments.Select(argument => argument.Expression).OfType<TypeOfExpressionSyntax>()
                    .Select(typeOf => model.GetTypeInfo(typeOf.Type, cancellationToken).Type));
            if (types.OfType<INamedTypeSymbol>().Any(type => DocumentationId.Of(type.OriginalDefinition) == typeId))
                yield return new TypePlace(call.Span, [], IsTest: false, call.ToString());
        }
    }

    private static bool IsLifetime(SimpleNameSyntax name) =>
        Array.Exists(Lifetimes, lifetime => name.Identifier.ValueText.Contains(lifetime, StringComparison.Ordinal));

    private void ReadConstructor(ParameterListSyntax list, TypeDeclarationSyntax owner)
    {
        if (list.Parameters.Count == 0 || model.GetDeclaredSymbol(owner, cancellationToken) is not { } type)
            return;

        foreach (var parameter in list.Parameters.Where(parameter => parameter.Type is not null))
            Add(parameter.Type!, isTest: true, parameter, DocumentationId.Of(type.OriginalDefinition));
    }

    private static bool IsMadeByTheFramework(ClassDeclarationSyntax type) =>
        type.BaseList?.Types.Any(listed =>
            listed.Type.ToString() is "Controller" or "ControllerBase" or "PageModel" or "Hub" or "BackgroundService" or "IHostedService" or "ViewComponent"
                or "IMiddleware" or "ComponentBase") == true
        || type.Identifier.ValueText.EndsWith("Controller", StringComparison.Ordinal);

    private static bool StartsWith(SimpleNameSyntax name, string[] beginnings) =>
        Array.Exists(beginnings, beginning => name.Identifier.ValueText.StartsWith(beginning, StringComparison.Ordinal));

    private void Make(ISymbol? type)
    {
        if (type is INamedTypeSymbol named)
            _made.Add(DocumentationId.Of(named.OriginalDefinition));
    }

    /// <summary>Every superseded type that a written type names, those of its type arguments included: <c>IOptions&lt;Old&gt;</c>.</summary>
    private void Add(TypeSyntax written, bool isTest, SyntaxNode at, string? owner, bool isRegistration = false)
    {
        foreach (var name in written.DescendantNodesAndSelf().OfType<SimpleNameSyntax>())
        {
            if (model.GetSymbolInfo(name, cancellationToken).Symbol is INamedTypeSymbol type && engine.FindSupersession(type)?.Canonical is { } canonical
                && !SymbolEqualityComparer.Default.Equals(canonical, type) && !engine.IsSilent(name, model, cancellationToken))
            {
                _places.Add(new TypePlace(name.Span, ["container " + DocumentationId.Of(type.OriginalDefinition)], isTest, at.ToString(), owner,
                    engine.IsTestProject)
                { Registers = isRegistration ? canonical : null });
            }
        }
    }
}

/// <summary>
/// Where static state of a superseded type is read and written. The canonical type has state of its own: what is written
/// here and read there moves together.
/// </summary>
internal sealed class StatePlaces(SemanticModel model, SsotEngine engine, CancellationToken cancellationToken)
{
    /// <summary>The names of such members of this compilation's superseded types.</summary>
    public static HashSet<string> NamesOf(SsotEngine engine) => engine.Shared(shared => new StateNames(new HashSet<string>(
        shared.Map.Superseded.Select(type => shared.Resolve(type.Legacy)).OfType<INamedTypeSymbol>().SelectMany(type => type.GetMembers()).Where(IsState)
            .Select(member => member.Name),
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
                || engine.FindSupersession(member.ContainingType)?.Canonical is null || engine.IsSilent(name, model, cancellationToken)
                || SpanOf(name, member.ContainingType) is not { } span)
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

    private static ExpressionSyntax WholeOf(IdentifierNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;

    /// <summary>Where the edit would be: at the access, or where a class that inherits the member names its base.</summary>
    private TextSpan? SpanOf(IdentifierNameSyntax name, INamedTypeSymbol declaring)
    {
        var through = name.Parent is MemberAccessExpressionSyntax access && access.Name == name
            ? model.GetSymbolInfo(access.Expression, cancellationToken).Symbol as INamedTypeSymbol
            : model.GetEnclosingSymbol(name.SpanStart, cancellationToken)?.ContainingType;
        if (SymbolEqualityComparer.Default.Equals(through?.OriginalDefinition, declaring.OriginalDefinition))
            return WholeOf(name).Span;

        var heir = through is null
            ? null : through.BaseTypes().Prepend(through)
                .FirstOrDefault(type => SymbolEqualityComparer.Default.Equals(type.BaseType?.OriginalDefinition, declaring.OriginalDefinition));
        return heir?.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken)).OfType<TypeDeclarationSyntax>()
            .FirstOrDefault(declaration => declaration.SyntaxTree == model.SyntaxTree && declaration.BaseList is not null)?.BaseList!.Types[0].Type.Span;
    }

    private static bool IsState(ISymbol member) => member.IsStatic && member switch
    {
        IFieldSymbol field => field is { IsConst: false, IsReadOnly: false, IsImplicitlyDeclared: false },
        IPropertySymbol { SetMethod: not null } property =>
            property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property)),
        IEventSymbol @event => @event.AddMethod?.IsImplicitlyDeclared == true,
        _ => false,
    };

    private static bool IsWritten(ExpressionSyntax access) => access.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == access,
        PostfixUnaryExpressionSyntax postfix => postfix.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression,
        PrefixUnaryExpressionSyntax prefix => prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression,
        ArgumentSyntax argument =>
            argument.RefKindKeyword.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword
                || argument.Parent is TupleExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } tuple && assignment.Left == tuple,
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
