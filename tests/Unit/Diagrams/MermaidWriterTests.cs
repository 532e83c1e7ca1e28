using System.Globalization;
using System.Text.RegularExpressions;
using Aef.Core.Views.Diagrams;
using Aef.Documents.Display;
using Aef.Tests.Support;

namespace Aef.Tests.Diagrams;

public sealed partial class MermaidWriterTests
{
    [Fact]
    public void A_pipeline_is_a_flowchart_of_levels_threads_and_steps() =>
        MermaidWriter.Write(Definitions.Bound(DiagramSamples.Marked)).ShouldBe("""
            flowchart LR
              accTitle: marked
              subgraph l1["level first<br/>max_parallel#58; 1"]
                subgraph l1t1["thread 1"]
                  s1["A<br/>load_a<br/>dataform-tag-executor<br/>retry#58; 4 attempts"]
                  s2["B<br/>load_b<br/>dataform-tag-executor"]
                  s3["C<br/>load_c<br/>dataform-tag-executor<br/>continue_if_fail"]
                end
                subgraph l1t2["thread 2"]
                  s4["D<br/>load_d<br/>my-function<br/>sync"]
                end
              end
              subgraph l2["level second"]
                subgraph l2t1["thread 3"]
                  s5["E<br/>load_e<br/>other<br/>workflows"]
                end
                subgraph l2t2["thread 4"]
                  s6["F<br/>load_f<br/>dataform-tag-executor"]
                end
              end
              j1(( ))
              s1 -. next .-> s3
              s2 --> s3
              s3 --> j1
              s4 --> j1
              j1 --> s5
              j1 --> s6

            """);

    [Fact]
    public void A_thread_alone_in_its_level_has_no_frame_and_levels_of_one_thread_need_no_junction() =>
        MermaidWriter.Write(Definitions.Bound(Definitions.Levels(
            ["job_id: A, job_name: a, executor: dataform-tag-executor, next: C"],
            ["job_id: B, job_name: b, executor: dataform-tag-executor"],
            ["job_id: C, job_name: c, executor: dataform-tag-executor"]))).ShouldBe("""
            flowchart LR
              accTitle: p
              subgraph l1["level 1"]
                s1["A<br/>a<br/>dataform-tag-executor"]
              end
              subgraph l2["level 2"]
                s2["B<br/>b<br/>dataform-tag-executor"]
              end
              subgraph l3["level 3"]
                s3["C<br/>c<br/>dataform-tag-executor"]
              end
              s1 -. next .-> s3
              s2 --> s3

            """);

    [Theory]
    [MemberData(nameof(DiagramSamples.HostileNames), MemberType = typeof(DiagramSamples))]
    public void A_name_never_becomes_syntax(string name)
    {
        var chart = MermaidWriter.Write(DiagramSamples.Named(name));

        // The lines are those of any other name, and each label holds nothing but what means itself.
        Shape().Replace(chart, "[]").ShouldBe(Shape().Replace(MermaidWriter.Write(DiagramSamples.Named("plain")), "[]"));
        Labels(chart).ShouldAllBe(l => SafeLabel().IsMatch(l));
    }

    [Fact]
    public void No_name_thrown_together_becomes_syntax()
    {
        var plain = Shape().Replace(MermaidWriter.Write(DiagramSamples.Named("plain")), "[]");

        DiagramSamples.RandomNames()
            .Where(n => Shape().Replace(MermaidWriter.Write(DiagramSamples.Named(n)), "[]") != plain)
            .ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(DiagramSamples.HostileNames), MemberType = typeof(DiagramSamples))]
    public void A_name_is_shown_as_it_is(string name)
    {
        var lines = Labels(MermaidWriter.Write(DiagramSamples.Named(name)))
            .Single(l =>
                l.EndsWith("<br/>dataform-tag-executor", StringComparison.Ordinal) && !l.StartsWith("x<", StringComparison.Ordinal))
            .Split("<br/>");

        lines.Select(Decode).ShouldBe([VisibleText.Of(DiagramSamples.JobId(name)), VisibleText.Of(name), "dataform-tag-executor"]);
    }

    [Fact]
    public void The_lines_between_two_wide_levels_grow_with_their_threads_and_not_with_the_product()
    {
        var threads = string.Concat(
            Enumerable.Range(0, 200)
                .Select(i => $"    - steps: [{{ job_id: L#-{i}, job_name: j{i}, executor: dataform-tag-executor }}]\n"));
        var text = "name: wide\nlevels:\n" + string.Concat(
            Enumerable.Range(0, 2)
                .Select(l =>
                    $"- level_id: {l}\n  threads:\n{threads.Replace("#", l.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)}"));

        MermaidWriter.Write(Definitions.Bound(text)).Split('\n').Count(l => l.Contains("-->", StringComparison.Ordinal)).ShouldBe(400);
    }

    private static IEnumerable<string> Labels(string chart) => Shape().Matches(chart).Select(m => m.Groups["label"].Value);

    private static string Decode(string label) =>
        Entity().Replace(label, m => ((char)int.Parse(m.Groups["code"].Value, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex("""\["(?<label>[^"\n]*)"\]""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Shape();

    [GeneratedRegex("""^(?:[A-Za-z0-9 ]|[^\x00-\x7f]|(?<=[A-Za-z0-9])[-_.](?=[A-Za-z0-9])|#\d+;|<br/>)*$""", RegexOptions.None, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex SafeLabel();

    [GeneratedRegex(@"#(?<code>\d+);", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Entity();
}
