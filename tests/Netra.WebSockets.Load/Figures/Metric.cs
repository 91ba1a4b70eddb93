namespace Netra.WebSockets.Load;

/// <summary>One row of the table.</summary>
/// <param name="Name">With its unit.</param>
/// <param name="Format">Of its values.</param>
/// <param name="Order">Where it stands.</param>
/// <param name="Aim">What it is to be, the ratio of this library's to SignalR's groups where nothing else is said; null where there is no aim.</param>
internal sealed record Metric(string Name, string Format, int Order, string? Aim = null)
{
    public static readonly Metric Heap = new("GC heap per connection, bytes", "#,0", 10, Aim: "≤ 0.75");
    public static readonly Metric WorkingSet = new("working set per connection, bytes", "#,0", 11);
    public static readonly Metric ConnectRate = new("connects per second", "#,0", 12);
    public static readonly Metric ConnectCpu = new("server CPU per connect, µs", "#,0", 13);
    public static readonly Metric StallP99 = new("healthy tab beside a stalled one, p99, ms", "#,0.0", 500, Aim: "≤ 0.01");
    public static readonly Metric StallWhole = new("healthy tab beside a stalled one, whole runs, %", "0.00", 501);
    public static readonly Metric DropsWhole = new("whole runs under drops of 2 s, %", "0.00", 510);
    public static readonly Metric StormWhole = new("whole runs under a reconnect storm, %", "0.00", 511);
    public static readonly Metric StormSeconds = new("storm: until all are back, s", "0.0", 512);

    public static Metric P50(int rate) => new($"{rate:#,0} messages/s: p50, ms", "#,0.0", 100 + Rank(rate));

    public static Metric P99(int rate) => new($"{rate:#,0} messages/s: p99, ms", "#,0.0", 200 + Rank(rate), rate == 20_000 ? "≤ 1" : null);

    public static Metric Allocated(int rate) => new($"{rate:#,0} messages/s: allocated per message, bytes", "#,0", 300 + Rank(rate), rate == 20_000 ? "≤ 0.75" : null);

    public static Metric Kept(int rate) => new($"{rate:#,0} messages/s: of it kept for replay, bytes", "#,0", 300 + Rank(rate));

    public static Metric Cpu(int rate) => new($"{rate:#,0} messages/s: server CPU per message, µs", "0.0", 400 + Rank(rate));

    // On two nodes and one Redis.
    public static readonly Metric Saturation = new("saturation, messages/s", "#,0", 50, "≥ 0.7");
    public static readonly Metric SaturationCpu = new("at saturation: server CPU per message, µs", "0.0", 51);
    public static readonly Metric SaturationRedisCpu = new("at saturation: CPU of Redis per message, µs", "0.0", 52);
    public static readonly Metric SaturationCommands = new("at saturation: commands of the client per message", "0.00", 53);
    public static readonly Metric Commands = new("commands of the client per message", "0.00", 600, "≤ 1 of its own");
    public static readonly Metric BytesIn = new("bytes into Redis per message", "#,0", 601);
    public static readonly Metric BytesOut = new("bytes out of Redis per message", "#,0", 602);
    public static readonly Metric RedisCpu = new("CPU of Redis per message, µs", "0.0", 603);

    public static Metric ClusterP99(int rate) => P99(rate) with { Aim = "≤ 1.5" };

    public static Metric Whole(string fault, int order) => new($"{fault}: whole runs, %", "0.00", order, "100 of its own");

    public static Metric Silent(string fault, int order) => new($"{fault}: lost without a word, %", "0.00", order, "0 of its own");

    private static int Rank(int rate) => rate / 1_000;
}