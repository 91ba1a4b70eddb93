using Netra.Ssot.Tool.Audit;

namespace Netra.Ssot.Tool.Reports;

internal static class AuditPage
{
    public static string Write(AuditResult result, DateTimeOffset time) => throw new NotImplementedException();
}
