using Netra.SsotAnalyzers.Properties.Tests.Dimensions;
using Context = Netra.SsotAnalyzers.Properties.Tests.Dimensions.Context;
using Tuple = Netra.SsotAnalyzers.Properties.Tests.Dimensions.Tuple;

namespace Netra.SsotAnalyzers.Properties.Tests.Composition;

/// <summary>The code of one use of a superseded member.</summary>
internal sealed class MemberUseText(Tuple use, int number)
{
    private readonly Context _context = use.Get<Context>()!.Value;
    private readonly Member _member = use.Get<Member>()!.Value;
    private readonly Arguments _arguments = use.Get<Arguments>()!.Value;
    private readonly Shape _shape = use.Get<Shape>()!.Value;
    private readonly Receiver _receiver = use.Get<Receiver>()!.Value;

    public NamedType Type { get; } = new(Container(use), use.Get<Naming>()!.Value, number);

    /// <summary>The members of the class in which the use stands, and the statements that run it.</summary>
    public (string Members, string Run) Write()
    {
        var (before, expression) = Consume(Hit());
        var isStatement = _context.TakesStatements();
        var hole = isStatement ? $"{Type.InBody} {LocalReceiver()} {before} {(expression.Length > 0 ? $"T.Show({expression});" : "")} {ShowVariable()}" : expression;
        var (members, run) = ContextText.Of(_context, string.Join(' ', hole.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        return ($"{Fields()}\n{members}", run);
    }

    private static string Container(Tuple use) => use.Get<Member>()!.Value switch
    {
        Member.TypeConstructor or Member.TargetTypedNew or Member.MemberOfType or Member.StaticMemberOfType => "Old",
        Member.StaticProperty or Member.StaticField or Member.Constant => "Registry",
        Member.EnumMember => "OldColor",
        Member.ExtensionMethod => "WidgetExtensions",
        Member.ReplacedConstructor or Member.Indexer => MemberDeclarations.NameOf(use),
        _ => "Factory",
    };

    private string Fields()
    {
        var fields = new List<string> { Type.InType };
        var receiver = _receiver == Receiver.None ? "" : ReceiverType();
        var arguments = _member is Member.InstanceMethod or Member.InstanceProperty or Member.Setter or Member.Event or Member.ExtensionMethod or Member.BinaryOperator or Member.MemberOfType ? "\"w\"" : "";
        if (_receiver is Receiver.Field or Receiver.LowPrecedence or Receiver.StaticForm)
            fields.Add($"static {receiver} subject = new {receiver}({arguments});");
        if (_receiver is Receiver.LowPrecedence)
            fields.Add($"static {receiver} other = new {receiver}({arguments});");
        if (_receiver is Receiver.Conditional)
            fields.Add($"static {receiver}? maybe = new {receiver}({arguments});");
        if (_receiver is Receiver.ConditionalOnNull)
            fields.Add($"static {receiver}? nothing = null;");
        return string.Join(" ", fields);
    }

    private string ReceiverType() => _member is Member.MemberOfType or Member.Indexer ? Type.Name : "global::Canon.Widget";

    private string LocalReceiver() => _receiver == Receiver.Local ? $"var local = new {ReceiverType()}({(_member == Member.Indexer ? "" : "\"l\"")});" : "";

    private string ShowVariable() => _arguments == Arguments.OutVariable ? "T.Show(fresh);" : "";

    /// <summary>The receiver with the dot or question mark behind it.</summary>
    private string On() => _receiver switch
    {
        Receiver.None => "",
        Receiver.Field or Receiver.StaticForm => "subject",
        Receiver.Local => "local",
        Receiver.Call => ReceiverType() + ".Current()",
        Receiver.Creation => $"new {ReceiverType()}({(_member == Member.Indexer ? "" : "\"c\"")})",
        Receiver.LowPrecedence => "(flag ? subject : other)",
        Receiver.Conditional => "maybe?",
        Receiver.ConditionalOnNull => "nothing?",
        _ => throw new InvalidOperationException(_receiver.ToString()),
    };

    private string Hit()
    {
        var name = MemberDeclarations.NameOf(use);
        var arguments = ArgumentText.Of(_arguments);
        return _member switch
        {
            Member.StaticFactory or Member.FactoryOfTask or Member.FactoryOfValueTask or Member.PlainToTask or Member.PlainToValueTask or Member.VoidToTask or Member.FrameworkFactory => $"{Type.Access(name)}({arguments})",
            Member.GenericMethod => $"{Type.Access(name)}<List<int>>({arguments})",
            Member.MethodGroup => $"T.Apply({Type.Access(name)})",
            Member.ExtensionMethod when _receiver == Receiver.StaticForm => $"{Type.Access(name)}(subject{(arguments.Length > 0 ? ", " + arguments : "")})",
            Member.InstanceMethod or Member.ExtensionMethod => $"{On()}.{name}({arguments})",
            Member.ReplacedConstructor or Member.TypeConstructor => $"new {Type.Name}({arguments})",
            Member.TargetTypedNew => $"new({arguments})",
            Member.MemberOfType => $"{On()}.Again({arguments})",
            Member.StaticMemberOfType => Type.Access($"Start({arguments})"),
            Member.StaticProperty => Type.Access("Present"),
            Member.StaticField => Type.Access("Stored"),
            Member.Constant => Type.Access("Max"),
            Member.EnumMember => Type.Access("Red"),
            Member.InstanceProperty => $"{On()}.Title",
            Member.Setter => $"{On()}.Caption = {ArgumentText.OfSetter(_arguments)}",
            Member.Event => $"{On()}.Changed += Handle",
            Member.Indexer => $"{On()}[{arguments}]",
            Member.BinaryOperator => Operation(),
            _ => throw new InvalidOperationException(_member.ToString()),
        };
    }

    private string Operation()
    {
        var operation = _shape == Shape.Same ? "-" : "/";
        const string Widget = "global::Canon.Widget";
        return _arguments switch
        {
            Arguments.Traced => $"{Widget}.Current() {operation} new {Widget}(T.S(\"r\"))",
            Arguments.LowPrecedence => $"(flag ? new {Widget}(\"a\") : new {Widget}(\"b\")) {operation} (new {Widget}(\"r\"))",
            _ => $"left {operation} right",
        };
    }

    /// <summary>The type that the use has, as it is declared before the rewrite.</summary>
    private string ResultType => _member switch
    {
        Member.TypeConstructor or Member.TargetTypedNew or Member.ReplacedConstructor or Member.MemberOfType or Member.StaticMemberOfType or Member.EnumMember => Type.Name,
        Member.Constant => "int",
        _ => "global::Canon.Node",
    };

    private (string Before, string Expression) Consume(string hit)
    {
        // What binds less tightly than a dot stands in parentheses.
        var primary = _member is Member.BinaryOperator ? $"({hit})" : hit;
        return use.Get<Consumption>()!.Value switch
        {
            Consumption.Direct => ("", hit),
            Consumption.Member => ("", primary + ".Text"),
            Consumption.Concatenation => ("", $"\"<\" + {primary} + \">\""),
            Consumption.NullCheck => ("", $"{primary} is not null"),
            Consumption.Cast => ("", $"(object?){primary}"),
            Consumption.Invocation => ("", primary + ".Again(\"x\").Text"),
            Consumption.Element => ("", primary + "[1]"),
            Consumption.ConditionalAccess => ("", primary + "?.Text"),
            Consumption.Forgiven => ("", primary + "!"),
            Consumption.Statement => (hit + ";", ""),
            Consumption.Discard => ($"_ = {hit};", ""),
            Consumption.VarLocal => ($"var kept = {hit};", "kept"),
            Consumption.TypedLocal => ($"{ResultType} kept = {hit};", "kept"),
            Consumption.Assigned => ($"{ResultType} kept; kept = {hit};", "kept"),
            Consumption.Await => ("", $"await {hit}"),
            Consumption.AwaitMember => ("", $"(await {hit}).Text"),
            Consumption.AwaitConfigured => ("", $"(await {hit}.ConfigureAwait(false)).Text"),
            Consumption.Result => ("", hit + ".Result.Text"),
            Consumption.GetResult => ("", hit + ".GetAwaiter().GetResult()"),
            Consumption.TaskInVariable => ($"var task = {hit};", "task.GetAwaiter().GetResult()"),
            Consumption.TaskTyped => ($"{(_member == Member.FactoryOfTask ? "Task" : "ValueTask")}<global::Canon.Node> task = {hit};", "task.GetAwaiter().GetResult()"),
            Consumption.WhenAll => ("", $"(await Task.WhenAll({hit}, Task.FromResult<global::Canon.Node>(null!)))[0]"),
            Consumption.ContinueWith => ("", $"{hit}.ContinueWith(done => done.Result.Text).Result"),
            var consumption => throw new InvalidOperationException(consumption.ToString()),
        };
    }
}
