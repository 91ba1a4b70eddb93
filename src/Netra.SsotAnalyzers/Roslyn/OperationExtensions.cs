using Microsoft.CodeAnalysis.Operations;

namespace Netra.SsotAnalyzers.Roslyn;

/// <summary>What is asked of operations.</summary>
internal static class OperationExtensions
{
    /// <summary>The operand without its conversions.</summary>
    public static IOperation WithoutConversions(this IOperation operation)
    {
        while (operation is IConversionOperation conversion)
            operation = conversion.Operand;
        return operation;
    }
}
