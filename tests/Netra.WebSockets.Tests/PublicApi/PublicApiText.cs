using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Netra.PublicApi;

/// <summary>
/// Writes an assembly's public surface as text that reads like C#: types and members in a stable order, with what callers
/// depend on (parameter names, default values, constants, nullability, attributes) and nothing else.
/// </summary>
public sealed class PublicApiText
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool", [typeof(char)] = "char",
        [typeof(byte)] = "byte", [typeof(short)] = "short", [typeof(int)] = "int", [typeof(long)] = "long", [typeof(float)] = "float",
        [typeof(double)] = "double", [typeof(decimal)] = "decimal",
    };

    private readonly NullabilityInfoContext _nullability = new();

    /// <summary>The public surface of <paramref name="assembly"/>, with line feeds.</summary>
    public static string Of(Assembly assembly)
    {
        var text = new PublicApiText();
        var types = assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal);
        return string.Join("\n", types.Select(text.Render));
    }

    private string Render(Type type)
    {
        var builder = new StringBuilder();
        foreach (var attribute in Attributes(type)) builder.Append(attribute).Append('\n');
        builder.Append(Declaration(type)).Append('\n');
        foreach (var member in Members(type)) builder.Append("    ").Append(member).Append('\n');
        return builder.ToString();
    }

    private string Declaration(Type type)
    {
        var name = Prefix(type) + TypeName(type);
        if (type.IsEnum) return $"public enum {name} : {TypeName(Enum.GetUnderlyingType(type))}";
        if (typeof(MulticastDelegate).IsAssignableFrom(type)) return $"public delegate {Signature(type.GetMethod("Invoke")!, name)}";

        var bases = new List<string>();
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType)) bases.Add(TypeName(parent));
        bases.AddRange(type.GetInterfaces()
            .Where(contract => contract.IsPublic && type.BaseType?.IsAssignableTo(contract) != true && !(IsRecord(type) && IsEquatableToItself(contract, type)))
            .Select(contract => TypeName(contract))
            .Order(StringComparer.Ordinal));
        return $"public {Kind(type)} {name}{(bases.Count > 0 ? " : " + string.Join(", ", bases) : "")}{Constraints(type.GetGenericArguments())}";
    }

    private static string Prefix(Type type) => type.DeclaringType is { } outer ? Prefix(outer) + outer.Name + "." : type.Namespace + ".";

    private static string Kind(Type type)
    {
        if (type.IsInterface) return "interface";
        var record = IsRecord(type) ? "record " : "";
        if (type.IsValueType) return (type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "") + record + "struct";
        var modifier = type switch { { IsAbstract: true, IsSealed: true } => "static ", { IsAbstract: true } => "abstract ", { IsSealed: true } => "sealed ", _ => "" };
        return modifier + record + "class";
    }

    private static bool IsRecord(Type type) => type.GetMethod("PrintMembers", Declared)?.IsDefined(typeof(CompilerGeneratedAttribute)) == true;

    private static bool IsEquatableToItself(Type contract, Type type) => contract == typeof(IEquatable<>).MakeGenericType(type);

    private IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}");
        }

        if (typeof(MulticastDelegate).IsAssignableFrom(type)) return [];

        var members = type.GetMembers(Declared).Where(member => !member.IsDefined(typeof(CompilerGeneratedAttribute)) || member is ConstructorInfo);
        return members
            .Select(member => (Rank: Rank(member), member.Name, Text: Member(member)))
            .Where(member => member.Text is not null)
            .OrderBy(member => member.Rank).ThenBy(member => member.Name, StringComparer.Ordinal).ThenBy(member => member.Text, StringComparer.Ordinal)
            .Select(member => member.Text!);
    }

    private static int Rank(MemberInfo member) => member switch
    {
        FieldInfo => 0,
        ConstructorInfo => 1,
        PropertyInfo => 2,
        EventInfo => 3,
        _ => 4,
    };

    /// <returns>The member's line, or null if it cannot be seen from outside.</returns>
    private string? Member(MemberInfo member)
    {
        var text = member switch
        {
            FieldInfo field when IsVisible(field) => Field(field),
            ConstructorInfo { IsStatic: false } constructor when IsVisible(constructor) => Access(constructor) + $"{Simple(member.DeclaringType!)}({Parameters(constructor)})",
            PropertyInfo property when property.GetAccessors(nonPublic: true).Any(IsVisible) => Property(property),
            EventInfo { AddMethod: { } add } @event when IsVisible(add) => Modifiers(add) + $"event {Annotated(_nullability.Create(@event))} {@event.Name}",
            MethodInfo method when IsVisible(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) =>
                Modifiers(method) + Signature(method, method.Name),
            _ => null,
        };
        return text is null ? null : string.Concat(Attributes(member).Select(attribute => attribute + " ")) + text;
    }

    private string Field(FieldInfo field)
    {
        var type = Annotated(_nullability.Create(field));
        if (field.IsLiteral) return $"const {type} {field.Name} = {Literal(field.GetRawConstantValue(), field.FieldType)}";
        return $"{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{type} {field.Name}";
    }

    private string Property(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(IsVisible).ToArray();
        var index = property.GetIndexParameters();
        var name = index.Length > 0 ? $"this[{string.Join(", ", index.Select(Parameter))}]" : property.Name;
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        var get = property.GetMethod is { } getter && IsVisible(getter) ? "get; " : "";
        var set = property.SetMethod is { } setter && IsVisible(setter) ? IsInit(setter) ? "init; " : "set; " : "";
        return $"{Modifiers(accessors[0])}{required}{Annotated(_nullability.Create(property))} {name} {{ {get}{set}}}";
    }

    private static bool IsInit(MethodInfo setter) => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private string Signature(MethodInfo method, string name)
    {
        var generics = method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";
        return $"{Annotated(_nullability.Create(method.ReturnParameter))} {name}{generics}({Parameters(method)}){Constraints(method.IsGenericMethodDefinition ? method.GetGenericArguments() : [])}";
    }

    private string Parameters(MethodBase method)
    {
        var extension = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        return extension + string.Join(", ", method.GetParameters().Select(Parameter));
    }

    private string Parameter(ParameterInfo parameter)
    {
        var passing = parameter switch
        {
            { IsOut: true } => "out ",
            { ParameterType.IsByRef: true } when parameter.IsDefined(typeof(IsReadOnlyAttribute)) => "in ",
            { ParameterType.IsByRef: true } => "ref ",
            _ when parameter.IsDefined(typeof(ParamArrayAttribute)) => "params ",
            _ => "",
        };
        var fallback = parameter.HasDefaultValue ? " = " + Literal(parameter.DefaultValue, parameter.ParameterType) : "";
        return passing + Annotated(_nullability.Create(parameter)) + " " + parameter.Name + fallback;
    }

    private static string Constraints(Type[] parameters)
    {
        var text = new StringBuilder();
        foreach (var parameter in parameters.Where(parameter => parameter.IsGenericParameter))
        {
            var flags = parameter.GenericParameterAttributes;
            var constraints = new List<string>();
            if (flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint)) constraints.Add("struct");
            else if (flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint)) constraints.Add("class");
            constraints.AddRange(parameter.GetGenericParameterConstraints().Where(type => type != typeof(ValueType)).Select(type => TypeName(type)));
            if (flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !constraints.Contains("struct")) constraints.Add("new()");
            if (constraints.Count > 0) text.Append($" where {parameter.Name} : {string.Join(", ", constraints)}");
        }

        return text.ToString();
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsVisible(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Modifiers(MethodInfo method)
    {
        var inheritance = method switch
        {
            { DeclaringType.IsInterface: true } or { IsVirtual: false } => "",
            { IsAbstract: true } => "abstract ",
            _ when method.GetBaseDefinition() != method => "override ",
            { IsFinal: true } => "",
            _ => "virtual ",
        };
        return Access(method) + (method.IsStatic ? "static " : "") + inheritance;
    }

    /// <summary>A type with its nullability; a type parameter's own is left out, since reflection cannot tell <c>T</c> from <c>T?</c>.</summary>
    private static string Annotated(NullabilityInfo info)
    {
        var type = info.Type.IsByRef ? info.Type.GetElementType()! : info.Type;
        if (type.IsArray && info.ElementType is { } element) return Annotated(element) + "[]" + Mark(info);
        if (Nullable.GetUnderlyingType(type) is { } value) return TypeName(value) + "?";
        var arguments = info.GenericTypeArguments.Select(Annotated).ToArray();
        return TypeName(type, arguments.Length == type.GetGenericArguments().Length ? arguments : null) + Mark(info);
    }

    private static string Mark(NullabilityInfo info) =>
        info.ReadState == NullabilityState.Nullable && !info.Type.IsValueType && !info.Type.IsGenericParameter ? "?" : "";

    private static string TypeName(Type type, string[]? arguments = null)
    {
        if (Keywords.TryGetValue(type, out var keyword)) return keyword;
        if (type.IsArray) return TypeName(type.GetElementType()!) + "[]";
        if (Nullable.GetUnderlyingType(type) is { } value) return TypeName(value) + "?";
        return Simple(type) + (type.IsGenericType ? $"<{string.Join(", ", arguments ?? [.. type.GetGenericArguments().Select(argument => TypeName(argument))])}>" : "");
    }

    private static string Simple(Type type) => type.Name.Split('`')[0];

    private static IEnumerable<string> Attributes(MemberInfo member) => member.GetCustomAttributesData()
        .Where(attribute => attribute.AttributeType.Namespace is not ("System.Runtime.CompilerServices" or "System.Diagnostics.CodeAnalysis" or "System.Diagnostics"))
        .Where(attribute => attribute.AttributeType.IsPublic && attribute.AttributeType != typeof(DefaultMemberAttribute))
        .Select(attribute =>
        {
            var arguments = attribute.ConstructorArguments.Select(Argument)
                .Concat(attribute.NamedArguments.OrderBy(named => named.MemberName, StringComparer.Ordinal).Select(named => $"{named.MemberName} = {Argument(named.TypedValue)}"));
            var list = string.Join(", ", arguments);
            return $"[{Simple(attribute.AttributeType)[..^"Attribute".Length]}{(list.Length > 0 ? $"({list})" : "")}]";
        })
        .Order(StringComparer.Ordinal);

    private static string Argument(CustomAttributeTypedArgument argument) => argument.Value switch
    {
        IReadOnlyCollection<CustomAttributeTypedArgument> items => $"[{string.Join(", ", items.Select(Argument))}]",
        Type type => $"typeof({type.FullName})",
        var value => Literal(value, argument.ArgumentType),
    };

    private static string Literal(object? value, Type type) => value switch
    {
        null => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ when type.IsEnum => $"{Simple(type)}.{Enum.ToObject(type, value).ToString()!.Replace(", ", $" | {Simple(type)}.", StringComparison.Ordinal)}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
