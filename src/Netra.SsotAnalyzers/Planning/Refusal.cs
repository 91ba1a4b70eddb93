using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>
/// Why one use is not rewritten, and what to do instead. Whatever cannot be rewritten says so by one of these, wherever in
/// the suite that turns out; SSOT1003 shows the message, and its page has the table of the kinds.
/// </summary>
internal sealed class Refusal
{
    private static readonly List<RefusalKind> All = [];

    private readonly ImmutableArray<string> _arguments;

    public Refusal(RefusalKind kind, ImmutableArray<string> arguments) => (Kind, _arguments) = (kind, arguments);

    // The canonical type or the replacement does not fit.
    public static readonly RefusalKind Circular = Define("it is superseded in a circle through '{type}'", "decide which type is canonical");
    public static readonly RefusalKind NotInNamespace = Define("the namespace '{namespace}' has no type '{type}'",
        "move the type there, or declare its replacement");
    public static readonly RefusalKind NotAvailable = Define("the canonical type '{type}' is not available in this project",
        "reference the assembly that declares it");
    public static readonly RefusalKind OtherArity = Define("'{type}' has a different number of type parameters", "change this by hand");
    public static readonly RefusalKind CannotBeNamed = Define("'{type}' cannot be named here", "reference its assembly, or make it accessible");
    public static readonly RefusalKind CannotBeConstructed = Define("'{type}' cannot be constructed",
        "give the retired constructor a [ReplaceWith], or change the caller");
    public static readonly RefusalKind NoConstructor = Define("'{type}' has no constructor that takes ({types})",
        "give the retired constructor a [ReplaceWith], or change the caller");
    public static readonly RefusalKind NoNestedType = Define("'{type}' has no nested type '{nested}'", "add it there, or change this by hand");
    public static readonly RefusalKind NoMember = Define("'{type}' has no member '{member}'", "give it a [ReplaceWith], or change this by hand");
    public static readonly RefusalKind OtherShape = Define("'{type}.{member}' has a different shape from the member used here",
        "give the retired member a [ReplaceWith], or change this by hand");
    public static readonly RefusalKind OtherParameterOrder = Define("'{member}' has its parameters in a different order",
        "write the arguments by name, or give the retired member a [ReplaceWith]");
    public static readonly RefusalKind OtherDefault = Define("'{member}' has a different default value for '{parameter}'", "write the argument out");
    public static readonly RefusalKind OtherValue = Define("'{member}' is {other}, not {value}", "make the values equal, or change this by hand");
    public static readonly RefusalKind TypesDiffer = Define("{difference}, and this use depends on it", "make the two alike, or change this by hand");
    public static readonly RefusalKind IsSealed = Define("'{type}' is sealed", "hold an instance instead of deriving");
    public static readonly RefusalKind NotAnInterface = Define("'{type}' is a class, not an interface", "hold an instance instead of implementing");
    public static readonly RefusalKind SealedConstraint = Define("'{type}' is sealed and cannot be a constraint",
        "name the type instead of the type parameter");
    public static readonly RefusalKind AttributeExpected = Define("'{type}' is not an attribute", "remove the attribute, or write a canonical one");
    public static readonly RefusalKind IsStatic = Define("'{type}' is static", "call its members through the type name");
    public static readonly RefusalKind NotAnExpression = Define("its [ReplaceWith(\"{expression}\")] is not a C# expression",
        "correct it where it is declared");
    public static readonly RefusalKind ReplacesItself = Define("the replacement '{replacement}' is the same as the original", "correct the [ReplaceWith]");
    public static readonly RefusalKind DoesNotBind = Define("'{replacement}' does not bind here", "write it by hand, and correct the compiler's errors");
    public static readonly RefusalKind OtherSymbols = Define("calls of '{member}' and of '{replacement}' are compiled under different [Conditional] symbols",
        "use '#if' instead");

