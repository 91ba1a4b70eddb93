using Netra.Ssot.Tool.Migration;
using Netra.Ssot.Tool.Tests.Support;

namespace Netra.Ssot.Tool.Tests.Migration;

public sealed class RoleRemovalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public RoleRemovalTests() => _folder.Write("Lib/Map.cs", InMemory.Map);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task WhatStillUsesTheRole_IsListedAtItsPlace()
    {
        _folder.Write("App/Use.cs", "using Post;\nclass Use\n{\n    OldMailer a;\n    OldPrinter b;\n}\n");

        var removal = await TryAsync("Mailer");

        Assert.Equal("T:Post.OldMailer", Assert.Single(removal.Deleted).Id);
        var error = Assert.Single(removal.Left);
        Assert.Equal(("CS0246", "App/Use.cs", 4, 5, "App"), (error.Id, error.At!.File, error.At.Line, error.At.Column, error.Project));
    }

    [Fact]
    public async Task UsesInOtherRemovedDeclarations_DoNotCount_AndLinesStay()
    {
        _folder.Write("Lib/Factory.cs", "using Netra.Ssot;\nnamespace Post;\npublic static class MailerFactory\n{\n    [ReplaceWith(\"new Mailer()\")]\n    public static OldMailer Create()\n    {\n        return new OldMailer();\n    }\n}\npublic class After { Missing m; }\n");
        _folder.Write("App/Use.cs", "using Post;\nclass Use { Mailer a = new Mailer(); }\n");

        var removal = await TryAsync("Mailer");

        Assert.Equal(["M:Post.MailerFactory.Create", "T:Post.MailerFactory", "T:Post.OldMailer"], removal.Deleted.Select(declaration => declaration.Id));
        Assert.Equal(("Lib/Factory.cs", 11), (Assert.Single(removal.Left).At!.File, removal.Left[0].At!.Line));
    }

    [Fact]
    public async Task DirectiveOfWhatIsGone_GoesToo()
    {
        _folder.Write("Lib/Factory.cs", "namespace Post { public static class Factory { [Netra.Ssot.ReplaceWith(\"new Mailer()\")] public static OldMailer Create() => new OldMailer(); } }\n");
        _folder.Write("App/Use.cs", "using static Post.Factory;\nusing Post;\nclass Use { Mailer a = new Mailer(); }\n");

        Assert.Empty((await TryAsync("Mailer")).Left);
    }

    private Task<RoleRemoval> TryAsync(string role)
    {
        if (!Directory.Exists(_folder["App"]))
            _folder.Write("App/Empty.cs", "");
        var loaded = InMemory.Load(_folder, "Lib", "App");
        return RoleRemoval.TryAsync(loaded, loaded.Solution, [role], CancellationToken.None);
    }
}
