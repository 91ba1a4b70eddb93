// shape: Roslyn and ANTLR, visitors of one tree
namespace Trees;

public abstract record Node;
public record Number(int Value) : Node;
public record Sum(Node Left, Node Right) : Node;

public abstract class Visitor<T>
{
    public T Visit(Node node) => node switch { Number number => VisitNumber(number), Sum sum => VisitSum(sum), _ => throw new NotSupportedException() };
    protected abstract T VisitNumber(Number number);
    protected abstract T VisitSum(Sum sum);
}

public class EvaluatingVisitor : Visitor<int>
{
    protected override int VisitNumber(Number number) => number.Value;
    protected override int VisitSum(Sum sum) => Visit(sum.Left) + Visit(sum.Right);
}

public class PrintingVisitor : Visitor<string>
{
    protected override string VisitNumber(Number number) => $"{number.Value}";
    protected override string VisitSum(Sum sum) => $"({Visit(sum.Left)} + {Visit(sum.Right)})";
}

public class CountingVisitor : Visitor<int>
{
    protected override int VisitNumber(Number number) => 1;
    protected override int VisitSum(Sum sum) => 1 + Visit(sum.Left) + Visit(sum.Right);
}
