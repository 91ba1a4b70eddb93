namespace Netra.SsotAnalyzers.Planning;

/// <summary>A plan, or the reason why there is none.</summary>
internal readonly record struct PlanOutcome(Plan? Plan, string? Problem, bool LeadsOn = false)
{
    public static implicit operator PlanOutcome(Plan plan) => new(plan, null);

    public static PlanOutcome Impossible(string problem) => new(null, problem);
}
