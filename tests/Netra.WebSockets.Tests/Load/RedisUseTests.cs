using Netra.WebSockets.Load;

namespace Netra.WebSockets.Tests.Load;

public sealed class RedisUseTests
{
    private const string Info = """
        # Server
        redis_version:7.0.15
        used_memory:1000
        total_net_input_bytes:200
        total_net_output_bytes:300
        used_cpu_sys_main_thread:0.25
        used_cpu_user_main_thread:0.500000
        cmdstat_evalsha:calls=7,usec=70,usec_per_call=10.00,rejected_calls=0,failed_calls=0
        cmdstat_publish:calls=3,usec=3,usec_per_call=1.00,rejected_calls=0,failed_calls=0
        cmdstat_hset:calls=100,usec=3,usec_per_call=1.00,rejected_calls=0,failed_calls=0
        cmdstat_spublish:calls=7,usec=3,usec_per_call=1.00,rejected_calls=0,failed_calls=0
        """;

    [Fact]
    public void Commands_AreThoseOfClients_AndNotOfScripts() => Assert.Equal(new RedisUse(10, 0.75, 200, 300, 1000), RedisUse.Parse(Info));

    [Fact]
    public void Since_IsTheDifference() => Assert.Equal(new RedisUse(6, 0.5, 150, 250, 900), RedisUse.Parse(Info).Since(new RedisUse(4, 0.25, 50, 50, 100)));
}
