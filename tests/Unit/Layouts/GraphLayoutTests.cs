using Aef.Core.Semantics.Binding;
using Aef.Core.Views.Layouts;
using Aef.Tests.Support;

namespace Aef.Tests.Layouts;

/// <summary>The positions of a pipeline in a picture.</summary>
public sealed class GraphLayoutTests
{
    private const string Flow = """
        name: flow
        levels:
          - level_id: one
            threads:
              - thread_id: a
                steps:
                  - { job_id: A1, job_name: a, executor: dataproc-serverless-job-executor }
                  - { job_id: A2, job_name: a, executor: dataproc-serverless-job-executor }
                  - { job_id: A3, job_name: a, executor: dataproc-serverless-job-executor, next: A1 }
              - thread_id: b
                steps:
                  - { job_id: B1, job_name: b, executor: dataproc-serverless-job-executor }
          - level_id: two
            threads:
              - steps:
                  - { job_id: C1, job_name: c, executor: dataproc-serverless-job-executor, next: E1 }
          - level_id: three
            threads:
              - thread_id: c
                steps:
                  - { job_id: D1, job_name: d, executor: dataproc-serverless-job-executor }
              - thread_id: d
                steps:
                  - { job_id: D2, job_name: d, executor: dataproc-serverless-job-executor }
          - level_id: four
            threads:
              - steps:
                  - { job_id: E1, job_name: e, executor: dataproc-serverless-job-executor }
        finally:
          - { job_id: F1, job_name: f, executor: dataproc-serverless-job-executor }
        """;

    private static BoundPipeline Pipeline => Definitions.Bound(Flow);

    [Fact]
    public void Levels_are_bands_below_each_other_and_threads_are_columns_beside_each_other()
    {
        var layout = GraphLayout.Of(Pipeline);

        layout.Bands.Select(b => b.Title).ShouldBe(["level one", "level two", "level three", "level four", "finally"]);
        layout.Bands.Zip(layout.Bands.Skip(1)).ShouldAllBe(p => p.First.Y + p.First.Height < p.Second.Y);
        layout.Bands[0].Columns[0].X.ShouldBeLessThan(layout.Bands[0].Columns[1].X);
        layout.Bands[1].Columns[0].X.ShouldBe(layout.Bands[0].Columns[0].X);
        layout.Bands[0].Columns[0].Nodes.Select(n => n.JobId).ShouldBe(["A1", "A2", "A3"]);
    }

    [Fact]
    public void No_two_boxes_overlap_and_all_are_in_their_band_and_in_the_picture()
    {
        var layout = GraphLayout.Of(Pipeline);
        var nodes = layout.Nodes.ToList();

        nodes.Count.ShouldBe(9);
        foreach (var band in layout.Bands)
        {
            band.Columns.SelectMany(c => c.Nodes).ShouldAllBe(n => n.Y > band.Y && n.Y + n.Height < band.Y + band.Height);
        }

        nodes.ShouldAllBe(n => n.X > 0 && n.X + n.Width < layout.Width && n.Y + n.Height < layout.Height);
        foreach (var (one, other) in nodes.SelectMany((n, i) => nodes.Skip(i + 1).Select(o => (n, o))))
        {
            Overlap(one, other).ShouldBeFalse($"{one.JobId} {other.JobId}");
        }
    }

    [Fact]
    public void Next_is_a_line_of_right_angles_that_crosses_no_box()
    {
        var layout = GraphLayout.Of(Pipeline);

        layout.Lines.Select(l => (l.From, l.To, l.IsBackward)).ShouldBe([("A3", "A1", true), ("C1", "E1", false)]);
        foreach (var line in layout.Lines)
        {
            foreach (var (from, to) in line.Points.Zip(line.Points.Skip(1)))
            {
                (from.X.Equals(to.X) || from.Y.Equals(to.Y)).ShouldBeTrue();
                layout.Nodes.ShouldAllBe(n => !Crosses(n, from, to));
            }
        }
    }

    [Fact]
    public void A_folded_band_has_its_steps_by_name_and_no_boxes_or_lines()
    {
        var layout = GraphLayout.Of(Pipeline, new HashSet<int> { 0 });

        layout.Bands[0].Columns.ShouldBeEmpty();
        layout.Bands[0].JobIds.ShouldBe(["A1", "A2", "A3", "B1"]);
        layout.Bands[0].Threads.ShouldBe(2);
        layout.Lines.ShouldHaveSingleItem().From.ShouldBe("C1");
        layout.Height.ShouldBeLessThan(GraphLayout.Of(Pipeline).Height);
    }

    private static bool Overlap(GraphNode one, GraphNode other) =>
        one.X < other.X + other.Width && other.X < one.X + one.Width && one.Y < other.Y + other.Height && other.Y < one.Y + one.Height;

    private static bool Crosses(GraphNode node, GraphPoint from, GraphPoint to) =>
        Math.Max(from.X, to.X) > node.X && Math.Min(from.X, to.X) < node.X + node.Width
        && Math.Max(from.Y, to.Y) > node.Y && Math.Min(from.Y, to.Y) < node.Y + node.Height;
}
