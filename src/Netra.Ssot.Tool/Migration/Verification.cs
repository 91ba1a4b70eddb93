using Netra.Ssot.Tool.Loading;

namespace Netra.Ssot.Tool.Migration;

/// <summary>What has to hold of the files on disk after a step, and before the first.</summary>
/// <param name="Target">The solution or project to build.</param>
/// <param name="Build">Whether it is built; otherwise only the test command is run.</param>
/// <param name="BuildArguments">Handed on to <c>dotnet build</c>.</param>
/// <param name="Test">A command line, or null.</param>
internal sealed record Verification(string Target, bool Build, IReadOnlyList<string> BuildArguments, string? Test, Action<string>? Say = null)
{
    /// <summary>Null where everything holds, otherwise what does not.</summary>
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(Target)!;
        if (Build)
        {
            Say?.Invoke("  dotnet build");

            // The suite is off: it is the compiler's word that is asked, and what the suite still reports is known.
            var built = await ChildProcess
                .DotnetAsync(folder, ["build", Target, "--no-restore", "-v:quiet", "-nologo", "-p:SsotMode=off", .. BuildArguments], cancellationToken)
                .ConfigureAwait(false);
            if (!built.Succeeded)
                return "'dotnet build' fails:\n" + built.Gist;
        }

        if (Test is not null)
        {
            Say?.Invoke("  " + Test);
            var tested = await ChildProcess.ShellAsync(folder, Test, cancellationToken).ConfigureAwait(false);
            if (!tested.Succeeded)
                return $"'{Test}' exits with {tested.ExitCode}:\n{tested.Gist}";
        }

        return null;
    }
}
