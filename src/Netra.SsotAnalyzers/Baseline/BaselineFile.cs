using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Baseline;

/// <summary>
/// The text of a baseline, read and written: a header with the version of the format, then one entry per line, sorted, so
/// that two branches that shrink it merge.
/// </summary>
internal sealed class BaselineFile
{
    public const string FileName = "Ssot.Baseline.txt";

    /// <summary>What the first line must be.</summary>
    public const string Header = "# Ssot.Baseline 1";

    private const string HeaderWithoutVersion = "# Ssot.Baseline ";
    private const string Separator = " | ";
    private const string Explanation = "# rule | where | what | how many. Written by 'ssot baseline'; after a merge, 'ssot baseline update' puts it in order.";

    private static readonly ConditionalWeakTable<AdditionalText, BaselineFile> Cache = new();

    private readonly Dictionary<BaselineKey, BaselineEntry> _entries;
    private readonly HashSet<string> _rules;

    private BaselineFile(SourceText? text, Dictionary<BaselineKey, BaselineEntry> entries, ImmutableArray<BaselineProblem> problems, bool isOtherVersion)
    {
        Text = text;
        _entries = entries;
        _rules = new HashSet<string>(entries.Keys.SelectMany(key => key.Family).Select(key => key.RuleId), StringComparer.Ordinal);
        Problems = problems;
        IsOtherVersion = isOtherVersion;
    }

    public SourceText? Text { get; }

    public IEnumerable<BaselineEntry> Entries => _entries.Values;

    public ImmutableArray<BaselineProblem> Problems { get; }

    /// <summary>Whether the file is of a version of the format that this suite does not read. It has no entries then.</summary>
    public bool IsOtherVersion { get; }

    /// <summary>Whether a file is a baseline, by its name.</summary>
    public static bool IsBaseline(string path) =>
        string.Equals(path.Substring(path.LastIndexOfAny(['/', '\\']) + 1), FileName, StringComparison.OrdinalIgnoreCase);

    public static BaselineFile Of(AdditionalText file, CancellationToken cancellationToken)
    {
        if (Cache.TryGetValue(file, out var read))
            return read;

        read = Parse(file.GetText(cancellationToken));
        return Cache.GetValue(file, _ => read);
    }

    public static BaselineFile Parse(SourceText? text)
    {
        var entries = new Dictionary<BaselineKey, BaselineEntry>();
        if (text is null)
            return new BaselineFile(text, entries, [new BaselineProblem(0, "the file cannot be read")], isOtherVersion: false);

        var header = text.Lines[0].ToString().TrimEnd();
        if (header != Header)
        {
            var isOtherVersion = header.StartsWith(HeaderWithoutVersion, StringComparison.Ordinal);
            var problem = isOtherVersion
                ? $"this is version '{header.Substring(HeaderWithoutVersion.Length)}' of the format, and only version 1 is supported: use the 'ssot' with the package's version"
                : $"the first line must be '{Header}'";
            return new BaselineFile(text, entries, [new BaselineProblem(0, problem)], isOtherVersion);
        }

        var problems = ImmutableArray.CreateBuilder<BaselineProblem>();
        foreach (var line in text.Lines)
        {
            var content = line.ToString().Trim();
            if (content.Length == 0 || content[0] == '#')
                continue;

            if (ParseLine(content, line.LineNumber, out var entry) is { } problem)
            {
                problems.Add(new BaselineProblem(line.LineNumber, problem));
            }
            else if (!entries.TryGetValue(entry!.Key, out var other))
            {
                entries.Add(entry.Key, entry);
            }
            else
            {
                problems.Add(new BaselineProblem(line.LineNumber,
                    $"line {other.Line + 1} has the same rule, place and target: keep one, or run 'ssot baseline update'"));
            }
        }

        return new BaselineFile(text, entries, problems.ToImmutable(), isOtherVersion: false);
    }

    /// <summary>The text of a baseline, with <c>\n</c> at the end of each line.</summary>
    public static string Write(IEnumerable<KeyValuePair<BaselineKey, int>> counts)
    {
        var text = new StringBuilder().Append(Header).Append('\n').Append(Explanation).Append('\n');
        foreach (var count in counts.Where(count => count.Value > 0).OrderBy(count => count.Key))
        {
            text.Append(count.Key.RuleId).Append(Separator)
                .Append(Escape(count.Key.Symbol)).Append(Separator)
                .Append(Escape(count.Key.Target)).Append(Separator)
                .Append(count.Value.ToString(CultureInfo.InvariantCulture)).Append('\n');
        }

        return text.ToString();
    }

    public BaselineEntry? Find(BaselineKey key) => _entries.TryGetValue(key, out var entry) ? entry : null;

    /// <summary>Whether an entry may cover violations of a rule.</summary>
    public bool HasEntriesOf(string ruleId) => _rules.Contains(ruleId);

    /// <summary>Whether an entry speaks of a key, or of another of its family.</summary>
    public bool MayCover(BaselineKey key) => key.Family.Any(_entries.ContainsKey);

