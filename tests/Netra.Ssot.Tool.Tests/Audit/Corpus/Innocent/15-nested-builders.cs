// shape: Google.Protobuf and Roslyn, a nested builder in each type
namespace Messages;

public sealed class Request
{
    private Request(string path, IReadOnlyList<string> headers) => (Path, Headers) = (path, headers);
    public string Path { get; }
    public IReadOnlyList<string> Headers { get; }
    public sealed class Builder
    {
        private readonly List<string> _headers = [];
        private string _path = "";
        public Builder WithPath(string path) { _path = path; return this; }
        public Builder Add(string header) { _headers.Add(header); return this; }
        public Request Build() => new(_path, _headers);
    }
}

public sealed class Response
{
    private Response(int status, IReadOnlyList<string> headers) => (Status, Headers) = (status, headers);
    public int Status { get; }
    public IReadOnlyList<string> Headers { get; }
    public sealed class Builder
    {
        private readonly List<string> _headers = [];
        private int _status;
        public Builder WithStatus(int status) { _status = status; return this; }
        public Builder Add(string header) { _headers.Add(header); return this; }
        public Response Build() => new(_status, _headers);
    }
}
