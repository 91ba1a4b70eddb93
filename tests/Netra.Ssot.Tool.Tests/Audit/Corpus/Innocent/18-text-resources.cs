// shape: dotnet/runtime, an internal class of texts and guards in each assembly
namespace Net.Http
{
    internal static class SR
    {
        public static string Timeout => "The request took too long.";
        public static string Format(string text, object? value) => string.Format(text, value);
    }

    internal sealed class HttpFailure(string message) : Exception(message)
    {
        public static HttpFailure Late() => new(SR.Timeout);
    }
}

namespace Net.Sockets
{
    internal static class SR
    {
        public static string Refused => "The connection was refused.";
        public static string Format(string text, object? value) => string.Format(text, value);
    }

    internal sealed class SocketFailure(string message) : Exception(message)
    {
        public static SocketFailure Refused() => new(SR.Format(SR.Refused, null));
    }
}
