using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Netra.SsotAnalyzers.Tests.Positions.Unnamed;

/// <summary>The kinds of operation of the Roslyn in use, and why some of them have no row.</summary>
internal static class OperationKinds
{
    private const string Flow = "made for the graph of a method's flow, from operations that have rows";
    private const string OfVisualBasic = "C# has none";
    private const string DoesNotCompile = "does not compile";
    private const string Statement = "holds or leaves statements, and calls nothing";
    private const string Named = "the member is named";
    private const string BuiltIn = "the compiler's own, or the framework's: no member of a type of one's own is called";
    private const string Part = "a part of an operation that has rows";
    private const string Pattern = "tests or combines values; what a pattern calls has rows";
    private const string Late = "bound when the program runs";

    public static IReadOnlyList<OperationKind> All { get; } =
        [.. typeof(OperationKind).GetFields(BindingFlags.Public | BindingFlags.Static).Where(kind => kind.GetCustomAttribute<ObsoleteAttribute>() is null).Select(kind => (OperationKind)kind.GetValue(null)!).Distinct()];

    /// <summary>The kinds that occur at a reported spot.</summary>
    public static async Task<HashSet<OperationKind>> CoveredAsync() =>
        [.. (await UnnamedRun.ResultAsync()).Operations(), .. UnnamedCases.All.SelectMany(known => UnnamedRun.OperationsAt(known.Compilation, known.Marks, 1))];

    public static IReadOnlyDictionary<OperationKind, string> Reasons { get; } = new Dictionary<OperationKind, string>
    {
        [OperationKind.Invalid] = DoesNotCompile,
        [OperationKind.InterpolatedStringAppendInvalid] = DoesNotCompile,
        [OperationKind.Stop] = OfVisualBasic,
        [OperationKind.End] = OfVisualBasic,
        [OperationKind.RaiseEvent] = OfVisualBasic,
        [OperationKind.ReDim] = OfVisualBasic,
        [OperationKind.ReDimClause] = OfVisualBasic,
        [OperationKind.Parenthesized] = OfVisualBasic,
        [OperationKind.FlowCapture] = Flow,
        [OperationKind.FlowCaptureReference] = Flow,
        [OperationKind.IsNull] = Flow,
        [OperationKind.CaughtException] = Flow,
        [OperationKind.StaticLocalInitializationSemaphore] = Flow,
        [OperationKind.FlowAnonymousFunction] = Flow,
        [OperationKind.Labeled] = Statement,
        [OperationKind.YieldBreak] = Statement,
        [OperationKind.Try] = Statement,
        [OperationKind.CatchClause] = Statement,
        [OperationKind.Throw] = Statement,
        [OperationKind.MethodReference] = Named,
        [OperationKind.NameOf] = Named,
        [OperationKind.PropertySubpattern] = Named,
        [OperationKind.AddressOf] = Named,
        [OperationKind.FunctionPointerInvocation] = Named,
        [OperationKind.IsType] = BuiltIn,
        [OperationKind.TypeOf] = BuiltIn,
        [OperationKind.SizeOf] = BuiltIn,
        [OperationKind.Utf8String] = BuiltIn,
        [OperationKind.InlineArrayAccess] = BuiltIn,
        [OperationKind.AnonymousObjectCreation] = BuiltIn,
        [OperationKind.InterpolatedStringText] = Part,
        [OperationKind.Interpolation] = Part,
        [OperationKind.InterpolatedStringHandlerArgumentPlaceholder] = Part,
#if ROSLYN_5
        [OperationKind.CollectionExpressionElementsPlaceholder] = Part,
#endif
        [OperationKind.OmittedArgument] = Part,
        [OperationKind.ParameterInitializer] = Part,
        [OperationKind.Discard] = Part,
        [OperationKind.DeclarationPattern] = Pattern,
        [OperationKind.NegatedPattern] = Pattern,
        [OperationKind.BinaryPattern] = Pattern,
        [OperationKind.RelationalPattern] = Pattern,
        [OperationKind.DynamicObjectCreation] = Late,
        [OperationKind.DynamicMemberReference] = Late,
        [OperationKind.DynamicInvocation] = Late,
        [OperationKind.DynamicIndexerAccess] = Late,
    };
}
