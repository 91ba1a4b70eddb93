// shape: MediatR, one handler for each request
namespace Features;

public interface IHandler<in TRequest, TResponse> { Task<TResponse> Handle(TRequest request, CancellationToken ct); }

public record CreateOrder(string Article);
public record CancelOrder(int Id);
public record ShipOrder(int Id);

public class CreateOrderHandler : IHandler<CreateOrder, int>
{
    public Task<int> Handle(CreateOrder request, CancellationToken ct) => Task.FromResult(request.Article.Length);
}

public class CancelOrderHandler : IHandler<CancelOrder, int>
{
    public Task<int> Handle(CancelOrder request, CancellationToken ct) => Task.FromResult(request.Id);
}

public class ShipOrderHandler : IHandler<ShipOrder, int>
{
    public Task<int> Handle(ShipOrder request, CancellationToken ct) => Task.FromResult(request.Id);
}

public static class Create { public class Handler { public Task<int> Handle(string text) => Task.FromResult(text.Length); } }

public static class Edit { public class Handler { public Task<int> Handle(string text) => Task.FromResult(text.Length + 1); } }
