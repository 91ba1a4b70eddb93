// shape: Mono's and PowerShell's helper classes, copied between assemblies
// cluster: Common.HashHelper, Tools.HashUtility
namespace Common
{
    public static class HashHelper
    {
        public static int Combine(int left, int right)
        {
            unchecked
            {
                return ((left << 5) + left) ^ right;
            }
        }
        public static int Of(IEnumerable<byte> bytes)
        {
            var hash = 17;
            foreach (var value in bytes)
                hash = Combine(hash, value);
            return hash;
        }
        public static string Hex(byte[] bytes)
        {
            var text = "";
            foreach (var value in bytes)
                text += value.ToString("x2");
            return text;
        }
    }
}

namespace Tools
{
    public static class HashUtility
    {
        public static int Combine(int first, int second)
        {
            unchecked
            {
                return ((first << 5) + first) ^ second;
            }
        }
        public static int Of(IEnumerable<byte> data)
        {
            var result = 17;
            foreach (var item in data)
                result = Combine(result, item);
            return result;
        }
        public static string Hex(byte[] data)
        {
            var result = "";
            foreach (var item in data)
                result += item.ToString("x2");
            return result;
        }
    }
}

namespace App
{
    public class Left { public string Name(byte[] bytes) => Common.HashHelper.Hex(bytes); }

    public class Right { public string Name(byte[] bytes) => Tools.HashUtility.Hex(bytes); }
}
