// shape: Stateless and Akka.NET, states of one machine
namespace Doors;

public abstract class DoorState
{
    public abstract string Name { get; }
    public virtual DoorState Open() => this;
    public virtual DoorState Close() => this;
    public virtual DoorState Lock() => this;
}

public class OpenState : DoorState
{
    public override string Name => "open";
    public override DoorState Close() => new ClosedState();
}

public class ClosedState : DoorState
{
    public override string Name => "closed";
    public override DoorState Open() => new OpenState();
    public override DoorState Lock() => new LockedState();
}

public class LockedState : DoorState
{
    public override string Name => "locked";
    public override DoorState Open() => throw new InvalidOperationException("locked");
}

public class Door
{
    private DoorState _state = new ClosedState();
    public string State => _state.Name;
    public void Open() => _state = _state.Open();
    public void Close() => _state = _state.Close();
}
