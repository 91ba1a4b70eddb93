using Netra.SsotAnalyzers.Properties.Tests.Dimensions;

namespace Netra.SsotAnalyzers.Properties.Tests.Composition;

/// <summary>The code of one use of a superseded type by name.</summary>
internal static class TypeUseText
{
    public static UseText Of(NumberedUse use)
    {
        var kind = use.Use.Get<TypeKind>()!.Value;
        var naming = use.Use.Get<Naming>()!.Value;
        var type = new NamedType(kind switch
        {
            TypeKind.Class => "Old",
            TypeKind.Struct => "OldPoint",
            TypeKind.Enum => "OldColor",
            TypeKind.Delegate => "OldWriter",
            _ => "OldBox<int>",
        }, naming, use.Number);
        var name = type.Name;
        var value = kind switch
        {
            TypeKind.Class => $"new {name}(\"v\")",
            TypeKind.Struct => $"new {name}(4)",
            TypeKind.Enum => $"{name}.None",
            TypeKind.Delegate => $"new {name}(T.Line)",
            _ => $"new {name}(5)",
        };
        string Show(string shown) => kind == TypeKind.Delegate ? $"T.Show({shown}(\"d\"));" : $"T.Show({shown});";
        string Body(string statements) => $"static void Body() {{ {statements} }}";

        var (members, run) = use.Use.Get<Position>()!.Value switch
        {
            Position.Local => (Body($"{name} value = {value}; {Show("value")}"), "Body();"),
            Position.Field => ($"static {name} field = {value};", Show("field")),
            Position.Property => ($"static {name} Value {{ get; set; }} = {value};", Show("Value")),
            Position.SharedProperty => ($"public static {name} Shared => {value};", Show("Shared")),
            Position.Parameter => ($"static void Take({name} value) {{ {Show("value")} }}", $"Take({value});"),
            Position.ReturnType => ($"static {name} Give() => {value};", Show("Give()")),
            Position.TaskReturned => ($"static async Task<{name}> GiveAsync() {{ await Task.Yield(); return {value}; }}", Show("GiveAsync().GetAwaiter().GetResult()")),
            Position.TypeArgument => (Body($"List<{name}> list = new List<{name}> {{ {value} }}; {Show("list[0]")}"), "Body();"),
            Position.MethodTypeArgument => ("static TValue Same<TValue>(TValue value) => value;", Show($"Same<{name}>({value})")),
            Position.Array => (Body($"{name}[] array = new {name}[] {{ {value} }}; {Show("array[0]")}"), "Body();"),
            Position.Nullable => (Body($"{name}? value = {value}; {Show("value")}"), "Body();"),
            Position.Cast => (Body($"object boxed = {value}; var value = ({name})boxed; {Show("value")}"), "Body();"),
            Position.Is => (Body($"object boxed = {value}; T.Show(boxed is {name});"), "Body();"),
            Position.As => (Body($"object boxed = {value}; var value = boxed as {name}; {Show("value!")}"), "Body();"),
            Position.TypeOf => (Body($"T.Show(typeof({name}).IsValueType);"), "Body();"),
            Position.Default => (Body($"T.Show(EqualityComparer<object?>.Default.Equals(default({name}), null));"), "Body();"),
            Position.DeclarationPattern => (Body($"object boxed = {value}; if (boxed is {name} value) {Show("value")}"), "Body();"),
            Position.SwitchPattern => (Body($"object boxed = {value}; T.Show(boxed switch {{ {name} => \"it\", _ => \"another\" }});"), "Body();"),
            Position.OutVariable => ($"static void Give(out {name} value) => value = {value};", $"Give(out {name} given); {Show("given")}"),
            Position.ForEach => (Body($"foreach ({name} value in new[] {{ {value} }}) {Show("value")}"), "Body();"),
            Position.LambdaParameter => (Body($"Action<{name}> action = ({name} value) => {Show("value").TrimEnd(';')}; action({value});"), "Body();"),
            Position.FunctionType => (Body($"Func<{name}, {name}> function = value => value; {Show($"function({value})")}"), "Body();"),
            Position.LocalFunction => (Body($"{name} Inner({name} inner) => inner; {Show($"Inner({value})")}"), "Body();"),
            Position.TupleElement => (Body($"({name} First, int Second) tuple = ({value}, 1); {Show("tuple.First")}"), "Body();"),
            Position.BaseType => ($"sealed class Own : {name} {{ public Own() : base(\"b\") {{ }} }}", "T.Show(new Own());"),
            Position.Constraint => ($"static void Take<TValue>(TValue value) where TValue : {name} {{ T.Show(value); }}", $"Take({value});"),
            Position.RecordParameter => ($"sealed record Own({name} Value);", Show($"new Own({value}).Value")),
            Position.DelegateType => ($"delegate {name} Maker({name} made);", $"Maker maker = made => made; {Show($"maker({value})")}"),
            Position.Indexer => ($"sealed class Own {{ public {name} this[{name} key] => key; }}", Show($"new Own()[{value}]")),
            Position.Conversion => ($"sealed class Own {{ public static implicit operator {name}(Own own) => {value}; }}", $"{name} converted = new Own(); T.Show(converted);"),
            Position.NameOf => (Body($"T.Show(nameof({name}).Length > 0);"), "Body();"),
            var position => throw new InvalidOperationException(position.ToString()),
        };
        return new UseText(type, string.Join("\n", type.InType, members), run);
    }
}
