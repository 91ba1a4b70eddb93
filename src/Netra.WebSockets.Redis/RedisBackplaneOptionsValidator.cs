using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Netra.WebSockets.Redis;

/// <summary>Says everything that is wrong with the options at once.</summary>
internal sealed partial class RedisBackplaneOptionsValidator : IValidateOptions<RedisBackplaneOptions>
{
    public ValidateOptionsResult Validate(string? name, RedisBackplaneOptions options)
    {
        List<string> problems = [];
        if (options.Configuration is null) problems.Add($"{nameof(options.Configuration)} is null.");
        else if (options.Configuration.EndPoints.Count == 0) problems.Add($"{nameof(options.Configuration)} names no endpoint.");
        if (options.KeyPrefix is null
            || !Prefix().IsMatch(options.KeyPrefix))
        {
            problems.Add($"{nameof(options.KeyPrefix)} must be 1 to 32 letters, digits, '-', '_' or '.'.");
        }

        if (options.EventsPerUser < 1) problems.Add($"{nameof(options.EventsPerUser)} is {options.EventsPerUser}, and must be at least 1.");
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    [GeneratedRegex(@"^[-A-Za-z0-9_.]{1,32}\z")]
    private static partial Regex Prefix();
}
