// shape: ASP.NET Core, IHostingEnvironment and IWebHostEnvironment
// cluster: IWebRoot, IHostRoot
namespace Hosting;

public interface IWebRoot
{
    string RootPath { get; set; }
    string ApplicationName { get; set; }
    string EnvironmentName { get; set; }
    string FileOf(string relative);
}

/// <summary>This is obsolete and will be removed in a future version. Use <see cref="IWebRoot"/>.</summary>
public interface IHostRoot
{
    string RootPath { get; set; }
    string ApplicationName { get; set; }
    string EnvironmentName { get; set; }
}

public class Root : IWebRoot, IHostRoot
{
    public string RootPath { get; set; } = "";
    public string ApplicationName { get; set; } = "";
    public string EnvironmentName { get; set; } = "";
    public string FileOf(string relative) => RootPath + relative;
}

public class Pages(IWebRoot root) { public string Path => root.FileOf("index.html"); }

public class Assets(IHostRoot root) { public string Path => root.RootPath; }
