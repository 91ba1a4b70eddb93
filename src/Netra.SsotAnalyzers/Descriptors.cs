using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Netra.SsotAnalyzers;

/// <summary>Every descriptor of the suite, as one table.</summary>
public static class Descriptors
{
    private const string Map = "Ssot.Map";
    private const string Use = "Ssot.Use";
    private const string SecondImplementation = "Ssot.SecondImplementation";
    private const string Events = "Ssot.Events";
    private const string Isolation = "Ssot.Isolation";
    private const string HelpLinkFormat = "https://github.com/netra-systems/Netra.SsotAnalyzers/blob/main/docs/rules/{0}.md";

    public static readonly DiagnosticDescriptor SSOT0001 = Rule(
        DiagnosticIds.EntryNamesNothing, Map,
        title: "An entry of the map names nothing",
        message: "The entry {0} has no effect: {1}",
        description: "What the entry was to retire is used on, and nobody is told. The message says what to write instead.");

    public static readonly DiagnosticDescriptor SSOT0002 = Rule(
        DiagnosticIds.SecondCanonical, Map,
        title: "Two canonical types for one role",
        message: "The role '{0}' has two canonical types, '{1}' and '{2}': keep one [Canonical], and write [SupersededBy(typeof({3}))] on the other",
        description: "A single source of truth is one. With two, no use of either can be called superseded, and every rule of the role is silent about both.");

    public static readonly DiagnosticDescriptor SSOT0003 = Rule(
        DiagnosticIds.UnusableReplacement, Map,
        title: "A replacement expression that cannot be used",
        message: "The replacement '{0}' cannot be used: {1}",
        description: "Every use of the member would be SSOT1003: the expression does not parse, names something unknown, or does not bind to a type that the member's converts to.");

    public static readonly DiagnosticDescriptor SSOT0004 = Rule(
        DiagnosticIds.CircularSupersession, Map,
        title: "Supersession in a circle",
        message: "'{0}' is superseded in a circle ({1}): take the entry away from the one that is to stay",
        description: "Nothing stands at the end of the chain, so no use can be rewritten. A chain that ends is fine: it is followed to its end.");

    public static readonly DiagnosticDescriptor SSOT0005 = Rule(
        DiagnosticIds.BaselineEntry, Map,
        title: "A baseline entry cannot be read, or has grown",
        message: "Baseline: {0}",
        description: "A baseline that cannot be read freezes nothing, and one that is grown past lets new violations in. What has shrunk is no error: 'ssot baseline update' takes it out.");

    public static readonly DiagnosticDescriptor SSOT0006 = Rule(
        DiagnosticIds.DifferentTypes, Map,
        title: "A superseded type and its canonical type differ where no name shows it",
        message: "'{0}' and '{1}' differ where a rewrite would not show it: {2}",
        description: "A class in the place of a struct, other numbers behind an enum, another equality or another serialized shape: code that is rewritten compiles and does something else. Uses that depend on the difference are SSOT1003.");

    public static readonly DiagnosticDescriptor SSOT1001 = Rule(
        DiagnosticIds.SupersededTypeUse, Use,
        title: "A superseded type is used",
        message: "'{0}' is superseded for the role '{1}': use '{2}'",
        description: "One role has one canonical type. Code that names a superseded one keeps a second implementation alive.");

    public static readonly DiagnosticDescriptor SSOT1002 = Rule(
        DiagnosticIds.SupersededMemberUse, Use,
        title: "A superseded member or factory is used",
        message: "'{0}' is superseded for the role '{1}': use '{2}'",
        description: "A deprecated factory or member stands between the caller and the canonical type. Its replacement is declared with the member.");

    public static readonly DiagnosticDescriptor SSOT1003 = Rule(
        DiagnosticIds.UnfixableUse, Use,
        title: "A superseded API is used where no safe rewrite exists",
        message: "'{0}' is superseded for the role '{1}' and cannot be rewritten here: {2}",
        description: "The use has to go, but no rewrite of it would compile and keep its behaviour. The message says what stands in the way and what to do by hand.");

    public static readonly DiagnosticDescriptor SSOT1004 = Rule(
        DiagnosticIds.SupersededNamespaceUse, Use,
        title: "A superseded namespace is used",
        message: "'{0}' is of a superseded namespace ({1}): use '{2}'",
        description: "Two namespaces for one thing are two directories for it. The using directive of the old one, and names qualified by it, go to the one that takes its place.");

    public static readonly DiagnosticDescriptor SSOT1005 = Rule(
        DiagnosticIds.DocumentationReference, Use,
        title: "A superseded name in a documentation comment",
        message: "'{0}' is superseded for the role '{1}': refer to '{2}'",
        description: "A reference to a superseded name sends readers to the wrong type and breaks when the legacy goes. Without GenerateDocumentationFile the compiler does not look into comments: then 'dotnet build' is silent and only the editor and 'dotnet format' see it.");

