// shape: RestSharp, RestClient behind wrappers of earlier majors
// cluster: MailSender, MailSenderFacade
namespace Mail;

public class MailSender
{
    private readonly List<string> _sent = [];
    public int Sent => _sent.Count;
    public bool Send(string to, string subject, string body)
    {
        _sent.Add(to + subject + body);
        return true;
    }
    public void Cancel(string to) => _sent.RemoveAll(text => text.StartsWith(to));
    public string? Last(string to) => _sent.LastOrDefault(text => text.StartsWith(to));
}

public class MailSenderFacade
{
    private readonly MailSender _sender;
    public MailSenderFacade(MailSender sender) => _sender = sender;
    public bool Send(string to, string subject, string body) => _sender.Send(to, subject, body);
    public void Cancel(string to) => _sender.Cancel(to);
    public string? Last(string to) => _sender.Last(to);
}

public class Welcome(MailSenderFacade mail) { public bool Greet(string to) => mail.Send(to, "Welcome", ""); }

public class Farewell(MailSender mail) { public bool Bid(string to) => mail.Send(to, "Farewell", ""); }
