// shape: Jellyfin, MediaBrowser.* and Jellyfin.* side by side
// cluster: Jelly.Drawing.ImageScaler, MediaBrowser.Drawing.ImageScaler
namespace Jelly.Drawing
{
    public class ImageScaler
    {
        public int Width { get; init; } = 100;
        public byte[] Scale(byte[] image, double factor) => image[..(int)(image.Length * factor)];
        public byte[] Crop(byte[] image, int left, int right) => image[left..^right];
        public string FormatOf(byte[] image) => image.Length > 0 && image[0] == 0x89 ? "png" : "jpg";
    }
}

namespace MediaBrowser.Drawing
{
    public class ImageScaler
    {
        public byte[] Scale(byte[] image, double factor) => image.Take((int)(image.Length * factor)).ToArray();
        public byte[] Crop(byte[] image, int left, int right) => image.Skip(left).SkipLast(right).ToArray();
        public string FormatOf(byte[] image) => image is [0x89, ..] ? "png" : "jpg";
    }
}

namespace App
{
    public class Posters { public byte[] Make(byte[] image) => new Jelly.Drawing.ImageScaler().Scale(image, 0.5); }

    public class Banners { public byte[] Make(byte[] image) => new MediaBrowser.Drawing.ImageScaler().Scale(image, 0.5); }
}
