using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Properties.Tests.Composition;
using Netra.SsotAnalyzers.Properties.Tests.Dimensions;

namespace Netra.SsotAnalyzers.Properties.Tests.Checking;

/// <summary>A deliberate fault of a rewritten program, as a careless rewriter would leave it, in one situation.</summary>
/// <param name="Name">What is done wrong.</param>
/// <param name="Situation">The situation.</param>
/// <param name="Written">What the right result contains; the breakage replaces it everywhere.</param>
/// <param name="Fault">What stands there instead.</param>
internal sealed record Breakage(string Name, string Situation, string Written, string Fault)
{
    public Value Value { get; init; } = Value.Literal;

    public Directive Directive { get; init; } = Directive.None;

    /// <summary>One breakage or more for each dimension of the situations.</summary>
    public static ImmutableArray<Breakage> All { get; } =
    [
        new("an override is bypassed", "VirtualOverridden", "o.Store(", "o.Save("),
        new("an implementation is bypassed", "InterfaceMappedToAnInheritedMember", "o.Store(", "o.Save("),
        new("a base call misses the override", "BaseCallPastTheOverride", "+ Save(user, count)", "+ base.Save(user, count)"),
        new("an argument is evaluated twice", "TwoCalls", "T.S(\"a\")", "(T.S(\"a\") + T.S(\"\"))") { Value = Value.Traced },
        new("an argument is read after a call that changes it", "ChainReadsItsReceiver", "o.WithName(\"q\").WithAge(count2)", "o.WithAge(7).WithName(\"q\").WithAge(o.Age)"),
        new("a captured local is read late", "TwoCalls", "var user = captured; var count = Change();", "var count = Change(); var user = captured;") { Value = Value.CapturedLocal },
        new("the caller's variable is written", "ParameterByReference", "var count2 = number;", "ref var count2 = ref number;"),
        new("an extension of an added import is captured", "ExtensionOfTheCanonicalNamespace", "using Tracing;", "using Tracing;\nusing static Canon.K1.Ext1;"),
        new("a static import captures a name", "StaticImportBesideAnother", "using static Legacy.K1.Old1;", "using static Canon.K1.New1;"),
        new("a directive is dropped", "VirtualNotOverridden", "#pragma warning restore CS1591", "") { Directive = Directive.PragmaInCall },
        new("disabled text is dropped", "VirtualNotOverridden", "default!\n", "\n") { Directive = Directive.ElseInCall },
        new("a class stands for a struct", "ClassForStruct", "Old1", "global::Canon.K1.New1"),
        new("an enum has other numbers", "OtherNumbers", "Old1", "global::Canon.K1.New1"),
        new("positions of a record are swapped", "SwappedRecord", "Old1", "global::Canon.K1.New1"),
        new("an overload is captured", "FollowObjectAndString", "Old1.Log(", "global::Canon.K1.New1.Log("),
        new("a span overload is captured", "FollowParamsArrayAndSpan", "Old1.Sum(", "global::Canon.K1.New1.Sum("),
        new("a handler overload is captured", "ExpandStringAndHandler", "(string)$", "$"),
        new("a subscription is doubled", "EventReplaced", "o.Updated += Ours;", "o.Updated += Ours; o.Updated += Ours;"),
        new("a handler is never removed", "HandlerReplaced", "-= o.OnNew", "-= (user, count) => o.OnNew(user, count)"),
        new("a mock of a sealed type", "MockOfASealedType", "Old1", "global::Canon.K1.New1"),
        new("a mock's member is not overridden", "MockOfARetiredMember", "o.Store(", "o.Save("),
        new("a null receiver no longer throws", "NullReceiverPassedOn", "o!.Out(", "global::Legacy.K1.Tools1.Run(o, "),
        new("a sequence is read early", "SequenceIsLazy", "Old1.Each(\"a\", 1)", "Old1.Each(\"a\", 1).ToList()"),
        new("a task is not awaited", "SyncInTry", "await Old1.FailsAsync(\"a\")", "_ = Old1.FailsAsync(\"a\")"),
        new("another event name", "EventName", "Events1.Paid", "Events1.Shipped"),
    ];

    /// <summary>What the guarantee says of the program with the fault.</summary>
    public Task<Outcome> CheckAsync(CancellationToken cancellationToken) =>
        Guarantee.CheckAsync(EachSituation.Of(Situation, Library.SameProject, Value, Directive), seed: 1, cancellationToken, ApplyAsync);

    public override string ToString() => Name;

    private async Task<Solution> ApplyAsync(Solution solution)
    {
        var isThere = false;
        foreach (var document in solution.Projects.SelectMany(project => project.Documents).Where(document => document.Name.StartsWith("App.", StringComparison.Ordinal)))
        {
            var text = (await document.GetTextAsync()).ToString();
            isThere |= text.Contains(Written, StringComparison.Ordinal);
            solution = solution.WithDocumentText(document.Id, SourceText.From(text.Replace(Written, Fault, StringComparison.Ordinal)));
        }

        return isThere ? solution : throw new InvalidOperationException($"{Name}: the result has no '{Written}':\n{string.Join("\n", await Task.WhenAll(solution.Projects.SelectMany(project => project.Documents).Where(document => document.Name.StartsWith("App.", StringComparison.Ordinal)).Select(async document => (await document.GetTextAsync()).ToString())))}");
    }
}
