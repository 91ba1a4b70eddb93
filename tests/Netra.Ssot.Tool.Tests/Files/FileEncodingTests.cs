using System.Text;
using Netra.Ssot.Tool.Files;

namespace Netra.Ssot.Tool.Tests.Files;

public sealed class FileEncodingTests
{
    public static TheoryData<string> Encodings => ["utf-8", "utf-8 with mark", "utf-16", "utf-16 big", "latin"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void BytesOfWhatIsNotChanged_StayAsTheyAre(string name)
    {
        var bytes = Bytes(name, "class Größe\r\n{\n}\r\n");

        Assert.Equal(bytes, FileEncoding.Write(FileEncoding.Read(bytes).ToString(), bytes));
        Assert.Equal("class Größe\r\n{\n}\r\n", FileEncoding.Read(bytes).ToString());
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void NewText_IsWrittenAsTheOldOneWas(string name) =>
        Assert.Equal(Bytes(name, "Höhe\r\n"), FileEncoding.Write("Höhe\r\n", Bytes(name, "Größe\r\n")));

    [Fact]
    public void EmptyFile_StaysWithoutAMark() => Assert.Empty(FileEncoding.Write("", []));

    private static byte[] Bytes(string name, string text)
    {
        Encoding encoding = name switch
        {
            "utf-8" => new UTF8Encoding(false),
            "utf-8 with mark" => new UTF8Encoding(true),
            "utf-16" => new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
            "utf-16 big" => new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
            _ => Encoding.Latin1,
        };
        return [.. encoding.Preamble, .. encoding.GetBytes(text)];
    }
}