    public static readonly DiagnosticDescriptor SSOT1006 = Rule(
        DiagnosticIds.ReflectionName, Use,
        title: "A superseded type's name in a string that reflection reads",
        message: "'{0}' is superseded for the role '{1}' and named in a string that reflection reads: {2}",
        description: "No compiler sees a type's name in a string: on the day that the legacy goes, the lookup fails when it runs.");

    public static readonly DiagnosticDescriptor SSOT2001 = Rule(
        DiagnosticIds.HidingAlias, SecondImplementation,
        title: "An alias hides which type is meant",
        message: "The alias '{0}' hides '{2}' of the role '{1}': name the canonical type",
        description: "Under an alias a second implementation looks like the canonical one, and a search for uses finds neither. An alias to the canonical type under its own simple name is legitimate and silent.");

    public static readonly DiagnosticDescriptor SSOT2002 = Rule(
        DiagnosticIds.SecondImplementation, SecondImplementation,
        title: "A second implementation that is not declared superseded",
        message: "'{0}' is a second implementation of the role '{1}': {2}",
        description: "It implements the role's contract or bears the canonical type's name, so its uses are reported as superseded. The attribute writes down what is so far only inferred, for everybody who reads the code and for every project that references it.");

    public static readonly DiagnosticDescriptor SSOT2003 = Rule(
        DiagnosticIds.CompatibilityShim, SecondImplementation,
        title: "A compatibility shim that is not declared superseded",
        message: "'{0}' is a shim of the role '{1}': {2}",
        description: "An empty subclass or a wrapper that only forwards is a second name for one thing. The attribute writes down that it is to go, and its users are led to the type behind it.");

