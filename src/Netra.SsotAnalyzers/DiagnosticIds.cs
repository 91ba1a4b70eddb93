namespace Netra.SsotAnalyzers;

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
