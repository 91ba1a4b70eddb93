using System.Globalization;
using System.Text;
using Netra.Ssot.Tool.History;

namespace Netra.Ssot.Tool.Reports;

/// <summary>The burn-down as a section of the page: the picture, the outlook of each role, and what there is to know of the history.</summary>
internal static class BurnDownChart
{
    private const int Width = 960;
    private const int Height = 320;
    private const int Left = 56;
    private const int Right = 16;
    private const int Top = 14;
    private const int Bottom = 34;
    private const int Colours = 8;
    private const int HorizontalLines = 4;
    private const int DateWidth = 92;

    public static void Write(StringBuilder page, BurnDown burnDown)
    {
        page.Append("<h2>Burn-down</h2>\n");
        if (burnDown.IsDrawn)
        {
            page.Append($"<p>{HtmlReport.Encode(burnDown.Outlook)}</p>\n");
            Draw(page, burnDown);
            Table(page, burnDown);
            page.Append(CultureInfo.InvariantCulture,
                $"<p><small>Frozen violations in the committed baselines, along the first parents of HEAD, and on disk now. The pace is measured over the last {BurnDown.WindowDays} days, or since the role was frozen.</small></p>\n");
        }

        foreach (var note in burnDown.Notes)
            page.Append($"<p>{HtmlReport.Encode(note)}</p>\n");
    }

    private static void Draw(StringBuilder page, BurnDown burnDown)
    {
        var (begin, now) = (burnDown.Times[0], burnDown.Times[^1]);
        var zero = burnDown.Roles.Any(role => role.Now > 0 && role.Zero is not null)
            ? burnDown.Roles.Where(role => role.Now > 0).Max(role => role.Zero)?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) : null;

        // What is to come takes no more room than what was.
        var end = zero is { } day && day > now.UtcDateTime ? Earlier(new DateTimeOffset(day), now + (now - begin)) : now;
        var most = NiceTop(Enumerable.Range(0, burnDown.Times.Count).Max(index => burnDown.Roles.Sum(role => role.Counts[index])));
        var span = Math.Max(1, (end - begin).TotalSeconds);
        double X(DateTimeOffset time) => Left + ((Width - Left - Right) * (time - begin).TotalSeconds / span);
        double Y(double count) => Height - Bottom - ((Height - Top - Bottom) * count / most);

