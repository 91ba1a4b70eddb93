namespace Merchant.Post;

public sealed class CourierWrapper(Courier courier)
{
    public bool Send(Letter letter) => courier.Send(letter);

    public int Flush(int limit) => courier.Flush(limit);

    public void Block(string address) => courier.Block(address);
}
