namespace Netra.Demo;

/// <summary>A step failed and nothing after it makes sense. The message is for whoever runs the demo.</summary>
internal sealed class DemoException(string message) : Exception(message);
