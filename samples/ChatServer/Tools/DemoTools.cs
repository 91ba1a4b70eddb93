using Netra.ChatServer.Agent;

namespace Netra.ChatServer.Tools;

/// <summary>The tools, by the names under which the agent asks for them.</summary>
internal static class DemoTools
{
    public static void AddDemoTools(this IServiceCollection services)
    {
        services.AddAgentTool<Calculation, Sum>(Calculator.ToolName, static (tool, args, ct) => AfterAsync(tool, () => Calculator.Evaluate(args), ct));
        services.AddAgentTool<Words, WordTotals>(WordCount.ToolName, static (tool, args, ct) => AfterAsync(tool, () => WordCount.Count(args), ct));
        services.AddAgentTool<CatalogueQuery, Product>(Catalogue.ToolName, static (tool, args, ct) => AfterAsync(tool, () => Catalogue.Find(args), ct));
    }

    /// <summary>Real tools take their time; these take a moment, so that their beginning can be seen before their end.</summary>
    private static async ValueTask<T> AfterAsync<T>(IServiceProvider services, Func<T> tool, CancellationToken ct)
    {
        await services.GetRequiredService<Pause>()(ct);
        return tool();
    }
}