    public static readonly DiagnosticDescriptor SSOT2004 = Rule(
        DiagnosticIds.UnusedDeclaration, SecondImplementation,
        title: "A superseded declaration that nothing uses",
        message: "'{0}' of the role '{1}' is superseded, and nothing uses it: {2}",
        description: "Nothing in its compilation names it and nothing outside can see it: it can go. A suggestion in every mode, so that a plain run never deletes.",
        severity: DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor SSOT2005 = Rule(
        DiagnosticIds.TypeInSupersededNamespace, SecondImplementation,
        title: "A type is declared in a superseded namespace",
        message: "'{0}' is declared in '{1}', which is superseded: {2}",
        description: "The namespace cannot go as long as something lives in it. A fix would have to move a file, and a fix never does.");

    public static readonly DiagnosticDescriptor SSOT2006 = Rule(
        DiagnosticIds.WeakEvidence, SecondImplementation,
        title: "What looks like a second implementation",
        message: "'{0}' looks like a second implementation of the role '{1}': {2}",
        description: "Its name matches the role's pattern, or its public members are those of the canonical type. That is evidence and no proof, so nothing follows from it until somebody declares it.");

    public static readonly DiagnosticDescriptor SSOT2007 = Rule(
        DiagnosticIds.UndeclaredShim, SecondImplementation,
        title: "A shim without a declaration or an expression of its own",
        message: "'{0}' passes on what is superseded for the role '{1}': {2}",
        description: "A forwarded type, a member that only passes a superseded factory on, an alias in a project file: their users look clean, and none of them is found by looking for the legacy.");

    public static readonly DiagnosticDescriptor SSOT3001 = Rule(
        DiagnosticIds.RawEventName, Events,
        title: "An event name is written out where its constant exists",
        message: "The event name '{0}' of the role '{1}' is written out: use '{2}'",
        description: "A name that is written out in many places is misspelt in one of them, and an event of another name arrives nowhere. The catalogue's constant has the same value and is checked by the compiler.");

    public static readonly DiagnosticDescriptor SSOT3002 = Rule(
        DiagnosticIds.MisspeltEventName, Events,
        title: "A near miss of an event name",
        message: "'{0}' is no event name of the role '{1}': did you mean {2}?",
        description: "Where an event name is expected, a text within two characters of one, or one that puts a known subject together with a verb of another, is sent or waited for in vain. Names of any catalogue are silent.");

    public static readonly DiagnosticDescriptor SSOT3003 = Rule(
        DiagnosticIds.OpenRun, Events,
        title: "A run is begun and not ended on every path",
        message: "'{0}' of the role '{1}' is begun here and not ended {2}: {3}",
        description: "A client that has seen the beginning waits for the end. What is begun has to be ended on every way out of the method: by an early return, out of a loop, and when something throws.");

    public static readonly DiagnosticDescriptor SSOT3004 = Rule(
        DiagnosticIds.EventSentByHand, Events,
        title: "An event of a run is sent by hand",
        message: "'{0}' of the role '{1}' is sent by hand: a run sends it in order, and the end in any case",
        description: "The type of the run sends the events in their order and the last one whatever throws, cancels or drains. Sent by hand, each is one more thing to get right.",
        severity: DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor SSOT4001 = Rule(
        DiagnosticIds.StaticState, Isolation,
        title: "Static state keeps what belongs to one user",
        message: "'{0}' keeps {2} in static state: every user of the process shares it (role '{1}')",
        description: "What is static is everybody's. A manager, a context or a connection that belongs to one user and is kept there is handed to the next one.");

    public static readonly DiagnosticDescriptor SSOT4002 = Rule(
        DiagnosticIds.WrongLifetime, Isolation,
        title: "A role is registered with another lifetime than its own",
        message: "'{0}' registers '{2}' of the role '{1}', whose lifetime is {3}",
        description: "The canonical type says how long an instance may live. Registered as a singleton, what was made for the first user serves everybody; registered for shorter than meant, there are several where one was counted on.");

    public static readonly DiagnosticDescriptor SSOT4003 = Rule(
        DiagnosticIds.MissingContext, Isolation,
        title: "A per-user manager is made or called without a user",
        message: "'{0}' of the role '{1}' is not told for which user: pass the user's context",
        description: "Without a context a manager belongs to nobody, and what it sends goes nowhere or to whoever comes first.");

    public static readonly DiagnosticDescriptor SSOT4004 = Rule(
        DiagnosticIds.TransportBypass, Isolation,
        title: "The transport is used past the role that owns it",
        message: "'{0}' goes past the role '{1}' straight into its transport: use '{2}'",
        description: "What is written straight into a server's socket is in no order, is not replayed after a reconnect, and ends up with whoever holds that socket. The transport belongs to the canonical type's assembly; a client's own socket is free.");

    public static readonly DiagnosticDescriptor SSOT4005 = Rule(
        DiagnosticIds.CapturedBySingleton, Isolation,
        title: "A singleton captures what belongs to one user",
        message: "'{0}' is made once for the process and captures '{2}' of the role '{1}'{3}",
        description: "A singleton is made with what the first scope gives it, and keeps that user's manager for all others. Take the context as an argument of the call, or make a scope for each user.");

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = new[]
    {
        SSOT0001, SSOT0002, SSOT0003, SSOT0004, SSOT0005, SSOT0006,
        SSOT1001, SSOT1002, SSOT1003, SSOT1004, SSOT1005, SSOT1006,
        SSOT2001, SSOT2002, SSOT2003, SSOT2004, SSOT2005, SSOT2006, SSOT2007,
        SSOT3001, SSOT3002, SSOT3003, SSOT3004,
        SSOT4001, SSOT4002, SSOT4003, SSOT4004, SSOT4005,
    }.ToImmutableDictionary(descriptor => descriptor.Id);

    private static readonly ConditionalWeakTable<DiagnosticDescriptor, DiagnosticDescriptor> CoveredRows = new();
    private static readonly ConditionalWeakTable<DiagnosticDescriptor, DiagnosticDescriptor> GrownRows = new();

    /// <summary>The descriptor of an id of <see cref="DiagnosticIds"/>.</summary>
    public static DiagnosticDescriptor Find(string id) => ById[id];

    public static bool IsKnown(string id) => ById.ContainsKey(id);

    /// <summary>The descriptor for what a baseline covers: hidden, and so even where a severity is configured for the id.</summary>
    internal static DiagnosticDescriptor Covered(DiagnosticDescriptor descriptor) => CoveredRows.GetValue(descriptor, row => new DiagnosticDescriptor(
        row.Id, row.Title, row.MessageFormat, row.Category, DiagnosticSeverity.Hidden, isEnabledByDefault: true, row.Description, row.HelpLinkUri, WellKnownDiagnosticTags.NotConfigurable));

    /// <summary>The descriptor for what a baseline covers no more: the message, the count expected, the count found.</summary>
    internal static DiagnosticDescriptor Grown(DiagnosticDescriptor descriptor) => GrownRows.GetValue(descriptor, row => new DiagnosticDescriptor(
        row.Id, row.Title, "{0} (the baseline expects {1} here, found {2})", row.Category, row.DefaultSeverity, isEnabledByDefault: true, row.Description, row.HelpLinkUri));

    private static DiagnosticDescriptor Rule(string id, string category, string title, string message, string description, DiagnosticSeverity severity = DiagnosticSeverity.Warning) =>
        new(id, title, message, category, severity, isEnabledByDefault: true,
            description, helpLinkUri: string.Format(System.Globalization.CultureInfo.InvariantCulture, HelpLinkFormat, id));
}
