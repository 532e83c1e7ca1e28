using Aef.Core.Operations;
using Aef.Google.Publishing;

namespace Aef.Tests.Google.Publishing;

/// <summary>Others may have written sources and settings at Google, and a plan shows them on terminals and in comments.</summary>
public sealed class PlanTextTests
{
    private static readonly PublishPlan Hostile = new("sales", "dev", "p1", "europe-west3")
    {
        Items =
        [
            new PlanItem(ResourceKind.Workflow, "<img src=x>@team", PlanAction.Update)
            {
                Changes = [new PlanChange("description", "\u001b[2J##vso[task.complete]", "a\u202eb")],
                Lines = [new DiffLine(DiffLineKind.Actual, "```\u0007")],
            },
        ],
    };

    [Fact]
    public void No_line_controls_a_terminal_or_a_runner()
    {
        var lines = PlanText.Lines(Hostile);

        lines.ShouldAllBe(l => !l.Any(char.IsControl));
        var all = string.Join('\n', lines);
        all.ShouldNotContain("\u202e");
        all.ShouldNotContain("##vso[");
    }

    [Fact]
    public void Markdown_has_no_elements_mentions_or_open_fences()
    {
        var text = PlanText.Markdown(Hostile);

        text.ShouldNotContain("<img");
        text.ShouldNotContain("@team", Case.Sensitive, "in a table or a title, it would be a mention");
        text.ShouldNotContain("\u202e");
        text.Split('\n').Count(l => l.StartsWith("````", StringComparison.Ordinal)).ShouldBe(2, "a fence that the content cannot close");
    }
}
