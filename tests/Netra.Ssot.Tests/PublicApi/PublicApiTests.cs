using Netra.PublicApi;

namespace Netra.Ssot.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Fact]
    public void PublicSurface_IsTheApprovedOne()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "PublicApi");
        var actual = PublicApiText.Of(typeof(CanonicalAttribute).Assembly);
        File.WriteAllText(Path.Combine(folder, "Netra.Ssot.received.txt"), actual);

        var approved = File.ReadAllText(Path.Combine(folder, "Netra.Ssot.approved.txt")).ReplaceLineEndings("\n");
        Assert.Equal(approved, actual);
    }

    [Fact]
    public void Attributes_AreSealedAndNotInherited()
    {
        foreach (var type in typeof(CanonicalAttribute).Assembly.GetExportedTypes().Where(typeof(Attribute).IsAssignableFrom))
        {
            Assert.True(type.IsSealed, type.Name);
            var usage = (AttributeUsageAttribute)Attribute.GetCustomAttribute(type, typeof(AttributeUsageAttribute))!;
            Assert.True(usage.ValidOn == AttributeTargets.Assembly || !usage.Inherited, type.Name);
            Assert.Equal(usage.ValidOn == AttributeTargets.Assembly, usage.AllowMultiple);
        }
    }

    [Fact]
    public void Assembly_DependsOnTheFrameworkAlone() =>
        Assert.Equal(["netstandard"], typeof(CanonicalAttribute).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!));
}
