using Aef.Help;
using Aef.Tests.Architecture;
using Aef.Tests.Support;

namespace Aef.Tests.PowerShell;

/// <summary>The pages of the cmdlets have the syntax and all parameters; <c>AEF_UPDATE_BASELINES=1</c> rewrites these sections.</summary>
public sealed class CmdletPageTests
{
    private static readonly CommentReader Comments = new(Path.ChangeExtension(BuiltAssembly.PathOf("Aef.PowerShell"), ".xml"));

    public static TheoryData<string> Cmdlets => CmdletMetadata.Names;

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_page_has_the_syntax_and_every_parameter(string name)
    {
        var path = Repository.PathOf("docs", "cmdlets", name + ".md");
        var page = File.ReadAllText(path);
        var complete = new CmdletPageWriter(Comments).Update(page, CmdletMetadata.Of(name));
        if (Baseline.Updating)
        {
            File.WriteAllText(path, complete);
            return;
        }

        page.ShouldBe(complete, "AEF_UPDATE_BASELINES=1 rewrites the sections Syntax and Parameters");
        page.ShouldContain($"\n{name} ");
        foreach (var parameter in CmdletMetadata.Of(name).Parameters.Where(p => !p.IsHidden))
        {
            page.ShouldContain($"\n### -{parameter.Name}\n\n{Comments[parameter][..10]}");
        }
    }

    [Fact]
    public void Every_page_is_of_a_cmdlet() =>
        Directory.EnumerateFiles(Repository.PathOf("docs", "cmdlets"), "*.md").Select(Path.GetFileNameWithoutExtension)
            .Except(CmdletMetadata.All.Select(c => c.Name))
            .ShouldBeEmpty();

    [Fact]
    public void The_syntax_shows_what_is_required_and_what_has_a_position()
    {
        var page = new CmdletPageWriter(Comments).Update("# X\n\nWords.\n\n## Examples\n\n### E\n", CmdletMetadata.Of("New-AefStep"));

        page.ShouldStartWith("# X\n\nWords.\n\n## Syntax\n\n```text\nNew-AefStep [[-JobId] <String>] [[-JobName] <String>]");
        page.ShouldContain("[-ContinueIfFail]");
        page.ShouldNotContain("-Row");
        page.ShouldContain("\n## Examples\n\n### E\n\n## Parameters\n");
    }

    [Fact]
    public void The_reader_of_a_page_skips_the_generated_sections()
    {
        var page = CmdletPage.Read(Repository.PathOf("docs", "cmdlets", "New-AefStep.md"));

        page.Description.ShouldNotContain("CommonParameters");
        page.Examples.ShouldAllBe(e => !e.Title.StartsWith('-') && e.Code.Length > 0);
        page.Examples.ShouldContain(e => e.Output.Length > 0);
    }
}
