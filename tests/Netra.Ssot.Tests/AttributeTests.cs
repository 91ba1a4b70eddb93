namespace Netra.Ssot.Tests;

public sealed class AttributeTests
{
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
