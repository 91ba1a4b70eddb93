using System.Text;
using Netra.Ssot.Tool.Commands;

Console.OutputEncoding = Encoding.UTF8;
return await CommandTree.RunAsync(new Terminal(Console.Out, Console.Error), args);
