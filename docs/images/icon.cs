#:property SsotIsSuite=true
#:property PublishAot=false

// Draws the packages' icon beside this file: dotnet run docs/images/icon.cs
// Three ways to one thing, of which one is the way.
using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;

const int Size = 128;
var pixels = new byte[Size * (1 + (Size * 4))];
for (var y = 0; y < Size; y++)
{
    for (var x = 0; x < Size; x++)
    {
        var (px, py) = (x + 0.5, y + 0.5);
        double[] color = [0x1f, 0x2a, 0x44];
        Paint(color, [0x8f, 0x9b, 0xb8], Line(px, py, 26, 34) - 5);
        Paint(color, [0x8f, 0x9b, 0xb8], Line(px, py, 26, 94) - 5);
        Paint(color, [0xff, 0xff, 0xff], Line(px, py, 26, 64) - 5);
        Paint(color, [0x3f, 0xc4, 0x8b], Math.Sqrt(((px - 94) * (px - 94)) + ((py - 64) * (py - 64))) - 15);

        var at = (y * (1 + (Size * 4))) + 1 + (x * 4);
        for (var channel = 0; channel < 3; channel++)
            pixels[at + channel] = (byte)Math.Round(color[channel]);
        pixels[at + 3] = (byte)Math.Round(255 * Coverage(RoundedSquare(px, py, 24)));
    }
}

var header = new byte[13];
BinaryPrimitives.WriteInt32BigEndian(header, Size);
BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Size);
header[8] = 8; // bits for each channel
header[9] = 6; // red, green, blue, alpha

using var data = new MemoryStream();
using (var compressed = new ZLibStream(data, CompressionLevel.SmallestSize, leaveOpen: true))
    compressed.Write(pixels);

using var file = File.Create(Path.ChangeExtension(ThisFile(), ".png"));
file.Write([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
Chunk("IHDR", header);
Chunk("IDAT", data.ToArray());
Chunk("IEND", []);

void Chunk(string name, byte[] content)
{
    byte[] named = [.. Encoding.ASCII.GetBytes(name), .. content];
    var number = new byte[4];
    BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
    file.Write(number);
    file.Write(named);
    BinaryPrimitives.WriteUInt32BigEndian(number, Crc(named));
    file.Write(number);
}

static uint Crc(byte[] bytes)
{
    var crc = uint.MaxValue;
    foreach (var value in bytes)
    {
        crc ^= value;
        for (var bit = 0; bit < 8; bit++)
            crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xedb88320 : crc >> 1;
    }

    return ~crc;
}

// Distances in pixels to an edge, negative inside.
static double Line(double x, double y, double fromX, double fromY)
{
    var (dx, dy) = (64 - fromX, 64 - fromY);
    var along = Math.Clamp((((x - fromX) * dx) + ((y - fromY) * dy)) / ((dx * dx) + (dy * dy)), 0, fromY == 64 ? 1.8 : 1);
    var (offX, offY) = (x - fromX - (along * dx), y - fromY - (along * dy));
    return Math.Sqrt((offX * offX) + (offY * offY));
}

static double RoundedSquare(double x, double y, double radius)
{
    var (dx, dy) = (Math.Abs(x - 64) - (64 - radius), Math.Abs(y - 64) - (64 - radius));
    var (outX, outY) = (Math.Max(dx, 0), Math.Max(dy, 0));
    return Math.Sqrt((outX * outX) + (outY * outY)) + Math.Min(Math.Max(dx, dy), 0) - radius;
}

static void Paint(double[] color, double[] with, double distance)
{
    for (var channel = 0; channel < 3; channel++)
        color[channel] += (with[channel] - color[channel]) * Coverage(distance);
}

static double Coverage(double distance) => Math.Clamp(0.5 - distance, 0, 1);

static string ThisFile([CallerFilePath] string path = "") => path;
