namespace Netra.WebSockets.Load;

/// <summary>The order of a run: forwards, backwards, forwards, … so that what drifts with time falls on all alike.</summary>
internal static class Abba
{
    public static IEnumerable<T> Order<T>(IReadOnlyList<T> peers, int repetition) => repetition % 2 == 0 ? peers : peers.Reverse();
}
