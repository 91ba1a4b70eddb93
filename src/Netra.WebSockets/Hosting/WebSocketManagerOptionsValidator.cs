using Microsoft.Extensions.Options;

namespace Netra.WebSockets;

/// <summary>Says everything that is wrong with the options at once.</summary>
internal sealed class WebSocketManagerOptionsValidator : IValidateOptions<WebSocketManagerOptions>
{
    /// <summary>Timers take no longer spans.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromDays(24);

    public ValidateOptionsResult Validate(string? name, WebSocketManagerOptions options)
    {
        List<string> problems = [];

        AtLeast(nameof(options.MaxMessageBytes), options.MaxMessageBytes, 1);
        AtLeast(nameof(options.MaxEventBytes), options.MaxEventBytes, EventJson.MinEventBytes);
        AtLeast(nameof(options.QueueFrames), options.QueueFrames, 1);
        AtLeast(nameof(options.QueueBytes), options.QueueBytes, options.MaxEventBytes);
        AtLeast(nameof(options.ReplayBytesPerUser), options.ReplayBytesPerUser, options.MaxEventBytes);
        AtLeast(nameof(options.ReplayBytesPerUser), options.ReplayBytesPerUser, options.QueueBytes);
        AtLeast(nameof(options.ReplayBytes), options.ReplayBytes, options.ReplayBytesPerUser);
        AtLeast(nameof(options.ConnectionsPerUser), options.ConnectionsPerUser, 1);
        AtLeast(nameof(options.RunsPerUser), options.RunsPerUser, 1);
        AtLeast(nameof(options.MessagesPerSecond), options.MessagesPerSecond, 1);
        AtLeast(nameof(options.MessageBurst), options.MessageBurst, 1);
        Positive(nameof(options.SendTimeout), options.SendTimeout);
        Positive(nameof(options.PublisherWait), options.PublisherWait);
        Positive(nameof(options.BackplaneTimeout), options.BackplaneTimeout);
        Positive(nameof(options.RunLease), options.RunLease);
        Positive(nameof(options.PresenceLease), options.PresenceLease);
        Positive(nameof(options.KeepAliveInterval), options.KeepAliveInterval);
        Positive(nameof(options.KeepAliveTimeout), options.KeepAliveTimeout);
        Positive(nameof(options.ReplayWindow), options.ReplayWindow);
        Positive(nameof(options.DrainTimeout), options.DrainTimeout);
        NotNegative(nameof(options.ReconnectSpread), options.ReconnectSpread);
        if (options.SecretNames.Any(secret => secret is null || !secret.Any(char.IsLetterOrDigit)))
        {
            problems.Add($"{nameof(options.SecretNames)}: a name without a letter or digit names nothing.");
        }

        foreach (var origin in options.AllowedOrigins)
        {
            if (!IsOrigin(origin)) problems.Add($"{nameof(options.AllowedOrigins)}: \"{origin}\" is not scheme, host and port.");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);

        void AtLeast(string option, long value, long least)
        {
            if (value < least) problems.Add($"{option} is {value}, and must be at least {least}.");
        }

        void Positive(string option, TimeSpan value)
        {
            if (value <= TimeSpan.Zero || value > Longest) problems.Add($"{option} is {value}, and must be more than zero and at most {Longest.Days} days.");
        }

        void NotNegative(string option, TimeSpan value)
        {
            if (value < TimeSpan.Zero || value > Longest) problems.Add($"{option} is {value}, and must be between zero and {Longest.Days} days.");
        }
    }

    private static bool IsOrigin(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
            && string.Equals(uri.GetLeftPart(UriPartial.Authority), origin, StringComparison.OrdinalIgnoreCase);
}
