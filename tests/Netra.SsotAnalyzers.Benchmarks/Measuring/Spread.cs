using System.Globalization;

namespace Netra.SsotAnalyzers.Benchmarks.Measuring;

/// <summary>The median of some measurements, and how far they lie apart.</summary>
internal sealed class Spread(IEnumerable<double> values)
{
    private readonly double[] _sorted = [.. values.Order()];

    public double Median => _sorted[_sorted.Length / 2];

    /// <summary>Median (smallest–largest), each in the format; the one value where there is but one.</summary>
    public string Write(string format)
    {
        return _sorted.Length == 1 ? Text(Median) : $"{Text(Median)} ({Text(_sorted[0])}–{Text(_sorted[^1])})";

        string Text(double value) => value.ToString(format, CultureInfo.InvariantCulture);
    }
}