    // The place of the use.
    public static readonly RefusalKind DoesNotCompile = Define("the {use} does not compile now", "correct it first");
    public static readonly RefusalKind LateBound = Define("an argument is dynamic, so the member is chosen at run time",
        "give the argument a static type first");
    public static readonly RefusalKind Generated = Define("the code is generated", "change the generator or its input");
    public static readonly RefusalKind AnalysisFailed = Define("its analysis failed with {exception}",
        "change it by hand, and report the exception with the code around it");
    public static readonly RefusalKind PublicSignature = Define("it is in the signature of '{member}', which is public API of the package",
        "add a new member, or set SsotFreezePublicApi to false");
    public static readonly RefusalKind InNameOf = Define("the text of nameof would change", "decide which text is right, and write it");
    public static readonly RefusalKind NameOfType = Define("nameof would yield \"{type}\" instead of \"{text}\"", "decide which text is right, and write it");
    public static readonly RefusalKind AfterNullTest = Define("'{replacement}' cannot follow '?.'", "check for null first");
    public static readonly RefusalKind NamedAlone = Define("'{replacement}' is not allowed here, where only a member name is",
        "assign or test it in a separate statement");
    public static readonly RefusalKind NotCalled = Define("the method is used without a call, and a lambda cannot replace it", "call the method");
    public static readonly RefusalKind ReceiverAtEachCall = Define("a lambda would evaluate '{receiver}' at each call", "store it in a local first");
    public static readonly RefusalKind ReceiverHidden = Define("a lambda's parameter would hide '{receiver}'", "store it in a local with another name first");
    public static readonly RefusalKind ObjectInitializer = Define("an object initializer cannot follow '{replacement}'",
        "assign the members in separate statements");
    public static readonly RefusalKind OperatorAssigns = Define("the operator assigns", "write the assignment without it, with '{replacement}'");
    public static readonly RefusalKind ReplacesAssignment = Define("'{replacement}' replaces an assignment", "assign with '=' in a separate statement");
    public static readonly RefusalKind ReadsAndWrites = Define("the access reads and writes, and '{replacement}' does only one of the two",
        "read and assign in separate expressions");
    public static readonly RefusalKind AssignmentIsUsed = Define("the value of the assignment is used", "assign in a separate statement");
    public static readonly RefusalKind CalledByPattern = Define("{construct} calls it implicitly", "call '{replacement}' explicitly");
    public static readonly RefusalKind ImplicitBase = Define("it is the implicitly called base constructor", "write ': base(…)' as in '{replacement}'");
    public static readonly RefusalKind ConstructorInitializer = Define("'{replacement}' is not allowed in a constructor initializer",
        "call another constructor by hand");
    public static readonly RefusalKind InAttribute = Define("'{replacement}' is not allowed as an attribute, which is a name with arguments",
        "write its arguments by hand");
    public static readonly RefusalKind OverriddenBase = Define("'base' is the override in '{type}' here, and '{replacement}' would bypass it",
        "replace the override first");
    public static readonly RefusalKind InExpressionTree = Define("'{replacement}' has {part}, which is not allowed in an expression tree",
        "compute it outside the lambda");
    public static readonly RefusalKind CallerInfo = Define("the compiler fills in a caller-info argument, and '{replacement}' would not get it",
        "write the argument explicitly first");
    public static readonly RefusalKind StuckNamespace = Define("uses of the namespace have no rewrite ({uses})", "change these first");
    public static readonly RefusalKind NoNamespace = Define("the namespace '{namespace}' does not exist in this project",
        "reference the assembly that declares it");

    public static readonly RefusalKind BindsToAnother = Define("'{replacement}' would call '{other}' here, and calls another member at its declaration",
        "qualify the member in the [ReplaceWith], or rename one of the two");
    public static readonly RefusalKind UnknownName = Define("its [ReplaceWith(\"{expression}\")] uses '{name}', which is unknown where it is declared",
        "correct it there");
    public static readonly RefusalKind UnusableReplacement = Define("its [ReplaceWith(\"{expression}\")] cannot be used because {problem}",
        "correct it where it is declared");
    public static readonly RefusalKind OtherDelegate = Define("only a lambda can replace the method, and '-=' and '==' do not match a new delegate",
        "call '{replacement}' in a named method, and use that method");
    public static readonly RefusalKind DirectiveInside = Define("a preprocessor directive is inside the expression to replace", "move it out first");
    public static readonly RefusalKind MayReachOverride = Define("'{override}' may run here, and '{replacement}' would not run it",
        "move the override to the replacement member first");
    public static readonly RefusalKind Overrides = Define("it overrides or implements the member", "move its code to '{replacement}', which callers will use");
    public static readonly RefusalKind BuiltOnIt = Define("'{replacement}' depends on this code and would call itself", "move the code of '{member}' here");
    public static readonly RefusalKind OverflowContext = Define("'{replacement}' contains arithmetic, which would move into a 'checked' or 'unchecked' context",
        "compute outside that context");
    public static readonly RefusalKind MayBeNull = Define("'{replacement}' does not throw when '{receiver}' is null, as the member does",
        "check for null first");

