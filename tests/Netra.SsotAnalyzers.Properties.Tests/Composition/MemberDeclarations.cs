using Microsoft.CodeAnalysis.CSharp;
using Netra.SsotAnalyzers.Properties.Tests.Dimensions;
using Tuple = Netra.SsotAnalyzers.Properties.Tests.Dimensions.Tuple;

namespace Netra.SsotAnalyzers.Properties.Tests.Composition;

/// <summary>
/// The superseded members that uses need. What replaces a member is also its body, so that both print the same as long as
/// the use is rewritten faithfully.
/// </summary>
internal static class MemberDeclarations
{
    /// <summary>The member's name: one member for each form of parameters and replacement.</summary>
    public static string NameOf(Tuple use)
    {
        var (member, shape) = (use.Get<Member>()!.Value, use.Get<Shape>()!.Value);
        return $"{member}_{shape}_{Signature.Of(use.Get<Arguments>()!.Value).Name}";
    }

    /// <summary>The type that declares the member, and its declaration; empty for what every library has.</summary>
    public static (string Container, string Declaration) Of(Tuple use)
    {
        var (member, shape) = (use.Get<Member>()!.Value, use.Get<Shape>()!.Value);
        var signature = Signature.Of(use.Get<Arguments>()!.Value);
        var node = signature.Replacement(shape);
        var name = NameOf(use);
        return member switch
        {
            Member.StaticFactory or Member.MethodGroup => ("Factory", Static("Node", node, node)),
            Member.FactoryOfTask => ("Factory", Static("Task<Node>", node, $"Task.FromResult<Node>({node})")),
            Member.FactoryOfValueTask => ("Factory", Static("ValueTask<Node>", node, $"ValueTask.FromResult<Node>({node})")),
            Member.PlainToTask => ("Factory", Static("Node", $"Node.LaterAsync({node})", $"Node.LaterAsync({node}).GetAwaiter().GetResult()")),
            Member.PlainToValueTask => ("Factory", Static("Node", $"Node.SoonAsync({node})", $"Node.SoonAsync({node}).AsTask().GetAwaiter().GetResult()")),
            Member.VoidToTask => ("Factory", Static("void", $"Node.CloseAsync({node})", $"Node.CloseAsync({node}).GetAwaiter().GetResult()")),
            Member.FrameworkFactory => ("Factory", Static("Node", $"Node.OfTen({node})", node)),
            Member.GenericMethod => ("Factory", $"{Replace($"Node.Typed<TKey>({node})")} public static Node {name}<TKey>({signature.Parameters}) => Node.Typed<TKey>({node});"),
            Member.InstanceMethod => ("Widget", $"{Replace(OnThis("this"))} public Node {name}({signature.Parameters}) => {OnThis("this")};"),
            Member.ExtensionMethod => ("WidgetExtensions", $"{Replace(OnThis("this"))} public static Node {name}(this Widget widget, {signature.Parameters}) => {OnThis("widget")};"),
            Member.ReplacedConstructor => ("", $$"""
                [SupersededBy(typeof(Node))] public class {{name}}
                {
                    {{Replace(node)}} public {{name}}({{signature.Parameters}}) => Text = ({{node}}).Text;
                    public string Text { get; }
                    public Node Again(string user, int count = 3) => new Node(Text + user, count);
                    public string this[int index] => Text + index;
                    public override string ToString() => Text;
                }
                """),
            Member.Indexer => ("", $$"""
                public class {{name}}
                {
                    public static {{name}} Current() { T.Line("current"); return new {{name}}(); }
                    {{Replace(shape == Shape.Same ? "this.Get(user, count)" : "this.GetSwapped(count, user)")}} public Node this[string user, int count = 3] => Get(user, count);
                    public Node Get(string user, int count) => new Node(user, count);
                    public Node GetSwapped(int count, string user) => new Node(user, count);
                }
                """),
            _ => ("", ""),
        };

        string Static(string type, string replacement, string body) => $"{Replace(replacement)} public static {type} {name}({signature.Parameters}) => {body};";

        string OnThis(string receiver) => shape == Shape.ReceiverLast ? $"Node.Joined({node}, {receiver})" : $"{receiver}.Post({node})";
    }

    private static string Replace(string expression) => $"[ReplaceWith({SymbolDisplay.FormatLiteral(expression, quote: true)}, \"Canon\")]";
}