    /// <summary>
    /// Whether there are no more violations of a key than its entry says, or no more of its family than all entries of that say:
    /// a use that another version of the suite reports under another id is not a new one.
    /// </summary>
    public bool Covers(BaselineKey key, Func<BaselineKey, int> countOf) =>
        (Find(key) is { } own && countOf(key) <= own.Count) || (MayCover(key) && key.Family.Sum(countOf) <= key.Family.Sum(other => Find(other)?.Count ?? 0));

    private static string? ParseLine(string line, int number, out BaselineEntry? entry)
    {
        entry = null;
        if (IsConflictMarker(line))
            return "this is a merge conflict marker: keep the lines of both sides, then run 'ssot baseline update'";

        var fields = line.Split([Separator], StringSplitOptions.None);
        if (fields.Length != 4)
            return $"an entry has the form 'rule{Separator}where{Separator}what{Separator}how many'";
        if (!Descriptors.IsKnown(fields[0]))
            return $"there is no rule '{fields[0]}'";
        if (!int.TryParse(fields[3], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count == 0)
            return $"'{fields[3]}' is not a count of one or more";
        if (Unescape(fields[1]) is not { Length: > 0 } symbol || Unescape(fields[2]) is not { Length: > 0 } target)
            return "an entry needs a place and a target";

        entry = new BaselineEntry(new BaselineKey(fields[0], symbol, target), count, number);
        return null;
    }

    private static bool IsConflictMarker(string line) =>
        line.StartsWith("<<<<<<<", StringComparison.Ordinal) || line.StartsWith("=======", StringComparison.Ordinal)
        || line.StartsWith(">>>>>>>", StringComparison.Ordinal) || line.StartsWith("|||||||", StringComparison.Ordinal);

    /// <summary>A target can be any text of the source, a literal of several lines among them. A blank at either end would be trimmed with the line.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            var c = text[index];
            escaped.Append(c switch
            {
                '\\' => "\\\\",
                '|' => "\\p",
                '\n' => "\\n",
                '\r' => "\\r",
                ' ' when index == 0 || index == text.Length - 1 => "\\s",
                _ when char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }

    private static string? Unescape(string text)
    {
        if (text.IndexOf('\\') < 0)
            return text;

        var plain = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] != '\\')
            {
                plain.Append(text[index]);
                continue;
            }

            index++;
            switch (index < text.Length ? text[index] : '\0')
            {
                case '\\': plain.Append('\\'); break;
                case 'p': plain.Append('|'); break;
                case 'n': plain.Append('\n'); break;
                case 'r': plain.Append('\r'); break;
                case 's': plain.Append(' '); break;
                case 'u' when index + 4 < text.Length
                    && int.TryParse(text.Substring(index + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                    plain.Append((char)code);
                    index += 4;
                    break;
                default:
                    return null;
            }
        }

        return plain.ToString();
    }
}

/// <summary>One line of a baseline: how many violations of a key are frozen.</summary>
/// <param name="Key">What is counted.</param>
/// <param name="Count">How many there may be; at least one.</param>
/// <param name="Line">The line of the file, from zero.</param>
internal sealed record BaselineEntry(BaselineKey Key, int Count, int Line);

/// <summary>What a baseline counts by. Nothing in it moves with a line, the order of members, or the layout.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Symbol">What the violation stands in, as <see cref="ContainingSymbol"/> writes it.</param>
/// <param name="Target">What is used there that should not be.</param>
internal sealed record BaselineKey(string RuleId, string Symbol, string Target) : IComparable<BaselineKey>
{
    // One use, and one declaration, may be reported under another of these ids by another version: what is known of it decides.
    private static readonly ImmutableArray<ImmutableArray<string>> Families =
    [
        [DiagnosticIds.SupersededTypeUse, DiagnosticIds.SupersededMemberUse, DiagnosticIds.UnfixableUse],
        [DiagnosticIds.SecondImplementation, DiagnosticIds.CompatibilityShim, DiagnosticIds.WeakEvidence],
    ];

    /// <summary>The keys under which the same violation may be frozen, this one among them.</summary>
    public IEnumerable<BaselineKey> Family =>
        Families.FirstOrDefault(family => family.Contains(RuleId)) is { IsDefault: false } family ? family.Select(id => this with { RuleId = id }) : [this];

    /// <summary>What a violation is counted by in the place that it stands in.</summary>
    public static BaselineKey Of(Violation violation, ContainingSymbol place) => new(violation.Descriptor.Id, place.Name, violation.TargetName);

    public int CompareTo(BaselineKey? other) =>
        other is null ? 1
        : string.CompareOrdinal(RuleId, other.RuleId) is not 0 and var byRule ? byRule
        : string.CompareOrdinal(Symbol, other.Symbol) is not 0 and var bySymbol ? bySymbol
        : string.CompareOrdinal(Target, other.Target);
}

/// <summary>A line of a baseline that cannot be read.</summary>
/// <param name="Line">The line of the file, from zero.</param>
/// <param name="Message">What is wrong with it, and what to do.</param>
internal sealed record BaselineProblem(int Line, string Message);
