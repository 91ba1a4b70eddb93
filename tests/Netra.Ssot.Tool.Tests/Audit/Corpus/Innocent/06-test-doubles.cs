// shape: Orleans, doubles beside the real clock
namespace Clocks
{
    public interface IClock
    {
        DateTimeOffset Now { get; }
        Task Delay(TimeSpan span);
    }

    public class SystemClock : IClock
    {
        public DateTimeOffset Now => DateTimeOffset.UtcNow;
        public Task Delay(TimeSpan span) => Task.Delay(span);
    }
}

namespace Clocks.Testing
{
    public class FakeClock : IClock
    {
        public DateTimeOffset Now { get; private set; }
        public Task Delay(TimeSpan span)
        {
            Now += span;
            return Task.CompletedTask;
        }
    }

    public class MockClock : IClock
    {
        public List<TimeSpan> Delays { get; } = [];
        public DateTimeOffset Now => default;
        public Task Delay(TimeSpan span)
        {
            Delays.Add(span);
            return Task.CompletedTask;
        }
    }
}
