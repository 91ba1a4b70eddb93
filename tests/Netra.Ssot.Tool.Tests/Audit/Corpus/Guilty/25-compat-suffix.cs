// shape: .NET compatibility packs, a writer rewritten beside the first
// cluster: ReportWriter, ReportWriterCompat
namespace Reports;

public class ReportWriter
{
    private readonly List<string> _rows = [];
    public void Heading(string text, int level) => _rows.Add(new string('#', level) + text);
    public void Row(params string[] cells) => _rows.Add(string.Join('|', cells));
    public string Finish() => string.Join('\n', _rows);
}

public class ReportWriterCompat
{
    private string _text = "";
    public void Heading(string text, int level) => _text += $"<h{level}>{text}</h{level}>";
    public void Row(params string[] cells) => _text += $"<tr>{string.Concat(cells)}</tr>";
    public string Finish() => _text;
    public void Break() => _text += "<hr>";
}

public class Sales { public string Make() { var writer = new ReportWriter(); writer.Heading("Sales", 1); return writer.Finish(); } }

public class Stock { public string Make() { var writer = new ReportWriterCompat(); writer.Heading("Stock", 1); return writer.Finish(); } }
