using System.Globalization;
using System.Text;

namespace Netra.WebSockets.Load;

/// <summary>The table as Markdown: a row per metric, a column per peer, and how this library stands to SignalR's groups.</summary>
internal static class ResultTable
{
    public static string Write(Results results, IReadOnlyList<PeerKind> peers)
    {
        var text = new StringBuilder();
        var compares = peers.Contains(PeerKind.Netra) && peers.Contains(PeerKind.SignalRGroups);
        text.Append("| |").AppendJoin('|', peers.Select(static peer => $" {Title(peer)} ")).Append(compares ? "| ratio | aim |" : "|").Append('\n');
        text.Append("|---|").AppendJoin('|', peers.Select(static _ => "---")).Append(compares ? "|---|---|" : "|").Append('\n');
        foreach (var metric in results.Metrics.OrderBy(static metric => metric.Order))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {metric.Name} |");
            text.AppendJoin('|', peers.Select(peer => $" {Spread.Describe(results.Of(metric, peer), metric.Format)} "));
            if (compares) text.Append(CultureInfo.InvariantCulture, $"| {Ratio(results, metric)} | {metric.Aim} ");
            text.Append("|\n");
        }

        return text.ToString();
    }

    /// <summary>Of the medians; beside a value that is only a bound, the ratio is one as well.</summary>
    private static string Ratio(Results results, Metric metric)
    {
        var (own, other) = (results.Of(metric, PeerKind.Netra), results.Of(metric, PeerKind.SignalRGroups));
        if (Spread.Median(own) is not { } mine || Spread.Median(other) is not { } theirs || theirs == 0) return "";
        var bound = other.Any(static outcome => outcome.IsAtLeast) ? "≤ " : own.Any(static outcome => outcome.IsAtLeast) ? "≥ " : "";
        return bound + (mine / theirs).ToString(mine / theirs < 0.1 ? "0.0000" : "0.00", CultureInfo.InvariantCulture);
    }

    private static string Title(PeerKind peer) => peer switch
    {
        PeerKind.Netra => "Netra.WebSockets",
        PeerKind.SignalRGroups => "SignalR, groups",
        PeerKind.SignalRUser => "SignalR, `Clients.User`",
        _ => "bare WebSocket",
    };
}
