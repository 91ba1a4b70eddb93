using System.Globalization;

namespace Netra.WebSockets.Load;

/// <summary>How much is measured. The defaults take about 20 minutes, <c>--quick</c> less than two.</summary>
internal sealed record LoadOptions
{
    public const string Usage = """
        usage: dotnet run -c Release --project tests/Netra.WebSockets.Load -- <scenario|all|redis> [options]
          scenario              latency, memory, stall, drops, storm, or several with a comma
          redis                 two servers on one Redis instead: latency, saturation, faults, growth; needs redis-server; 12 minutes
          --quick               1 repetition, 1,000 connections, two rates
          --repetitions <n>     of every peer (5)
          --connections <n>     (10000)
          --rates <n,n,…>       messages per second (1000,5000,20000,40000,80000)
          --seconds <n>         for each rate (3)
          --only <name,…>       some of the scenarios of redis
          --peers <name,…>      Netra, SignalRGroups, SignalRUser, Bare
          --write <file>        puts the table between the file's markers "load" ("load on redis") and "end", besides printing it
        """;

    public static readonly string[] AllScenarios = ["latency", "memory", "stall", "drops", "storm"];

    public static readonly string[] RedisScenarios = ["latency", "saturation", "faults", "growth"];

    /// <summary>Two servers on one Redis instead of one server.</summary>
    public bool IsOnRedis { get; private init; }

    public IReadOnlyList<string> Scenarios { get; private init; } = AllScenarios;

    public bool Quick { get; private init; }

    public int Repetitions { get; private init; } = 5;

    public int Connections { get; private init; } = 10_000;

    public IReadOnlyList<int> Rates { get; private init; } = [1_000, 5_000, 20_000, 40_000, 80_000];

    public double Seconds { get; private init; } = 3;

    public IReadOnlyList<PeerKind> Peers { get; private init; } = Enum.GetValues<PeerKind>();

    public string? Write { get; private init; }

    public bool Has(string scenario) => Scenarios.Contains(scenario);

    /// <exception cref="FormatException">An argument is none, or no value of it.</exception>
    public static LoadOptions Parse(ReadOnlySpan<string> args)
    {
        if (args.IsEmpty) throw new FormatException("Which scenario?");
        var options = args[0] switch
        {
            "redis" => new LoadOptions
            {
                IsOnRedis = true, Scenarios = RedisScenarios, Repetitions = 4, Connections = 1_000, Rates = [500, 1_000, 2_000, 5_000], Peers = [PeerKind.Netra, PeerKind.SignalRGroups],
            },
            "all" => new LoadOptions(),
            var names => new LoadOptions { Scenarios = Known(names, AllScenarios) },
        };
        if (args.Contains("--quick")) options = options with { Quick = true, Repetitions = 1, Connections = options.IsOnRedis ? 200 : 1_000, Rates = options.IsOnRedis ? [500, 1_000] : [1_000, 20_000], Seconds = 2 };
        for (var index = 1; index < args.Length; index++)
        {
            if (args[index] == "--quick") continue;
            if (index + 1 == args.Length) throw new FormatException($"{args[index]} without a value.");
            var value = args[index + 1];
            options = args[index++] switch
            {
                "--repetitions" => options with { Repetitions = Positive(value) },
                "--connections" => options with { Connections = Positive(value) },
                "--rates" => options with { Rates = [.. value.Split(',').Select(Positive)] },
                "--seconds" => options with { Seconds = Positive(value) },
                "--only" when options.IsOnRedis => options with { Scenarios = Known(value, RedisScenarios) },
                "--peers" => options with { Peers = [.. value.Split(',').Select(Peer)] },
                "--write" => options with { Write = value },
                var other => throw new FormatException($"There is no option {other}."),
            };
        }

        return options;
    }

    private static string[] Known(string names, string[] all)
    {
        var asked = names.Split(',');
        return asked.Except(all).FirstOrDefault() is { } unknown ? throw new FormatException($"There is no scenario \"{unknown}\".") : asked;
    }

    private static int Positive(string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
        ? number
        : throw new FormatException($"{value} is no number above 0.");

    private static PeerKind Peer(string value) => Enum.TryParse<PeerKind>(value, ignoreCase: true, out var peer) && Enum.IsDefined(peer)
        ? peer
        : throw new FormatException($"There is no peer \"{value}\".");
}
