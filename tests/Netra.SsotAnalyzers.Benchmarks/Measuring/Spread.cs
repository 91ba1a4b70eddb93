using System.Globalization;

namespace Netra.SsotAnalyzers.Benchmarks.Measuring;

/// <summary>The median of some measurements, and how far they lie apart.</summary>
internal sealed class Spread(IEnumerable<double> values)
{
    private readonly double[] _sorted = [.. values.Order()];

    public double Median => _sorted[_sorted.Length / 2];

    /// <summary>Who takes the time, the most expensive first; nothing of those that take next to none.</summary>
    public static void PrintByClass(IReadOnlyList<Dictionary<string, double>> runs, string format)
    {
        var total = new Spread(runs.Select(run => run.Values.Sum())).Median;
        var classes = runs[0].Keys.Select(name => (Name: name, Time: new Spread(runs.Select(run => run[name]))));
        Console.WriteLine(string.Join("\n", classes.Where(own => own.Time.Median > total / 100).OrderByDescending(own => own.Time.Median).Select(own => $"  {own.Time.Write(format),-26} {own.Name}")));
    }

    /// <summary>Median (smallest–largest), each in the format; the one value where there is but one.</summary>
    public string Write(string format)
    {
        return _sorted.Length == 1 ? Text(Median) : $"{Text(Median)} ({Text(_sorted[0])}–{Text(_sorted[^1])})";

        string Text(double value) => value.ToString(format, CultureInfo.InvariantCulture);
    }
}
