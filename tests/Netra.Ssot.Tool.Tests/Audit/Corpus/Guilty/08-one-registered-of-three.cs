// shape: DotNetNuke, template providers of which one is configured
// cluster: EnhancedTemplateRenderer, DefaultTemplateRenderer, LegacyTemplateRenderer
using Microsoft.Extensions.DependencyInjection;

namespace Templates;

public interface ITemplateRenderer { string Render(string template, IReadOnlyDictionary<string, string> values); }

public class DefaultTemplateRenderer : ITemplateRenderer
{
    public string Render(string template, IReadOnlyDictionary<string, string> values) => values.Aggregate(template, (text, pair) => text.Replace(pair.Key, pair.Value));
}

public class EnhancedTemplateRenderer : ITemplateRenderer
{
    public bool IsStrict { get; set; }
    public string Render(string template, IReadOnlyDictionary<string, string> values) => string.Join("", template.Split('%').Select((part, i) => i % 2 == 0 ? part : values[part]));
}

public class LegacyTemplateRenderer : ITemplateRenderer
{
    public string Render(string template, IReadOnlyDictionary<string, string> values) => string.Format(template, [.. values.Values]);
}

public static class Startup
{
    public static void Add(IServiceCollection services) => services.AddScoped<ITemplateRenderer, EnhancedTemplateRenderer>();
}

public class Mails(ITemplateRenderer renderer) { public string Hello(string name) => renderer.Render("%name%", new Dictionary<string, string> { ["name"] = name }); }
