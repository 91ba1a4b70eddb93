using Netra.WebSockets.Redis.Node;

await NodeApp.Build(args).RunAsync();
