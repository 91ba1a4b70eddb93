using Netra.Ssot.Tool.Audit;

namespace Netra.Ssot.Tool.Reports;

internal static class AuditMarkdown
{
    public static string Write(AuditResult result) => throw new NotImplementedException();
}
