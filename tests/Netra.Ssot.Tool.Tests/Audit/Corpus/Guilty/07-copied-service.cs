// shape: eShopOnContainers, the event log copied into each service
// cluster: CatalogEventLog, OrderingEventLog
namespace Catalog
{
    public class CatalogEventLog
    {
        private readonly List<(Guid Id, string Name, int State)> _entries = [];
        public void Save(Guid id, string name)
        {
            if (_entries.Any(entry => entry.Id == id))
                throw new InvalidOperationException("saved before");
            _entries.Add((id, name, 0));
        }
        public void MarkAsPublished(Guid id)
        {
            var index = _entries.FindIndex(entry => entry.Id == id);
            if (index >= 0)
                _entries[index] = _entries[index] with { State = 2 };
        }
        public IReadOnlyList<string> Pending() => [.. _entries.Where(entry => entry.State == 0).Select(entry => entry.Name)];
    }
}

namespace Ordering
{
    public class OrderingEventLog
    {
        private readonly List<(Guid Id, string Name, int State)> _log = [];
        public void Save(Guid id, string name)
        {
            if (_log.Any(item => item.Id == id))
                throw new InvalidOperationException("saved before");
            _log.Add((id, name, 0));
        }
        public void MarkAsPublished(Guid id)
        {
            var at = _log.FindIndex(item => item.Id == id);
            if (at >= 0)
                _log[at] = _log[at] with { State = 2 };
        }
        public IReadOnlyList<string> Pending() => [.. _log.Where(item => item.State == 0).Select(item => item.Name)];
    }
}
