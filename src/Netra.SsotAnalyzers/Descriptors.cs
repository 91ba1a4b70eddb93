using System.Runtime.CompilerServices;

namespace Netra.SsotAnalyzers;

/// <summary>Every descriptor of the suite, as one table. A new rule adds its id below and its row here.</summary>
public static class Descriptors
{
    private const string Map = "Ssot.Map";
    private const string Use = "Ssot.Use";
    private const string SecondImplementation = "Ssot.SecondImplementation";
    private const string Events = "Ssot.Events";
    private const string Isolation = "Ssot.Isolation";
    private const string HelpLinkFormat = "https://github.com/netra-systems/Netra.SsotAnalyzers/blob/main/docs/rules/{0}.md";

    // Before the rows, which enter themselves.
    private static readonly Dictionary<string, DiagnosticDescriptor> ById = new(StringComparer.Ordinal);

    public static readonly DiagnosticDescriptor SSOT0001 = Rule(
        DiagnosticIds.EntryNamesNothing, Map,
        title: "A map entry matches nothing, or is doubtful",
        message: "The map entry {0}: {1}",
        description: "An entry that matches nothing retires nothing: the API stays in use, unreported. The message says what to write instead.");

    public static readonly DiagnosticDescriptor SSOT0002 = Rule(
        DiagnosticIds.SecondCanonical, Map,
        title: "Two canonical types for one role",
        message: "The role '{0}' has two canonical types, '{1}' and '{2}': keep one [Canonical], and write [SupersededBy(typeof({3}))] on the other",
        description: "A role has one canonical type. With two, no use of either can be called superseded, and every rule of the role is silent about both.");

    public static readonly DiagnosticDescriptor SSOT0003 = Rule(
        DiagnosticIds.UnusableReplacement, Map,
        title: "A replacement expression cannot be used",
        message: "The replacement '{0}' cannot be used: {1}",
        description: "The expression does not parse, uses an unknown name, or has a type that does not convert to the member's type. Every use of the member would be SSOT1003.");

    public static readonly DiagnosticDescriptor SSOT0004 = Rule(
        DiagnosticIds.CircularSupersession, Map,
        title: "Types or members supersede each other in a circle",
        message: "'{0}' is superseded in a circle ({1}): remove the entry of the one to keep",
        description: "A circle has no canonical type at its end, so no use can be rewritten. A chain that ends is allowed: uses are rewritten to its end.");

    public static readonly DiagnosticDescriptor SSOT0005 = Rule(
        DiagnosticIds.BaselineEntry, Map,
        title: "A baseline entry cannot be read, or has grown",
        message: "Baseline: {0}",
        description: "A baseline that cannot be read freezes nothing. An entry that has grown lets new violations in. An entry that has shrunk is not an error: 'ssot baseline update' removes it.");

    public static readonly DiagnosticDescriptor SSOT0006 = Rule(
        DiagnosticIds.DifferentTypes, Map,
        title: "A type and its replacement differ in behaviour",
        message: "'{0}' and '{1}' differ in a way that compiles: {2}",
        description: "Examples are a class that replaces a struct, other enum values, other equality or another serialized form. Rewritten code would compile and behave differently, so a use that depends on the difference is SSOT1003.");

    public static readonly DiagnosticDescriptor SSOT1001 = Rule(
        DiagnosticIds.SupersededTypeUse, Use,
        title: "A superseded type is used",
        message: "'{0}' is superseded for the role '{1}': use '{2}'",
        description: "A role has one canonical type. Code that uses a superseded one keeps a second implementation alive.");

    public static readonly DiagnosticDescriptor SSOT1002 = Rule(
        DiagnosticIds.SupersededMemberUse, Use,
        title: "A superseded member or factory is used",
        message: "'{0}' is superseded for the role '{1}': use '{2}'",
        description: "A superseded factory or member hides the canonical type from its callers. The replacement is declared on the member.");

