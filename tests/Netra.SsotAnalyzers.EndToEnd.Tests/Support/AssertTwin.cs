using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text;

namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>
/// A twin of <see cref="Assert"/>: the class <c>Checks.Check</c> with the same methods, each of which calls the original. Made by
/// reflection, since no package in reach ships a well-known type as source.
/// </summary>
internal static class AssertTwin
{
    public static string Write()
    {
        var source = new StringBuilder("#nullable disable\nnamespace Checks;\n\npublic static class Check\n{\n");
        foreach (var method in typeof(Assert).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        {
            if (!method.IsSpecialName && !method.IsDefined(typeof(ObsoleteAttribute)) && method.Name is not (nameof(object.Equals) or nameof(object.ReferenceEquals)))
                Append(source, method);
        }

        return source.Append("}\n").ToString();
    }

    private static void Append(StringBuilder source, MethodInfo method)
    {
        var generics = method.IsGenericMethodDefinition ? "<" + string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name)) + ">" : "";
        source.Append(method.IsDefined(typeof(DoesNotReturnAttribute)) ? "    [System.Diagnostics.CodeAnalysis.DoesNotReturn]\n" : "")
            .Append("    public static ").Append(Name(method.ReturnType)).Append(' ').Append(method.Name).Append(generics)
            .Append('(').AppendJoin(", ", method.GetParameters().Select(Parameter)).Append(')');
        foreach (var argument in method.IsGenericMethodDefinition ? method.GetGenericArguments() : [])
        {
            var constraints = argument.GetGenericParameterConstraints().Where(constraint => constraint != typeof(ValueType)).Select(Name).ToList();
            if (argument.GenericParameterAttributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint))
                constraints.Insert(0, "struct");
            else if (argument.GenericParameterAttributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
                constraints.Insert(0, "class");
            if (constraints.Count > 0)
                source.Append($" where {argument.Name} : {string.Join(", ", constraints)}");
        }

        source.Append(" =>\n        global::Xunit.Assert.").Append(method.Name).Append(generics)
            .Append('(').AppendJoin(", ", method.GetParameters().Select(parameter => "@" + parameter.Name)).Append(");\n\n");
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var text = parameter.IsDefined(typeof(NotNullAttribute)) ? "[System.Diagnostics.CodeAnalysis.NotNull] " : "";
        if (parameter.GetCustomAttribute<DoesNotReturnIfAttribute>() is { } condition)
            text += $"[System.Diagnostics.CodeAnalysis.DoesNotReturnIf({(condition.ParameterValue ? "true" : "false")})] ";
        if (parameter.IsDefined(typeof(ParamArrayAttribute)))
            text += "params ";
        text += $"{Name(parameter.ParameterType)} @{parameter.Name}";
        return !parameter.HasDefaultValue ? text
            : text + " = " + (parameter.DefaultValue switch { null => "default", bool flag => flag ? "true" : "false", string value => "\"" + value + "\"", Enum value => $"({Name(value.GetType())}){Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)}", var value => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) });
    }

    private static string Name(Type type)
    {
        if (type == typeof(void))
            return "void";
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        if (type.IsGenericParameter)
            return type.Name;
        if (!type.IsGenericType)
            return "global::" + type.FullName!.Replace('+', '.');

        var definition = type.GetGenericTypeDefinition().FullName!.Replace('+', '.');
        return "global::" + definition[..definition.IndexOf('`')] + "<" + string.Join(", ", type.GetGenericArguments().Select(Name)) + ">";
    }
}
