namespace Netra.SsotAnalyzers.Rules.Reflection;

/// <summary>Tells the parameters whose string reflection reads as a type's name.</summary>
internal static class TypeNameReaders
{
    private const string TrimmerAttribute = "DynamicallyAccessedMembersAttribute";

    /// <summary>Methods by declaring type and name, each with the parameters that take a type's name.</summary>
    public static ImmutableArray<(string Type, string Method, string Parameter)> Table { get; } =
    [
        ("System.Type", "GetType", "typeName"),
        ("System.Type", "ReflectionOnlyGetType", "typeName"),
        ("System.Reflection.Assembly", "GetType", "name"),
        ("System.Reflection.Assembly", "CreateInstance", "typeName"),
        ("System.Reflection.Module", "GetType", "className"),
        ("System.Activator", "CreateInstance", "typeName"),
        ("System.Activator", "CreateInstanceFrom", "typeName"),
        ("System.AppDomain", "CreateInstance", "typeName"),
        ("System.AppDomain", "CreateInstanceAndUnwrap", "typeName"),
        ("System.AppDomain", "CreateInstanceFrom", "typeName"),
        ("System.AppDomain", "CreateInstanceFromAndUnwrap", "typeName"),
        ("System.ComponentModel.TypeConverterAttribute", ".ctor", "typeName"),
        ("System.ComponentModel.EditorAttribute", ".ctor", "typeName"),
        ("System.ComponentModel.DesignerAttribute", ".ctor", "designerTypeName"),
        ("System.Diagnostics.CodeAnalysis.DynamicDependencyAttribute", ".ctor", "typeName"),
        ("System.Diagnostics.DebuggerTypeProxyAttribute", ".ctor", "typeName"),
        ("System.Diagnostics.DebuggerVisualizerAttribute", ".ctor", "visualizerTypeName"),
    ];

    /// <summary>Whether a parameter takes a type's name: it is in the table, or a string that the trimmer is told to read as one.</summary>
    public static bool IsRead(IParameterSymbol parameter)
    {
        if (parameter.Type.SpecialType != SpecialType.System_String)
            return false;
        if (parameter.OriginalDefinition.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == TrimmerAttribute))
            return true;
        if (parameter.ContainingSymbol is not IMethodSymbol method)
            return false;

        foreach (var current in method.OriginalDefinition.SelfAndOverridden().Cast<IMethodSymbol>())
        {
            var type = current.ContainingType.ToDisplayString();
            if (Table.Any(entry => entry.Type == type && entry.Method == current.Name && entry.Parameter == current.Parameters[parameter.Ordinal].Name))
                return true;
        }

        return false;
    }
}
