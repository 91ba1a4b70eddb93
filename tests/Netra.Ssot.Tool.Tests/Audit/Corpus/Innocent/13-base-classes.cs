// shape: ASP.NET Core, ControllerBase and Controller; a word of the domain that looks like a qualifier
namespace Mvc
{
    public abstract class ScreenBase
    {
        public string Title { get; set; } = "";
        public string View(string name) => Title + name;
        public virtual bool CanShow(string user) => user.Length > 0;
    }

    public abstract class Screen : ScreenBase
    {
        public IDictionary<string, object> Bag { get; } = new Dictionary<string, object>();
        public string View(string name, object model) => View(name) + model;
    }

    public class StartScreen : Screen { public string Show() => View("start", Bag); }
}

namespace Radio
{
    public class Station
    {
        public double Frequency { get; set; }
        public string Tune(double frequency) => $"{Frequency = frequency}";
    }

    public class BaseStation(IReadOnlyList<Station> stations)
    {
        public Station? Nearest(double frequency) => stations.MinBy(station => Math.Abs(station.Frequency - frequency));
        public int Power { get; set; }
    }
}
