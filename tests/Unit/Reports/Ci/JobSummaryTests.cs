using System.Text;
using Aef.Core.Semantics.Binding;
using Aef.Core.Views.Reports.Ci;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Tests.Support;

namespace Aef.Tests.Reports.Ci;

public sealed class JobSummaryTests
{
    private static readonly DiagnosticDescriptor Warning = new(
        "AEF0001",
        DiagnosticSeverity.Warning,
        "Sample",
        "The value {0} is wrong.",
        "Write another one.");
    private static readonly DiagnosticDescriptor Error = new("AEF0002", DiagnosticSeverity.Error, "Sample", "The value {0} is impossible.");

    [Fact]
    public void Diagnostics_are_in_a_table_errors_first()
    {
        var source = new SourceText("a: 1\nb: bad\n", "pipelines/night.yaml");
        var summary = new JobSummary("Aef");
        summary.AddDiagnostics(
            [Warning.At(Location.FromSource(source, new TextSpan(8, 3)), "bad"), Error.At(Location.None, "x").WithModelPath("levels[0]")],
            Path.GetTempPath());

        summary.ToMarkdown().ShouldBe(
            """
            ## Aef

            ### Problems

            |  | Location | Code | Problem |
            | --- | --- | --- | --- |
            | error | levels\[0\] | AEF0002 | The value x is impossible. |
            | warning | pipelines/night.yaml:2:4 | AEF0001 | The value bad is wrong. Write another one. |

            """);
    }

    [Fact]
    public void A_users_text_is_never_markup_a_link_a_mention_or_the_end_of_a_cell()
    {
        var summary = new JobSummary("<script> `x` @all");
        summary.AddTable("a | b", ["Name"], [["x | y\n| z <img> [a](http://evil) **b** @all #1 ~~c~~ $d$"]]);

        summary.ToMarkdown().ShouldBe(
            """
            ## &lt;script\> \`x\` &#64;all

            ### a \| b

            | Name |
            | --- |
            | x \| y\\u000a\| z &lt;img\> \[a\](http:&#47;&#47;evil) \*\*b\*\* &#64;all &#35;1 \~\~c\~\~ \$d\$ |

            """);
    }

    [Fact]
    public void A_table_is_cut_between_rows_under_the_limit_and_shows_how_much_is_missing()
    {
        var summary = new JobSummary("Aef");
        summary.AddTable("Jobs", ["Name"], Enumerable.Range(0, 1000).Select(i => (IReadOnlyList<string>)[$"täglich {i}"]));
        summary.AddTable("More", ["Name"], Enumerable.Range(0, 1000).Select(i => (IReadOnlyList<string>)[$"{i}"]));

        var page = summary.ToMarkdown(1000);

        Encoding.UTF8.GetByteCount(page).ShouldBeInRange(700, 1000);
        var shown = page.Split('\n').Count(l => l.StartsWith("| täglich", StringComparison.Ordinal));
        page.ShouldContain($"_{1000 - shown} more rows were omitted: a step can write at most 1 MiB._");
    }

    [Fact]
    public void A_small_pipeline_is_drawn_and_a_large_one_folded_to_its_levels()
    {
        Page(levels: 20).ShouldContain("<details open>\n<summary>p: 200 steps in 20 levels</summary>\n\n```mermaid\nflowchart LR\n");
        var folded = Page(levels: 21);
        folded.ShouldContain("<details>\n<summary>p: 210 steps in 21 levels</summary>\n\n```mermaid\nflowchart LR\n");
        folded.ShouldContain("l2[\"level 2<br/>1 thread#44; 10 steps\"]\n  l1 --> l2\n");
        var cut = Page(levels: 5_000, steps: 1);
        Encoding.UTF8.GetByteCount(cut).ShouldBeLessThan(50_000, "GitHub draws at most 50,000 characters");
        cut.ShouldContain("l200[\"4801 more levels\"]");
    }

    private static string Page(int levels, int steps = 10)
    {
        var summary = new JobSummary("Aef");
        summary.AddGraph(Pipeline(levels, steps));
        return summary.ToMarkdown();
    }

    private static BoundPipeline Pipeline(int levels, int steps) =>
        Definitions.Bound(
            Definitions.Levels(
                [.. Enumerable.Range(0, levels).Select(l => Enumerable.Range(0, steps).Select(s => $"job_id: J{l}_{s}, job_name: j, executor: f, type: sync").ToArray())]));
}
