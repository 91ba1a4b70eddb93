namespace Netra.SsotAnalyzers.Planning;

/// <summary>A plan, or the reason why there is none.</summary>
internal readonly record struct PlanOutcome(Plan? Plan, Refusal? Refusal, bool LeadsOn = false)
{
    public static implicit operator PlanOutcome(Plan plan) => new(plan, Refusal: null);

    public static implicit operator PlanOutcome(Refusal refusal) => new(Plan: null, refusal);
}
