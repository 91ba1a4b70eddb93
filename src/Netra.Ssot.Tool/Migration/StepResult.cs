namespace Netra.Ssot.Tool.Migration;

/// <summary>What became of one step of a migration.</summary>
/// <param name="Name">The role, rule or folder that the step was about.</param>
/// <param name="Fixed">How many violations it took away.</param>
/// <param name="Files">The files that it changed or deleted, by full path.</param>
/// <param name="Obstacle">Why it was rolled back; null where it was not.</param>
internal sealed record StepResult(string Name, int Fixed, IReadOnlyList<string> Files, string? Obstacle)
{
    public bool IsRolledBack => Obstacle is not null;
}
