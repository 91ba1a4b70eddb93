// shape: Azure Service Bus, clients of two generations in one code base
// cluster: QueueSender, UnifiedQueueSender
namespace Queues;

public class QueueSender(string queue)
{
    public string Queue => queue;
    public Task SendAsync(byte[] body, CancellationToken ct = default) => Task.CompletedTask;
    public Task<int> FlushAsync(CancellationToken ct = default) => Task.FromResult(0);
    public Task<long> ScheduleAsync(byte[] body, DateTimeOffset at, CancellationToken ct = default) => Task.FromResult(at.Ticks);
}

public class UnifiedQueueSender(string queue)
{
    private readonly List<byte[]> _bodies = [];
    public string Queue => queue;
    public void Send(byte[] body) => _bodies.Add(body);
    public int Flush() => _bodies.Count;
    public long Schedule(byte[] body, DateTimeOffset at) => at.Ticks;
}

public class Billing(QueueSender sender) { public Task Bill() => sender.SendAsync([1]); }

public class Shipping(UnifiedQueueSender sender) { public void Ship() => sender.Send([1]); }