    public static readonly DiagnosticDescriptor SSOT1003 = Rule(
        DiagnosticIds.UnfixableUse, Use,
        title: "A superseded API is used, and no safe rewrite exists",
        message: "'{0}' is superseded for the role '{1}' and cannot be rewritten here: {2}",
        description: "The use must go, but no rewrite of it would both compile and keep its behaviour. The message gives the reason and says what to change by hand.");

    public static readonly DiagnosticDescriptor SSOT1004 = Rule(
        DiagnosticIds.SupersededNamespaceUse, Use,
        title: "A superseded namespace is used",
        message: "'{0}' is in a superseded namespace (role '{1}'): use '{2}'",
        description: "A superseded namespace is a second place to look for the same types. Its using directives, and names qualified by it, change to the namespace that replaces it.");

    public static readonly DiagnosticDescriptor SSOT1005 = Rule(
        DiagnosticIds.DocumentationReference, Use,
        title: "A documentation comment refers to a superseded name",
        message: "'{0}' is superseded for the role '{1}': refer to '{2}'",
        description: "The reference sends readers to the wrong type, and breaks when the legacy type is deleted. 'dotnet build' checks comments only with GenerateDocumentationFile; the editor and 'dotnet format' always do.");

    public static readonly DiagnosticDescriptor SSOT1006 = Rule(
        DiagnosticIds.ReflectionName, Use,
        title: "A string names a superseded type for reflection",
        message: "'{0}' is superseded for the role '{1}', and this string names it for reflection: {2}",
        description: "The compiler does not check a type name in a string. The lookup fails at run time as soon as the legacy type is deleted.");

    public static readonly DiagnosticDescriptor SSOT2001 = Rule(
        DiagnosticIds.HidingAlias, SecondImplementation,
        title: "An alias hides a type",
        message: "The alias '{0}' hides '{2}' of the role '{1}': name the canonical type",
        description: "Behind an alias, a second implementation looks like the canonical type, and a search for either name misses the uses. An alias of the canonical type under its own simple name is not reported.");

    public static readonly DiagnosticDescriptor SSOT2002 = Rule(
        DiagnosticIds.SecondImplementation, SecondImplementation,
        title: "A second implementation is not declared superseded",
        message: "'{0}' is a second implementation of the role '{1}': {2}",
        description: "It implements the role's contract, or has the canonical type's name and members, so its uses are reported as superseded. The attribute records this for readers of the code and for every project that references it.");

    public static readonly DiagnosticDescriptor SSOT2003 = Rule(
        DiagnosticIds.CompatibilityShim, SecondImplementation,
        title: "A compatibility shim is not declared superseded",
        message: "'{0}' is a shim of the role '{1}': {2}",
        description: "An empty subclass, or a wrapper that only forwards, is a second name for one type. The attribute records that it is to be removed, and leads its users to the type behind it.");

