global using Netra.WebSockets;

// ASP.NET Core has a WebSocketManager of its own, in a namespace that every web project imports.
global using WebSocketManager = Netra.WebSockets.WebSocketManager;
