// shape: nopCommerce, importers rewritten beside the first ones
// cluster: InvoiceNumbering, NewInvoiceNumbering
namespace Numbers;

public class InvoiceNumbering
{
    private int _last;
    public string Next(string series) => $"{series}-{++_last:0000}";
    public bool IsValid(string number) => number.Contains('-');
    public void Reset(int to) => _last = to;
}

public class NewInvoiceNumbering
{
    private readonly Dictionary<string, int> _last = [];
    public string Next(string series) => $"{series}/{_last[series] = _last.GetValueOrDefault(series) + 1}";
    public bool IsValid(string number) => number.Contains('/');
    public void Reset(int to) => _last.Clear();
}

public class Orders { private readonly InvoiceNumbering _numbers = new(); public string Number() => _numbers.Next("O"); }

public class Credits { private readonly NewInvoiceNumbering _numbers = new(); public string Number() => _numbers.Next("C"); }
