using System.Text;
using System.Text.Json;
using Netra.SsotAnalyzers.Real.Measuring;
using Netra.SsotAnalyzers.Real.Seeding;

// seed <project or solution> <folder> <plantings.json> [kinds]   plants migrations in the files of the folder
// measure <original folder> <folder> <plantings.json>            compares the files of a folder with the original ones
// try <project or solution> <original folder> <folder> <plantings.json> [ids]   fixes in memory, id after id, and compares
// why <project or solution> <folder>                             what one run over all ids leaves, with the reasons
// oracle <project or solution> <folder>                          fixes in memory, with the restricted and with the unrestricted proof
using var cancellation = new CancellationTokenSource();
var json = new JsonSerializerOptions { WriteIndented = true };
switch (args)
{
    case ["seed", var path, var folder, var plantings, .. var kinds]:
        var ssot = Path.Combine(AppContext.BaseDirectory, "Netra.Ssot.dll");
        var code = (await CodeBase.OpenAsync(Path.GetFullPath(path), folder, cancellation.Token)).WithReference(ssot);
        if (await code.ErrorsAsync(cancellation.Token) is { Count: > 0 } errors)
        {
            Console.Error.WriteLine($"the code base does not compile: {errors[0]}");
            return 3;
        }

        var twins = Path.Combine(Path.GetDirectoryName(code.Projects.First().FilePath)!, CodeBase.TwinFolder);
        var seeder = new Seeder(code, twins, Console.WriteLine);
        await seeder.PlantAsync(kinds.Length > 0 ? kinds.Select(Enum.Parse<Kind>) : Enum.GetValues<Kind>(), cancellation.Token);
        Directory.CreateDirectory(twins);
        foreach (var file in seeder.Code.Files())
        {
            var text = (await file.First().GetTextAsync(cancellation.Token)).ToString();
            if (code.Solution.GetDocument(file.First().Id) is not { } unchanged)
                File.WriteAllText(file.Key, text);
            else if (text != (await unchanged.GetTextAsync(cancellation.Token)).ToString())
                File.WriteAllText(file.Key, text, new UTF8Encoding(File.ReadAllBytes(file.Key) is [0xEF, 0xBB, 0xBF, ..]));
        }

        File.WriteAllText(plantings, JsonSerializer.Serialize(seeder.Plantings, json));
        return 0;

    case ["measure", var original, var folder, var plantings]:
        Console.Write(Measurement.OfFolders(original, folder, JsonSerializer.Deserialize<List<Planting>>(File.ReadAllText(plantings), json)!));
        return 0;

    case ["try", var path, var original, var folder, var plantings, .. var ids]:
        await Trial.RunAsync(await CodeBase.OpenAsync(Path.GetFullPath(path), folder, cancellation.Token), original, JsonSerializer.Deserialize<List<Planting>>(File.ReadAllText(plantings), json)!, ids.Length > 0 ? [.. ids] : Oracle.Ids, Console.WriteLine, cancellation.Token);
        return 0;

    case ["why", var path, var folder]:
        var asked = await CodeBase.OpenAsync(Path.GetFullPath(path), folder, cancellation.Token);
        foreach (var line in await Trial.ReasonsAsync((asked.HasSuite ? asked : asked.WithReference(Path.Combine(AppContext.BaseDirectory, "Netra.Ssot.dll"))).Solution, cancellation.Token))
            Console.WriteLine(line);
        return 0;

    case ["oracle", var path, var folder]:
        return await Oracle.RunAsync(await CodeBase.OpenAsync(Path.GetFullPath(path), folder, cancellation.Token), Console.WriteLine, cancellation.Token) ? 0 : 1;

    default:
        Console.Error.WriteLine("seed <project or solution> <folder> <plantings.json> [kinds] | measure <original folder> <folder> <plantings.json> | try <project or solution> <original folder> <folder> <plantings.json> [ids] | why <project or solution> <folder> | oracle <project or solution> <folder>");
        return 2;
}
