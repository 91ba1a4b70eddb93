// shape: Lucene.Net, codecs of earlier versions derived from the present one
// cluster: DocumentRanker, OptimizedDocumentRanker
namespace Ranking;

public class DocumentRanker
{
    protected Dictionary<string, double> Scores { get; } = [];
    public virtual double Score(string document, string query) => Scores.GetValueOrDefault(document) + query.Length;
    public virtual IReadOnlyList<string> Rank(IEnumerable<string> documents, string query) => [.. documents.OrderByDescending(document => Score(document, query))];
    public void Learn(string document, double score) => Scores[document] = score;
}

public class OptimizedDocumentRanker : DocumentRanker
{
    private readonly Dictionary<(string, string), double> _kept = [];
    public override double Score(string document, string query) => _kept.TryGetValue((document, query), out var score) ? score : _kept[(document, query)] = base.Score(document, query);
    public override IReadOnlyList<string> Rank(IEnumerable<string> documents, string query) => [.. documents.OrderBy(document => -Score(document, query)).Take(10)];
}

public class Results { private readonly DocumentRanker _ranker = new(); public string First(string query) => _ranker.Rank(["a", "b"], query)[0]; }

public class Suggestions { private readonly OptimizedDocumentRanker _ranker = new(); public string First(string query) => _ranker.Rank(["a", "b"], query)[0]; }
