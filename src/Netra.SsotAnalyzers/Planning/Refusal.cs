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

    // What the canonical type, or its replacement, is not or has not.
    public static readonly RefusalKind Circular = Define("it is superseded in a circle, by way of '{type}'", "say which type is canonical");
    public static readonly RefusalKind NotInNamespace = Define("'{namespace}' has no type '{type}'", "move it there, or name what replaces it");
    public static readonly RefusalKind NotAvailable = Define("the canonical type '{type}' is not to be had in this project", "reference the assembly that declares it");
    public static readonly RefusalKind OtherArity = Define("'{type}' has another number of type parameters", "change this by hand");
    public static readonly RefusalKind CannotBeNamed = Define("'{type}' cannot be named here", "reference its assembly, or make it accessible");
    public static readonly RefusalKind CannotBeConstructed = Define("'{type}' cannot be constructed", "give the retired constructor a [ReplaceWith], or change the caller");
    public static readonly RefusalKind NoConstructor = Define("'{type}' has no constructor that takes ({types})", "give the retired constructor a [ReplaceWith], or change the caller");
    public static readonly RefusalKind NoNestedType = Define("'{type}' has no nested type '{nested}'", "add it there, or change this by hand");
    public static readonly RefusalKind NoMember = Define("'{type}' has no member '{member}'", "give it a [ReplaceWith], or change this by hand");
    public static readonly RefusalKind OtherShape = Define("'{type}.{member}' is of another shape than what is used here", "give the retired member a [ReplaceWith], or change this by hand");
    public static readonly RefusalKind OtherParameterOrder = Define("'{member}' takes its parameters in another order", "write the arguments by name, or give the retired member a [ReplaceWith]");
    public static readonly RefusalKind OtherDefault = Define("'{member}' has another default value for '{parameter}'", "write the argument out");
    public static readonly RefusalKind OtherValue = Define("'{member}' is {other} and not {value}", "make the values equal, or change this by hand");
    public static readonly RefusalKind TypesDiffer = Define("{difference}, which this use depends on", "make the two alike, or change this by hand");
    public static readonly RefusalKind IsSealed = Define("'{type}' is sealed", "hold an instance instead of deriving");
    public static readonly RefusalKind NotAnInterface = Define("'{type}' is a class, not an interface", "hold an instance instead of implementing");
    public static readonly RefusalKind SealedConstraint = Define("'{type}' is sealed and cannot be a constraint", "name the type instead of the type parameter");
    public static readonly RefusalKind AttributeExpected = Define("'{type}' is no attribute", "take the attribute away, or write one");
    public static readonly RefusalKind IsStatic = Define("'{type}' is static", "call its members by its name");
    public static readonly RefusalKind NotAnExpression = Define("its replacement '{replacement}' is not a C# expression", "correct the [ReplaceWith]");
    public static readonly RefusalKind ReplacesItself = Define("'{replacement}' is what it replaces", "correct the [ReplaceWith]");
    public static readonly RefusalKind DoesNotBind = Define("'{replacement}' does not bind here", "write it out, and see what the compiler says");
    public static readonly RefusalKind OtherSymbols = Define("calls of '{member}' are compiled under other symbols than '{replacement}'", "write an '#if' instead");

    // Where the use stands.
    public static readonly RefusalKind DoesNotCompile = Define("the {use} does not compile as it stands", "correct it first");
    public static readonly RefusalKind LateBound = Define("an argument is dynamic, so that the member is chosen while the program runs", "give the argument a type first");
    public static readonly RefusalKind Generated = Define("the code is generated", "change what generates it");
    public static readonly RefusalKind AnalysisFailed = Define("its analysis failed with {exception}", "change it by hand, and report the exception with the code around it");
    public static readonly RefusalKind PublicSignature = Define("it is in the signature of '{member}', which users of the package compile against", "offer a new member, or set SsotFreezePublicApi to false");
    public static readonly RefusalKind InNameOf = Define("the text of nameof would change", "decide which text is meant");
    public static readonly RefusalKind NameOfType = Define("nameof would yield \"{type}\" instead of \"{text}\"", "decide which text is meant");
    public static readonly RefusalKind AfterNullTest = Define("'{replacement}' cannot follow '?.'", "test for null first");
    public static readonly RefusalKind NamedAlone = Define("'{replacement}' cannot stand here, where a member is named alone", "assign or test it in a statement of its own");
    public static readonly RefusalKind NotCalled = Define("the method is named, not called, and no lambda can take its place", "call it");
    public static readonly RefusalKind ReceiverAtEachCall = Define("a lambda would evaluate '{receiver}' at each call", "keep it in a local first");
    public static readonly RefusalKind ReceiverHidden = Define("a lambda's parameter would hide '{receiver}'", "keep it in a local of another name first");
    public static readonly RefusalKind ObjectInitializer = Define("an object initializer cannot follow '{replacement}'", "assign the members in statements of their own");
    public static readonly RefusalKind OperatorAssigns = Define("the operator assigns", "write it out, then use '{replacement}'");
    public static readonly RefusalKind ReplacesAssignment = Define("'{replacement}' replaces an assignment", "assign with '=' in a statement of its own");
    public static readonly RefusalKind ReadsAndWrites = Define("the access reads and writes, and '{replacement}' is one of the two", "read and assign in expressions of their own");
    public static readonly RefusalKind AssignmentIsUsed = Define("the value of the assignment is used", "assign in a statement of its own");
    public static readonly RefusalKind CalledByPattern = Define("{construct} calls it without naming it", "write '{replacement}' out");
    public static readonly RefusalKind ImplicitBase = Define("the base class is constructed by it, unnamed", "write ': base(…)' as in '{replacement}'");
    public static readonly RefusalKind ConstructorInitializer = Define("'{replacement}' cannot stand in a constructor initializer", "call another constructor by hand");
    public static readonly RefusalKind InAttribute = Define("an attribute is written as a name with arguments, not as '{replacement}'", "write its arguments by hand");
    public static readonly RefusalKind OverriddenBase = Define("'base' is here the override in '{type}', which '{replacement}' would leave out", "replace the override first");
    public static readonly RefusalKind InExpressionTree = Define("'{replacement}' has {part}, which an expression tree cannot hold", "compute it outside of the lambda");
    public static readonly RefusalKind CallerInfo = Define("the compiler fills in an argument from the place of the call, which '{replacement}' would not", "write it out first");
    public static readonly RefusalKind StuckNamespace = Define("what needs it has no rewrite yet ({uses})", "change these first");
    public static readonly RefusalKind NoNamespace = Define("there is no namespace '{namespace}'", "reference the assembly that declares it");

    public static readonly RefusalKind BindsToAnother = Define("'{replacement}' would call '{other}' here, which is not what it calls where it is declared", "name the declared one, or give the two different names");
    public static readonly RefusalKind UnknownName = Define("'{replacement}' names '{name}', which means nothing where the expression is declared", "correct the [ReplaceWith]");
    public static readonly RefusalKind UnusableReplacement = Define("its replacement '{replacement}' cannot be used, since {problem}", "correct the [ReplaceWith]");
    public static readonly RefusalKind OtherDelegate = Define("only a lambda can take the place of the method, and that is another delegate each time, which '-=' and '==' do not find", "call '{replacement}' in a method of your own, and name that");
    public static readonly RefusalKind DirectiveInside = Define("a preprocessor directive is inside the expression that would be replaced", "move it out first");
    public static readonly RefusalKind MayReachOverride = Define("'{override}' may be what runs here, and '{replacement}' would not run it", "move it to what replaces the member first");
    public static readonly RefusalKind Overrides = Define("it overrides or implements the member", "move what it does to '{replacement}', which its callers will use");
    public static readonly RefusalKind BuiltOnIt = Define("'{replacement}' is built on this code and would use itself", "move here what '{member}' does");
    public static readonly RefusalKind OverflowContext = Define("'{replacement}' computes, and would do so in a 'checked' or 'unchecked' context", "compute outside of it");
    public static readonly RefusalKind MayBeNull = Define("'{replacement}' does not fail where '{receiver}' is null, as the member does", "test for null first");


    // What its place demands.
    public static readonly RefusalKind NotConstant = Define("'{replacement}' is no constant, and {place} takes nothing else", "make it one, or change this by hand");
    public static readonly RefusalKind NotAssignable = Define("'{member}' cannot be set here", "set it where the object is made, or give it a setter");
    public static readonly RefusalKind NotAVariable = Define("'{member}' is no variable, which can be passed by reference or changed in part", "take a local, and assign that");
    public static readonly RefusalKind RequiredMember = Define("'{type}' requires '{member}' to be set where it is made", "set it by hand, or give the retired constructor a [ReplaceWith]");
    public static readonly RefusalKind ConstraintNotMet = Define("'{type}' does not satisfy the constraints of '{parameter}'", "name another type, or relax the constraint");
    public static readonly RefusalKind OtherKindOfBase = Define("'{type}' is {kind}, and so may be what derives from it", "make what derives from it one, or hold an instance instead");
    public static readonly RefusalKind NotCopied = Define("'{type}' is no record and no value, and 'with' copies nothing else", "write a method that copies it");

    // Tasks.
    public static readonly RefusalKind AwaitHere = Define("'{replacement}' needs 'await', which cannot stand in {place}", "make the member async, or move the call out");
    public static readonly RefusalKind AwaitAfterNullTest = Define("'{replacement}' needs 'await', which would throw on the null that '?.' passes over", "test for null first");
    public static readonly RefusalKind AwaitInDelegate = Define("'{replacement}' needs 'await', and the delegate '{delegate}' is synchronous", "take an asynchronous delegate there");
    public static readonly RefusalKind NoTask = Define("'{replacement}' is no task, and the task is used here", "await it first");
    public static readonly RefusalKind NoTaskAfterNullTest = Define("'{replacement}' is no task, and the call stands behind '?.'", "test for null first");
    public static readonly RefusalKind TaskOfAnotherValue = Define("'{replacement}' is a task of another value", "await it and convert the result first");

    // How arguments are evaluated.
    public static readonly RefusalKind NoPlaceForArgument = Define("'{replacement}' has no place for '{argument}', whose evaluation may do something", "evaluate it before");
    public static readonly RefusalKind EvaluatedTwice = Define("'{replacement}' would evaluate '{argument}' twice", "keep it in a local first");
    public static readonly RefusalKind EvaluatedLater = Define("'{replacement}' would evaluate '{argument}' later", "keep it in a local first");
    public static readonly RefusalKind NotAlwaysEvaluated = Define("'{replacement}' would not always evaluate '{argument}'", "keep it in a local first");
    public static readonly RefusalKind EvaluatedAfter = Define("'{replacement}' would evaluate '{argument}' after something else", "keep it in a local first");
    public static readonly RefusalKind AssignsArgument = Define("'{replacement}' would assign to '{argument}', which the call leaves as it is", "keep it in a local first");
    public static readonly RefusalKind OutOfOrder = Define("'{replacement}' would evaluate the arguments in another order", "keep them in locals first");
    public static readonly RefusalKind NameIsHidden = Define("'{replacement}' declares a name that '{argument}' uses", "keep it in a local of another name first");

    // Where both types are side by side.
    public static readonly RefusalKind SameMember = Define("'{member}' is there as well, and both would become one", "merge the two first");
    public static readonly RefusalKind SameInterface = Define("'{interface}' is implemented as well, and both would become one", "merge the two first");
    public static readonly RefusalKind OtherOverload = Define("it would go to '{other}' instead of '{member}'", "merge the two first");
    public static readonly RefusalKind SameClause = Define("the clause for '{type}' would catch the same, or no longer catch it", "make one of the two first");
    public static readonly RefusalKind NotCaught = Define("it would not be caught by the clause for '{type}' any more", "make one of the clauses first");
    public static readonly RefusalKind CaughtElsewhere = Define("it would not be caught by the clause for '{type}' any more, but by that for '{other}'", "make one of the clauses first");
    public static readonly RefusalKind SameTest = Define("the same value is tested for '{type}' beside it, and both would become one", "make one of the two first");
    public static readonly RefusalKind SameLabel = Define("'{label}' stands beside it, and both would be the same", "make one of the two first");
    public static readonly RefusalKind SameTypeOf = Define("'typeof({type})' stands beside it, and both would be the same", "take one of the two away first");
    public static readonly RefusalKind SameRegistration = Define("'{method}' is called for the canonical type beside it, and both calls would be the same", "take one of the two away first");

    // What the rewriter's proof finds: it reverts the edits, and the use stays reported under its own id.
    public static readonly RefusalKind DoesNotCompileAfterwards = Define("the rewritten code has the error {error}", "change this by hand");
    public static readonly RefusalKind MeansSomethingElse = Define("the rewritten code would do something else at '{code}'", "change this by hand");
    public static readonly RefusalKind SplitType = Define("'{code}' stays, and would no longer know what moves", "move that first");
    public static readonly RefusalKind RegisteredTwice = Define("'{code}' registers the canonical type as well, and a container gives everybody the last one", "decide which of the two registrations stays");
    public static readonly RefusalKind FoundByScan = Define("'{code}' registers what it finds at run time, and may find the superseded type", "register the type by its name first");
    public static readonly RefusalKind OverriddenElsewhere = Define("another project overrides or implements it", "move the override to what replaces the member first");

    // What the rewriter sees before it tries: the use stays reported under its own id.
    public static readonly RefusalKind NoRewriteElsewhere = Define("'{project}' compiles the same file, and there the use has no rewrite ({reason})", "change this by hand");
    public static readonly RefusalKind OtherRewriteElsewhere = Define("'{project}' compiles the same file, and there the use is not rewritten in the same way", "change this by hand, with '#if' where the two differ");
    public static readonly RefusalKind SuppressedElsewhere = Define("'{project}' compiles the same file, and there {rule} is suppressed", "suppress it in both, or in none");
    public static readonly RefusalKind FileUnread = Define("the rewriter read the file with {exception}", "change it by hand, and report the exception with the code around it");

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

    private readonly ImmutableArray<string> _parameters = [.. Placeholder.Matches(reason + remedy).Cast<Match>().Select(match => match.Groups[1].Value).Distinct()];

    public string Name { get; } = name;

    public string Reason { get; } = reason;

    public string Remedy { get; } = remedy;

    /// <summary>The refusal of one use.</summary>
    /// <param name="arguments">What the names in braces stand for, in the order in which reason and remedy mention them first.</param>
    public Refusal For(params ImmutableArray<string> arguments) => arguments.Length == _parameters.Length
        ? new Refusal(this, arguments)
        : throw new ArgumentException($"{Name} takes {_parameters.Length} arguments: {string.Join(", ", _parameters)}", nameof(arguments));

    public string Fill(string template, ImmutableArray<string> arguments) =>
        Placeholder.Replace(template, match => arguments[_parameters.IndexOf(match.Groups[1].Value)]);
}
