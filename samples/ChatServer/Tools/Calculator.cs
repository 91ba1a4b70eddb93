using System.Globalization;

namespace Netra.ChatServer.Tools;

/// <param name="Expression">Numbers, <c>+ - * /</c> and parentheses.</param>
internal sealed record Calculation(string Expression);

/// <param name="Value">What comes out.</param>
internal sealed record Sum(decimal Value);

/// <summary>Evaluates an expression in decimal arithmetic.</summary>
internal ref struct Calculator
{
    public const string ToolName = "calculator";

    // Input comes from a client: nesting is bounded so that the stack is.
    private const int MostNesting = 32;

    private ReadOnlySpan<char> _rest;
    private int _nesting;

    /// <exception cref="FormatException">It is no expression.</exception>
    /// <exception cref="DivideByZeroException">It divides by zero.</exception>
    /// <exception cref="OverflowException">A value is beyond what a decimal holds.</exception>
    public static Sum Evaluate(Calculation args)
    {
        var calculator = new Calculator { _rest = args.Expression };
        var value = calculator.Terms();
        return calculator.Next == '\0' ? new Sum(value) : throw new FormatException("Something is left behind the expression.");
    }

    private char Next
    {
        get
        {
            _rest = _rest.TrimStart();
            return _rest.IsEmpty ? '\0' : _rest[0];
        }
    }

    private decimal Terms()
    {
        var value = Factors();
        while (Next is '+' or '-') value = Take() == '+' ? value + Factors() : value - Factors();
        return value;
    }

    private decimal Factors()
    {
        var value = Atom();
        while (Next is '*' or '/') value = Take() == '*' ? value * Atom() : value / Atom();
        return value;
    }

    private decimal Atom()
    {
        if (++_nesting > MostNesting) throw new FormatException("The expression is nested too deeply.");
        decimal value;
        switch (Next)
        {
            case '-':
                Take();
                value = -Atom();
                break;
            case '(':
                Take();
                value = Terms();
                if (Next != ')') throw new FormatException("A parenthesis is not closed.");
                Take();
                break;
            default:
                value = Number();
                break;
        }

        _nesting--;
        return value;
    }

    private decimal Number()
    {
        var length = _rest.IndexOfAnyExcept("0123456789.");
        var digits = length < 0 ? _rest : _rest[..length];
        var value = decimal.Parse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        _rest = _rest[digits.Length..];
        return value;
    }

    private char Take()
    {
        var taken = _rest[0];
        _rest = _rest[1..];
        return taken;
    }
}
