namespace Netra.SsotAnalyzers.Roslyn;

/// <summary>Which of the awaitable types a type is, and what awaiting it yields.</summary>
internal readonly record struct TaskShape(bool IsTask, bool IsValueTask, ITypeSymbol? Result)
{
    public bool IsAwaitable => IsTask || IsValueTask;

    public static TaskShape Of(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol { Name: "Task" or "ValueTask" } named || named.ContainingNamespace.ToDisplayString() != "System.Threading.Tasks")
            return default;

        var result = named.Arity == 1 ? named.TypeArguments[0] : null;
        return new TaskShape(named.Name == "Task", named.Name == "ValueTask", result);
    }
}
