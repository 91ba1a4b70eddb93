using Netra.SsotAnalyzers.Host;

if (args is not [var project, .. var ids])
{
    Console.Error.WriteLine("Usage: Netra.SsotAnalyzers.Host <project> [ids to fix, in this order]");
    return 2;
}

#if MSBUILD_IN_PROCESS
Microsoft.Build.Locator.MSBuildLocator.RegisterDefaults();
#endif
return await HostRun.RunAsync(Path.GetFullPath(project), ids);
