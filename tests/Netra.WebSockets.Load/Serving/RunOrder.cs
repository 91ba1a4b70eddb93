namespace Netra.WebSockets.Load;

/// <summary>What a server is to send.</summary>
/// <param name="First">The first run's number.</param>
/// <param name="Count">How many runs.</param>
/// <param name="RunsPerSecond">How many begin in a second, evenly.</param>
/// <param name="FirstUser">The first of the users who get them.</param>
/// <param name="Users">How many users get them.</param>
/// <param name="Stride">How far it is from one run's user to the next one's.</param>
/// <param name="PauseMs">Between two events of a run, in milliseconds.</param>
/// <param name="TextChars">How long the agent's thought is.</param>
/// <param name="GraceSeconds">How long after the last run's begin a server goes on sending.</param>
/// <param name="AtOnce">How many runs are under way at most: above 0, a run begins when another has ended, and none after <paramref name="Count"/> / <paramref name="RunsPerSecond"/> seconds.</param>
internal sealed record RunOrder(int First, int Count, double RunsPerSecond, int FirstUser, int Users, int Stride = 7919, int PauseMs = 0, int TextChars = 60, double GraceSeconds = 2, int AtOnce = 0)
{
    /// <summary>Who gets the run with this place in the order.</summary>
    public int UserOf(int index) => FirstUser + (int)((long)index * Stride % Users);
}
