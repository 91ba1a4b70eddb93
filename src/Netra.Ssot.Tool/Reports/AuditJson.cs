using System.Text.Json;
using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Audit;

namespace Netra.Ssot.Tool.Reports;

/// <summary>An audit for programs, and the base of a later one. Its shape has a version: within one it only gains members.</summary>
internal static class AuditJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static string Write(AuditResult result) => JsonSerializer.Serialize(
        new
        {
            FormatVersion = 1,
            Tool = new { Name = "ssot", Suite.Version },
            Target = Path.GetFileName(result.Solution.Loaded.List.Target),
            Clusters = result.Clusters.Select(cluster => new
            {
                cluster.Role,
                Canonical = cluster.Canonical.Key.Id,
                cluster.Reasons,
                Members = cluster.Members.Select(member => new
                {
                    Id = member.Type.Key.Id,
                    Assembly = member.Type.Key.Assembly,
                    File = member.Type.File is { } file ? result.Solution.Relative(file) : null,
                    Line = member.Type.File is null ? (int?)null : member.Type.Line,
                    Uses = member.Uses.Count,
                    member.Files,
                    member.How,
                }),
                Evidence = cluster.Clues
                    .Select(clue => new
                    {
                        Kind = clue.Kind.ToString(),
                        clue.Text,
                        IsEnough = clue.Weight >= Audit.Evidence.Clue.Enough,
                        From = clue.From?.Key.Id,
                        To = clue.To?.Key.Id
                    }),
                Aliases = cluster.Aliases
                    .Select(alias => new
                    {
                        alias.Alias.Name,
                        Target = alias.Alias.Target.Key.Id,
                        Files = alias.Alias.Files.Select(result.Solution.Relative),
                        Global = alias.Alias.IsGlobal,
                        ProjectFile = alias.Alias.IsInProjectFile,
                        OfAlias = alias.Alias.IsOfAlias,
                        Hides = alias.Alias.Hidden?.Key.Id,
                        Uses = alias.Uses.Count
                    }),
                Factories = cluster.Factories
                    .Select(factory => new
                    {
                        factory.Factory.Id,
                        factory.Factory.Name,
                        Makes = factory.Factory.Made.Key.Id,
                        Async = factory.Factory.IsAsync,
                        Calls = factory.Calls.Count
                    }),
                State = cluster.State.Select(holder => new { holder.Name, File = result.Solution.Relative(holder.File), holder.Line, holder.Held }),
                Doors = cluster.Doors.Select(door => new { door.Name, door.Kind, Leads = door.Member.Key.Id }),
                Matrix = cluster.Matrix.Select(row => new { row.File, row.Counts }),
                Damage = new { cluster.FragmentedFiles, Files = cluster.Matrix.Count, cluster.Reach },
                cluster.Outcome,
            }),
            Namespaces = result.Namespaces.Select(twin => new { twin.One, twin.Other, twin.Shared, twin.FilesOne, twin.FilesOther, twin.FilesBoth }),
            Events = result.Events.Select(catalogue => new
            {
                Names = catalogue.Names.Select(name => new { name.Name, name.Count, Files = name.Files.Select(result.Solution.Relative), name.DeclaredIn }),
                NearMisses = catalogue.NearMisses
                    .Select(near => new
                    {
                        Literal = near.Literal.Name,
                        near.Literal.Count,
                        Files = near.Literal.Files.Select(result.Solution.Relative),
                        near.Name
                    }),
            }),
            result.Work,
        },
        Indented);
}
