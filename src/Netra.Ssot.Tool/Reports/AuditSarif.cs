using Netra.Ssot.Tool.Audit;

namespace Netra.Ssot.Tool.Reports;

internal static class AuditSarif
{
    public static string Write(AuditResult result, string root) => throw new NotImplementedException();
}
