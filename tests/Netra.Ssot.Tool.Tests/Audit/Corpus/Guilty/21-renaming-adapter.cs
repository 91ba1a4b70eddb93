// shape: Hangfire, an older door to the storage that only renames its methods
// cluster: JobLedger, JobLedgerAdapter
namespace Jobs;

public class JobLedger
{
    private readonly Dictionary<string, string> _states = [];
    public void Enter(string id, string state) => _states[id] = state;
    public string? StateOf(string id) => _states.GetValueOrDefault(id);
    public bool Strike(string id) => _states.Remove(id);
    public int Count(string state) => _states.Values.Count(kept => kept == state);
}

/// <summary>For callers of the first version: its verbs.</summary>
public class JobLedgerAdapter(JobLedger ledger)
{
    public void SetJobState(string id, string state) => ledger.Enter(id, state);
    public string? GetJobState(string id) => ledger.StateOf(id);
    public bool DeleteJob(string id) => ledger.Strike(id);
}

public class Board(JobLedger ledger) { public int Open() => ledger.Count("open"); }

public class Console(JobLedgerAdapter adapter) { public void Stop(string id) => adapter.SetJobState(id, "stopped"); }