    public static readonly DiagnosticDescriptor SSOT2004 = Rule(
        DiagnosticIds.UnusedDeclaration, SecondImplementation,
        title: "A superseded declaration is unused",
        message: "'{0}' of the role '{1}' is superseded and unused: {2}",
        description: "Nothing in its compilation uses it, and no other assembly can see it, so it can be deleted. It is a suggestion in every mode: a plain run of the fixes never deletes.",
        severity: DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor SSOT2005 = Rule(
        DiagnosticIds.TypeInSupersededNamespace, SecondImplementation,
        title: "A type is declared in a superseded namespace",
        message: "'{0}' is declared in the superseded namespace '{1}': {2}",
        description: "The namespace cannot be removed while it contains a type. There is no fix, because a fix never moves a file.");

    public static readonly DiagnosticDescriptor SSOT2006 = Rule(
        DiagnosticIds.WeakEvidence, SecondImplementation,
        title: "A type looks like a second implementation",
        message: "'{0}' looks like a second implementation of the role '{1}': {2}",
        description: "Its name matches the role's pattern, or its public members are those of the canonical type. This is evidence, not proof: its uses are reported only after it is declared superseded.");

    public static readonly DiagnosticDescriptor SSOT2007 = Rule(
        DiagnosticIds.UndeclaredShim, SecondImplementation,
        title: "A forwarding declaration lacks a replacement",
        message: "'{0}' forwards to an API that is superseded for the role '{1}': {2}",
        description: "Examples are a forwarded type, a member that only calls a superseded factory, and an alias in a project file. A search for the legacy API does not find their users.");

    public static readonly DiagnosticDescriptor SSOT3001 = Rule(
        DiagnosticIds.RawEventName, Events,
        title: "An event name is a literal, though a constant exists",
        message: "The event name '{0}' of the role '{1}' is a literal: use '{2}'",
        description: "A literal that is repeated in many places is misspelt in one of them, and no handler receives that event. The constant of the catalogue has the same value, and the compiler checks it.");

    public static readonly DiagnosticDescriptor SSOT3002 = Rule(
        DiagnosticIds.MisspeltEventName, Events,
        title: "An event name looks misspelt",
        message: "'{0}' is not an event name of the role '{1}': did you mean {2}?",
        description: "The text is used as an event name and is close to a known one. Either at most two characters differ, or it combines a known subject with another event's verb. Names of any catalogue are not reported.");

    public static readonly DiagnosticDescriptor SSOT3003 = Rule(
        DiagnosticIds.OpenRun, Events,
        title: "A run is started and not ended on every path",
        message: "'{0}' of the role '{1}' is started here and not ended {2}: {3}",
        description: "A client that has received the start of a run waits for its end. A run must be ended on every path out of the method: an early return, an exit from a loop, an exception.");

    public static readonly DiagnosticDescriptor SSOT3004 = Rule(
        DiagnosticIds.EventSentByHand, Events,
        title: "An event of a run is sent manually",
        message: "'{0}' of the role '{1}' is sent manually: a run sends its events in order, and always sends the last one",
        description: "The run type sends the events in order. It sends the last one even if the code throws, is cancelled, or the server drains. Code that sends events itself must handle all of these cases.",
        severity: DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor SSOT4001 = Rule(
        DiagnosticIds.StaticState, Isolation,
        title: "Static state holds one user's data",
        message: "'{0}' keeps {2} in static state, which all users of the process share (role '{1}')",
        description:
            "All users of a process share static state. A manager, context or connection of one user that is stored there is handed to the next user.");

    public static readonly DiagnosticDescriptor SSOT4002 = Rule(
        DiagnosticIds.WrongLifetime, Isolation,
        title: "A role is registered with the wrong lifetime",
        message: "'{0}' registers '{2}' of the role '{1}', whose lifetime is {3}",
        description: "The canonical type declares how long an instance may live. A singleton that was created for the first user serves all users. A shorter lifetime creates several instances where one was expected.");

    public static readonly DiagnosticDescriptor SSOT4003 = Rule(
        DiagnosticIds.MissingContext, Isolation,
        title: "A per-user manager is created or called without a user",
        message: "'{0}' of the role '{1}' is given no user: pass the user's context",
        description: "Without a context, a manager belongs to no user: what it sends is lost, or reaches the wrong user.");

    public static readonly DiagnosticDescriptor SSOT4004 = Rule(
        DiagnosticIds.TransportBypass, Isolation,
        title: "A role's transport is used directly",
        message: "'{0}' bypasses '{2}' and uses the transport of role '{1}' directly: use '{2}'",
        description: "A message that is written directly to a server's socket is not ordered and not replayed after a reconnect, and may reach the wrong user. Only the canonical type's assembly may use the transport. A client's own socket is not reported.");

    public static readonly DiagnosticDescriptor SSOT4005 = Rule(
        DiagnosticIds.CapturedBySingleton, Isolation,
        title: "A singleton captures one user's state",
        message: "'{0}' is a singleton and captures '{2}' of the role '{1}'{3}",
        description: "A singleton is created once, with the first scope's services, and keeps that user's manager for all users (a captive dependency). Pass the context as an argument of the call, or create a scope for each user.");

    private static readonly ConditionalWeakTable<DiagnosticDescriptor, DiagnosticDescriptor> CoveredRows = new();
    private static readonly ConditionalWeakTable<DiagnosticDescriptor, DiagnosticDescriptor> GrownRows = new();

    /// <summary>The descriptor of an id of <see cref="DiagnosticIds"/>.</summary>
    public static DiagnosticDescriptor Find(string id) => ById[id];

    public static bool IsKnown(string id) => ById.ContainsKey(id);

    /// <summary>The descriptor for what a baseline covers: hidden, and so even where a severity is configured for the id.</summary>
    internal static DiagnosticDescriptor Covered(DiagnosticDescriptor descriptor) => CoveredRows.GetValue(descriptor, row => new DiagnosticDescriptor(
        row.Id, row.Title, row.MessageFormat, row.Category, DiagnosticSeverity.Hidden, isEnabledByDefault: true, row.Description, row.HelpLinkUri,
        WellKnownDiagnosticTags.NotConfigurable));

    /// <summary>The descriptor for what a baseline covers no more: the message, the count expected, the count found.</summary>
    internal static DiagnosticDescriptor Grown(DiagnosticDescriptor descriptor) => GrownRows.GetValue(descriptor, row => new DiagnosticDescriptor(
        row.Id, row.Title, "{0} (the baseline expects {1} here, found {2})", row.Category, row.DefaultSeverity, isEnabledByDefault: true, row.Description,
        row.HelpLinkUri));

    private static DiagnosticDescriptor Rule(string id, string category, string title, string message, string description,
        DiagnosticSeverity severity = DiagnosticSeverity.Warning)
    {
        var helpLink = string.Format(System.Globalization.CultureInfo.InvariantCulture, HelpLinkFormat, id);
        return ById[id] = new DiagnosticDescriptor(id, title, message, category, severity, isEnabledByDefault: true, description, helpLink);
    }
}

/// <summary>The ids of the suite. An id is always fixable or never fixable; a retired id is never reused.</summary>
public static class DiagnosticIds
{
    public const string EntryNamesNothing = "SSOT0001";
    public const string SecondCanonical = "SSOT0002";
    public const string UnusableReplacement = "SSOT0003";
    public const string CircularSupersession = "SSOT0004";
    public const string BaselineEntry = "SSOT0005";
    public const string DifferentTypes = "SSOT0006";
    public const string SupersededTypeUse = "SSOT1001";
    public const string SupersededMemberUse = "SSOT1002";
    public const string UnfixableUse = "SSOT1003";
    public const string SupersededNamespaceUse = "SSOT1004";
    public const string DocumentationReference = "SSOT1005";
    public const string ReflectionName = "SSOT1006";
    public const string HidingAlias = "SSOT2001";
    public const string SecondImplementation = "SSOT2002";
    public const string CompatibilityShim = "SSOT2003";
    public const string UnusedDeclaration = "SSOT2004";
    public const string TypeInSupersededNamespace = "SSOT2005";
    public const string WeakEvidence = "SSOT2006";
    public const string UndeclaredShim = "SSOT2007";
    public const string RawEventName = "SSOT3001";
    public const string MisspeltEventName = "SSOT3002";
    public const string OpenRun = "SSOT3003";
    public const string EventSentByHand = "SSOT3004";
    public const string StaticState = "SSOT4001";
    public const string WrongLifetime = "SSOT4002";
    public const string MissingContext = "SSOT4003";
    public const string TransportBypass = "SSOT4004";
    public const string CapturedBySingleton = "SSOT4005";
}