        page.Append(CultureInfo.InvariantCulture,
            $"<div class=\"wide\"><svg class=\"burn\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{HtmlReport.Encode($"{burnDown.Now} frozen. {burnDown.Outlook}")}\">\n");
        Axes(page, begin, now, end, most, X, Y);
        Areas(page, burnDown, X, Y);
        Projection(page, burnDown, end, X, Y);
        page.Append("</svg></div>\n");
    }

    private static void Axes(StringBuilder page, DateTimeOffset begin, DateTimeOffset now, DateTimeOffset end, int most, Func<DateTimeOffset, double> x,
        Func<double, double> y)
    {
        for (var line = 0; line <= HorizontalLines; line++)
        {
            var count = most * line / HorizontalLines;
            page.Append(CultureInfo.InvariantCulture,
                $"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{y(count):0.#}\" y2=\"{y(count):0.#}\"/><text x=\"{Left - 8}\" y=\"{y(count) + 4:0.#}\" text-anchor=\"end\">{count}</text>\n");
        }

        // Dates that fit beside each other; the first, the present and the last come first.
        var taken = new List<double>();
        var dates = new[] { (Time: begin, Text: Day(begin)), (Time: now, Text: "now"),
            (Time: end, Text: Day(end)) }.Concat(Enumerable.Range(1, 5).Select(part => begin + ((end - begin) * part / 6))
                .Select(time => (Time: time, Text: Day(time))));
        foreach (var (time, text) in dates)
        {
            var at = x(time);
            if (taken.Any(other => Math.Abs(other - at) < DateWidth))
                continue;

            taken.Add(at);
            var anchor = at < Left + (DateWidth / 2) ? "start" : at > Width - Right - (DateWidth / 2) ? "end" : "middle";
            page.Append(CultureInfo.InvariantCulture,
                $"<line class=\"tick\" x1=\"{at:0.#}\" x2=\"{at:0.#}\" y1=\"{Height - Bottom}\" y2=\"{Height - Bottom + 5}\"/><text x=\"{at:0.#}\" y=\"{Height - 10}\" text-anchor=\"{anchor}\">{text}</text>\n");
        }

        if (end > now)
            page.Append(CultureInfo.InvariantCulture, $"<line class=\"now\" x1=\"{x(now):0.#}\" x2=\"{x(now):0.#}\" y1=\"{Top}\" y2=\"{Height - Bottom}\"/>\n");
    }

    /// <summary>The roles on top of each other as steps: a count holds until the next commit.</summary>
    private static void Areas(StringBuilder page, BurnDown burnDown, Func<DateTimeOffset, double> x, Func<double, double> y)
    {
        var floor = new int[burnDown.Times.Count];
        foreach (var (index, group) in burnDown.Roles.Index().GroupBy(role => ColourOf(role.Index))
            .Select(group => (group.Key, group.Select(role => role.Item).ToList())))
        {
            var ceiling = floor.Select((below, time) => below + group.Sum(role => role.Counts[time])).ToArray();
            var path = new StringBuilder();
            Steps(path, burnDown.Times, ceiling, x, y, isForth: true);
            Steps(path, burnDown.Times, floor, x, y, isForth: false);
            page.Append(CultureInfo.InvariantCulture,
                $"<path class=\"s{index}\" d=\"M{path.ToString().TrimStart('L')}Z\"><title>{HtmlReport.Encode(string.Join(", ", group.Select(role => role.Role)))}</title></path>\n");
            floor = ceiling;
        }
    }

    private static void Steps(StringBuilder path, IReadOnlyList<DateTimeOffset> times, int[] counts, Func<DateTimeOffset, double> x, Func<double, double> y,
        bool isForth)
    {
        var corners = new List<(double X, double Y)>();
        for (var index = 0; index < counts.Length; index++)
        {
            if (index > 0)
                corners.Add((x(times[index]), y(counts[index - 1])));
            corners.Add((x(times[index]), y(counts[index])));
        }

        if (!isForth)
            corners.Reverse();
        foreach (var corner in corners)
            path.Append(CultureInfo.InvariantCulture, $"L{corner.X:0.#} {corner.Y:0.#}");
    }

    /// <summary>The sum of all roles, each at its own pace down to zero.</summary>
    private static void Projection(StringBuilder page, BurnDown burnDown, DateTimeOffset end, Func<DateTimeOffset, double> x, Func<double, double> y)
    {
        var now = burnDown.Times[^1];
        if (end <= now)
            return;

        var days = burnDown.Roles.Where(role => role.Now > 0 && role.Zero is not null)
            .Select(role => new DateTimeOffset(role.Zero!.Value.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc))).Append(now).Append(end)
            .Where(day => day >= now && day <= end).Distinct().Order();
        var line = string.Join(' ',
            days.Select(day => string.Create(CultureInfo.InvariantCulture, $"{x(day):0.#},{y(burnDown.Roles.Sum(role => Left(role, day))):0.#}")));
        page.Append(CultureInfo.InvariantCulture, $"<polyline class=\"ahead\" points=\"{line}\"/>\n");

        double Left(RoleTrend role, DateTimeOffset day) =>
            role.Zero is null ? role.Now : Math.Max(0, role.Now - (Math.Max(0, role.PerWeek ?? 0) / 7 * (day - now).TotalDays));
    }

    private static void Table(StringBuilder page, BurnDown burnDown)
    {
        page.Append("<table><tr><th>role</th><th class=\"n\">most</th><th class=\"n\">now</th><th>at the present pace</th></tr>\n");
        foreach (var (index, role) in burnDown.Roles.Index())
        {
            page.Append(CultureInfo.InvariantCulture,
                $"<tr><td><svg class=\"key\" viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect class=\"s{ColourOf(index)}\" width=\"10\" height=\"10\" rx=\"2\"/></svg> {HtmlReport.Encode(role.Role)}</td><td class=\"n\">{role.Most}</td><td class=\"n\">{role.Now}</td><td>{HtmlReport.Encode(role.Outlook)}</td></tr>\n");
        }

        page.Append("</table>\n");
    }

    /// <summary>The last colour is for every role that has none of its own.</summary>
    private static int ColourOf(int index) => Math.Min(index, Colours - 1);

    private static DateTimeOffset Earlier(DateTimeOffset left, DateTimeOffset right) => left < right ? left : right;

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The next number that the horizontal lines divide into whole and round ones.</summary>
    private static int NiceTop(int count)
    {
        for (var unit = 1; ; unit *= 10)
        {
            foreach (var step in new[] { 1, 2, 3, 4, 5, 6, 8 })
            {
                if (count <= HorizontalLines * step * unit)
                    return HorizontalLines * step * unit;
            }
        }
    }
}