    // Requirements of the place.
    public static readonly RefusalKind NotConstant = Define("'{replacement}' is not a constant, and {place} requires one",
        "make it a constant, or change this by hand");
    public static readonly RefusalKind NotAssignable = Define("'{member}' cannot be set here", "set it where the object is created, or give it a setter");
    public static readonly RefusalKind ChangesACopy = Define("'{member}' is a variable, and the original call changes a copy",
        "copy the value to a local first");
    public static readonly RefusalKind NotAVariable = Define("'{member}' is not a variable, so it cannot be passed by reference or changed in part",
        "use a local, and assign it");
    public static readonly RefusalKind RequiredMember = Define("'{type}' requires '{member}' to be set where it is created",
        "set it by hand, or give the retired constructor a [ReplaceWith]");
    public static readonly RefusalKind ConstraintNotMet = Define("'{type}' does not satisfy the constraints of '{parameter}'",
        "use another type, or relax the constraint");
    public static readonly RefusalKind OtherKindOfBase = Define("'{type}' is {kind}, and its derived types must be the same",
        "change the derived type to match, or hold an instance instead");
    public static readonly RefusalKind NotCopied = Define("'{type}' is neither a record nor a value type, and 'with' copies only these",
        "write a method that copies it");

    // Tasks.
    public static readonly RefusalKind AwaitHere = Define("'{replacement}' needs 'await', which is not allowed in {place}",
        "make the member async, or move the call out");
    public static readonly RefusalKind AwaitAfterNullTest = Define("'{replacement}' needs 'await', which would throw where '?.' yields null",
        "check for null first");
    public static readonly RefusalKind AwaitInDelegate = Define("'{replacement}' needs 'await', and the delegate '{delegate}' is synchronous",
        "accept an asynchronous delegate there");
    public static readonly RefusalKind NoTask = Define("'{replacement}' is not a task, and the task is used here", "await it first");
    public static readonly RefusalKind NoTaskAfterNullTest = Define("'{replacement}' is not a task, and the call follows '?.'", "check for null first");
    public static readonly RefusalKind TaskOfAnotherValue = Define("'{replacement}' is a task with another result type",
        "await it and convert the result first");

    // The evaluation of arguments.
    public static readonly RefusalKind NoPlaceForArgument = Define("'{replacement}' does not use '{argument}', and its evaluation may have side effects",
        "evaluate it before the call");
    public static readonly RefusalKind EvaluatedTwice = Define("'{replacement}' would evaluate '{argument}' twice", "store it in a local first");
    public static readonly RefusalKind EvaluatedLater = Define("'{replacement}' would evaluate '{argument}' later", "store it in a local first");
    public static readonly RefusalKind NotAlwaysEvaluated = Define("'{replacement}' would not always evaluate '{argument}'", "store it in a local first");
    public static readonly RefusalKind EvaluatedAfter = Define("'{replacement}' would evaluate '{argument}' after another side effect",
        "store it in a local first");
    public static readonly RefusalKind AssignsArgument = Define("'{replacement}' would assign to '{argument}', which the original call does not change",
        "store it in a local first");
    public static readonly RefusalKind OutOfOrder = Define("'{replacement}' would evaluate the arguments in a different order", "store them in locals first");
    public static readonly RefusalKind NameIsHidden = Define("'{replacement}' declares a name that '{argument}' uses",
        "store it in a local with another name first");

    // Both types are side by side.
    public static readonly RefusalKind SameMember = Define("'{member}' is declared as well, and both would have the same signature", "merge the two first");
    public static readonly RefusalKind SameInterface = Define("'{interface}' is implemented as well, and both would be the same interface",
        "merge the two first");
    public static readonly RefusalKind OtherOverload = Define("the call would bind to '{other}' instead of '{member}'", "merge the two overloads first");
    public static readonly RefusalKind SameClause = Define("the clause for '{type}' would catch the same exceptions, or catch none",
        "merge the two clauses first");
    public static readonly RefusalKind NotCaught = Define("the clause for '{type}' would no longer catch it", "merge the clauses first");
    public static readonly RefusalKind CaughtElsewhere = Define("the clause for '{type}' would no longer catch it, but the clause for '{other}' would",
        "merge the clauses first");
    public static readonly RefusalKind SameTest = Define("the same value is also tested for '{type}', and both tests would be the same",
        "merge the two tests first");
    public static readonly RefusalKind SameLabel = Define("'{label}' is in the same switch, and both labels would be the same", "merge the two labels first");
    public static readonly RefusalKind SameTypeOf = Define("'typeof({type})' is used beside it, and both would be the same", "remove one of the two first");
    public static readonly RefusalKind SameRegistration = Define("'{method}' is also called for the canonical type, and both calls would be the same",
        "remove one of the two first");
    public static readonly RefusalKind SameStaticState = Define("'{type}' is used as well, and both would share its static state", "merge the two first");
    public static readonly RefusalKind SameLookup = Define("the program looks for attributes of one of the types, and '{type}' is also applied or looked for",
        "merge the two lookups first");

