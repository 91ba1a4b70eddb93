namespace Netra.Backend.Agents;

/// <summary>The second dispatcher, "enhanced".</summary>
public class EnhancedToolDispatcher : UnifiedToolDispatcher;
