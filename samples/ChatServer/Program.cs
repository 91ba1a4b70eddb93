using Netra.ChatServer;

await ChatApp.Build(args).RunAsync();
