using System.Globalization;
using System.Text.Json;
using Netra.ChatServer.Tools;

namespace Netra.ChatServer.Agent;

/// <summary>
/// Stands where an application has its model: reads a question by a few patterns, calls tools by their names, and answers.
/// The same question is always answered in the same way, and nothing leaves the process.
/// </summary>
internal sealed class DemoAgent(WebSocketManager manager, ToolDispatcher tools, Pause pause)
{
    private const string Name = "demo-agent";

    public async Task AnswerAsync(string question, CancellationToken ct)
    {
        await using var run = await manager.StartRunAsync(Name, ct);
        try
        {
            await ThinkAsync(run, "Reading the question.", 0, 0.0, ct);
            var intent = Intent.Of(question);
            await ThinkAsync(run, intent.Plan, 1, 0.3, ct);
            var answer = await FollowAsync(run, intent, ct);
            await pause(ct);
            await run.CompleteAsync(answer, ct);
        }
        catch (Exception error)
        {
            await run.FailAsync(error, CancellationToken.None);
        }
    }

    private async Task<string> FollowAsync(AgentRun run, Intent intent, CancellationToken ct)
    {
        switch (intent)
        {
            case { Product: { } product, Count: { } count }:
                var found = await CallAsync<Product>(run, Catalogue.ToolName, new CatalogueQuery(product), ct);
                await ThinkAsync(run, $"One {found.Name} costs {Money(found.Price)}; now the total.", 2, 0.7, ct);
                var total = await CallAsync<Sum>(run, Calculator.ToolName, new Calculation($"{count} * {Money(found.Price)}"), ct);
                return $"{count} × {found.Name}: {Money(total.Value)}, {(found.Stock >= count ? "" : $"only {found.Stock} ")}in stock.";
            case { Product: { } product }:
                var one = await CallAsync<Product>(run, Catalogue.ToolName, new CatalogueQuery(product), ct);
                return $"1 × {one.Name}: {Money(one.Price)}, {one.Stock} in stock.";
            case { Expression: { } expression }:
                var sum = await CallAsync<Sum>(run, Calculator.ToolName, new Calculation(expression), ct);
                return $"{expression} = {sum.Value.ToString(CultureInfo.InvariantCulture)}";
            default:
                var words = await CallAsync<WordTotals>(run, WordCount.ToolName, new Words(intent.Text), ct);
                return intent.IsCount
                    ? $"{words.Words} words, {words.Characters} characters."
                    : $"That is {words.Words} words to me. I am a demo: ask me to calculate, to count words, or for a price in the catalogue.";
        }
    }

    private async Task ThinkAsync(AgentRun run, string thought, int step, double progress, CancellationToken ct)
    {
        await pause(ct);
        await run.ThinkingAsync(thought, step, progress, ct);
    }

    /// <summary>By name and JSON, as a model would ask for it.</summary>
    private async Task<TResult> CallAsync<TResult>(AgentRun run, string tool, object args, CancellationToken ct)
    {
        await pause(ct);
        var result = await tools.DispatchAsync(run, tool, JsonSerializer.SerializeToElement(args, JsonSerializerOptions.Web), ct);
        return result.Deserialize<TResult>(JsonSerializerOptions.Web) ?? throw new JsonException($"The tool \"{tool}\" returned nothing.");
    }

    private static string Money(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