    // Found by the rewriter's proof, which reverts the edits: the use stays reported under its own id.
    public static readonly RefusalKind DoesNotCompileAfterwards = Define("the rewritten code has the error {error}", "change this by hand");
    public static readonly RefusalKind MeansSomethingElse = Define("the rewritten code would behave differently at '{code}'", "change this by hand");
    public static readonly RefusalKind SplitType = Define("'{code}' cannot be rewritten, and would no longer match the rewritten type", "change that first");
    public static readonly RefusalKind RegisteredTwice = Define("'{code}' registers the canonical type too, and a container resolves the last registration",
        "decide which of the two registrations stays");
    public static readonly RefusalKind FoundByScan = Define("'{code}' registers types that it finds at run time, and may find the superseded type",
        "register the type by its name first");
    public static readonly RefusalKind OverriddenElsewhere = Define("another project overrides or implements it",
        "move the override to the replacement member first");

    // Found by the rewriter before it edits: the use stays reported under its own id.
    public static readonly RefusalKind NoRewriteElsewhere = Define("'{project}' compiles the same file, and the use has no rewrite there ({reason})",
        "change this by hand");
    public static readonly RefusalKind OtherRewriteElsewhere = Define("'{project}' compiles the same file, and the use is rewritten differently there",
        "change this by hand, with '#if' where the two differ");
    public static readonly RefusalKind SuppressedElsewhere = Define("'{project}' compiles the same file, and {rule} is suppressed there",
        "suppress it in both projects, or in neither");
    public static readonly RefusalKind FileUnread = Define("the rewriter could not read the file: {exception}",
        "change it by hand, and report the exception with the code around it");

    /// <summary>Every kind, in the order of the table.</summary>
    public static IReadOnlyList<RefusalKind> Kinds => All;

    public RefusalKind Kind { get; }

    /// <summary>What stands in the way.</summary>
    public string Reason => Kind.Fill(Kind.Reason, _arguments);

    /// <summary>What to do by hand.</summary>
    public string Remedy => Kind.Fill(Kind.Remedy, _arguments);

    /// <summary>The reason and the remedy, as messages show them.</summary>
    public string Message => Reason + ": " + Remedy;

    public override string ToString() => Kind.Name + ": " + Message;

    /// <summary>The same with the replacement as this use would have it, instead of the declared expression.</summary>
    public Refusal Showing(string expression, string replacement) =>
        Kind.IndexOf("replacement") is >= 0 and var index && _arguments[index] == expression ? new Refusal(Kind, _arguments.SetItem(index, replacement)) : this;

    /// <summary>Why a superseded type has no canonical type here.</summary>
    public static Refusal WithoutCanonical(Supersession supersession) => supersession switch
    {
        { IsCircular: true } => Circular.For(supersession.CanonicalName),
        { Canonical: null, Namespace: { } ns } => NotInNamespace.For(ns, supersession.CanonicalName),
        { Canonical: null } => NotAvailable.For(supersession.CanonicalName),
        _ => OtherArity.For(supersession.CanonicalName),
    };

    private static RefusalKind Define(string reason, string remedy, [CallerMemberName] string name = "")
    {
        var kind = new RefusalKind(name, reason, remedy);
        All.Add(kind);
        return kind;
    }
}

/// <summary>One row of the table of refusals.</summary>
/// <param name="name">The name by which reports know the kind.</param>
/// <param name="reason">What stands in the way, with a name in braces for each argument.</param>
/// <param name="remedy">What to do by hand, with the same names.</param>
internal sealed class RefusalKind(string name, string reason, string remedy)
{
    private static readonly Regex Placeholder = new(@"\{(\w+)\}");

    private readonly ImmutableArray<string> _parameters =
        [.. Placeholder.Matches(reason + remedy).Cast<Match>().Select(match => match.Groups[1].Value).Distinct()];

    public string Name { get; } = name;

    public string Reason { get; } = reason;

    public string Remedy { get; } = remedy;

    /// <summary>The refusal of one use.</summary>
    /// <param name="arguments">What the names in braces stand for, in the order in which reason and remedy mention them first.</param>
    public Refusal For(params ImmutableArray<string> arguments) => arguments.Length == _parameters.Length
        ? new Refusal(this, arguments)
        : throw new ArgumentException($"{Name} takes {_parameters.Length} arguments: {string.Join(", ", _parameters)}", nameof(arguments));

    /// <summary>The place of an argument, or -1 where the kind has none of that name.</summary>
    public int IndexOf(string parameter) => _parameters.IndexOf(parameter);

    public string Fill(string template, ImmutableArray<string> arguments) =>
        Placeholder.Replace(template, match => arguments[_parameters.IndexOf(match.Groups[1].Value)]);
}
