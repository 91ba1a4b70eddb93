namespace Netra.Backend.Agents;

public sealed record LookupOrder(string Order);

public sealed record OrderState(string Order, string State, int Items);

/// <summary>What the tools do, whoever dispatches them.</summary>
public static class BackendTools
{
    public static ValueTask<OrderState> LookupOrderAsync(LookupOrder args, CancellationToken ct) =>
        ValueTask.FromResult(new OrderState(args.Order, "shipped", args.Order.Length));
}
