namespace Netra.Backend.WebsocketCore;

/// <summary>Starts services after what they need.</summary>
public sealed class ServiceInitializationManager
{
    private readonly Dictionary<string, string[]> _needs = new(StringComparer.Ordinal);

    public void Add(string service, params string[] needs) => _needs.Add(service, needs);

    public IReadOnlyList<string> Order()
    {
        var order = new List<string>();
        foreach (var service in _needs.Keys)
            Visit(service, []);
        return order;

        void Visit(string service, HashSet<string> path)
        {
            if (order.Contains(service))
                return;
            if (!path.Add(service))
                throw new InvalidOperationException($"'{service}' needs itself.");
            foreach (var need in _needs.GetValueOrDefault(service, []))
                Visit(need, path);
            order.Add(service);
        }
    }
}
