// shape: Orleans, small adapters of one name in each layer
// cluster: Notify.Notifier, Notify.Web.NotifierAdapter, Notify.Jobs.NotifierAdapter, Notify.Admin.NotifierAdapter
namespace Notify
{
    public class Notifier
    {
        private readonly List<string> _lines = [];
        public void Push(string user, string text) => _lines.Add(user + text);
        public bool Withdraw(string user) => _lines.RemoveAll(line => line.StartsWith(user)) > 0;
        public int Pending(string user) => _lines.Count(line => line.StartsWith(user));
    }
}

namespace Notify.Web
{
    public class NotifierAdapter(Notifier notifier)
    {
        public void Push(string user, string text) => notifier.Push(user, text);
        public int Pending(string user) => notifier.Pending(user);
    }

    public class Page(NotifierAdapter adapter) { public int Badge(string user) => adapter.Pending(user); }
}

namespace Notify.Jobs
{
    public class NotifierAdapter(Notifier notifier)
    {
        public void Push(string user, string text) => notifier.Push(user, text);
        public bool Withdraw(string user) => notifier.Withdraw(user);
    }

    public class Cleanup(NotifierAdapter adapter) { public bool Run(string user) => adapter.Withdraw(user); }
}

namespace Notify.Admin
{
    public class NotifierAdapter(Notifier notifier)
    {
        public void Push(string user, string text) => notifier.Push(user, text);
    }

    public class Console(NotifierAdapter adapter, Notifier notifier) { public void Shout(string user) { adapter.Push(user, "!"); notifier.Push(user, "!"); } }
}
