// shape: Entity Framework Core, members and types kept for binary compatibility and hidden
// cluster: QueryRunner, QueryRunnerCore
using System.ComponentModel;

namespace Queries;

public class QueryRunner
{
    public int Timeout { get; set; }
    public IReadOnlyList<string> Run(string sql, params object[] values) => [sql, .. values.Select(value => $"{value}")];
    public int Execute(string sql, params object[] values) => values.Length + sql.Length;
    public bool Exists(string sql) => Run(sql).Count > 0;
}

[EditorBrowsable(EditorBrowsableState.Never)]
public class QueryRunnerCore
{
    public IReadOnlyList<string> Run(string sql, params object[] values) => [sql];
    public int Execute(string sql, params object[] values) => sql.Length;
}

public class People { public int Count() => new QueryRunner().Execute("select 1"); }

public class Places { public int Count() => new QueryRunnerCore().Execute("select 1"); }
