using System.Text.Json;
using Netra.Ssot.Tool.Audit;

namespace Netra.Ssot.Tool.Reports;

/// <summary>The clusters of an earlier audit: a gate lets them be, and stops new ones.</summary>
internal sealed class AuditBase
{
    private readonly List<HashSet<string>> _clusters;

    private AuditBase(List<HashSet<string>> clusters) => _clusters = clusters;

    public static AuditBase Read(string path)
    {
        try
        {
            using var report = JsonDocument.Parse(File.ReadAllText(path));
            return new AuditBase([.. report.RootElement.GetProperty("clusters").EnumerateArray()
                .Select(cluster => cluster.GetProperty("members").EnumerateArray().Select(member => member.GetProperty("id").GetString()!)
                    .ToHashSet(StringComparer.Ordinal))]);
        }
        catch (Exception failure) when (failure is IOException or JsonException or KeyNotFoundException or InvalidOperationException
            or UnauthorizedAccessException)
        {
            throw new ToolException(failure is IOException or UnauthorizedAccessException ? ExitCode.File : ExitCode.Usage,
                $"'{path}' is not a report of 'ssot audit --json': {failure.Message}");
        }
    }

    /// <summary>A cluster is known where an earlier one has all its members, so a type that joins one makes it new.</summary>
    public bool IsNew(Cluster cluster) => !_clusters.Any(known => cluster.Members.All(member => known.Contains(member.Type.Key.Id)));
}
