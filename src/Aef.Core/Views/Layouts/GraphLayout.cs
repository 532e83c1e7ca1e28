using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Views.Diagrams;
using Aef.Documents.Collections;

namespace Aef.Core.Views.Layouts;

/// <summary>
/// The positions of a pipeline in a picture: levels are bands from top to bottom, threads are columns in them, and the steps of a thread
/// are below each other. What follows what is clear from this; only NEXT is a line. All numbers are in pixels.
/// </summary>
/// <param name="Width">The width.</param>
/// <param name="Height">The height.</param>
/// <param name="Bands">The bands, from top to bottom.</param>
/// <param name="Lines">The lines of NEXT between steps that are visible.</param>
public sealed record GraphLayout(double Width, double Height, EquatableList<GraphBand> Bands, EquatableList<GraphLine> Lines)
{
    /// <summary>The width of the box of a step.</summary>
    public const double NodeWidth = 200;

    /// <summary>The height of the box of a step.</summary>
    public const double NodeHeight = 64;

    private const double Margin = 12;
    private const double BandHead = 30;
    private const double BandGap = 22;
    private const double ColumnHead = 22;
    private const double NodeGap = 14;
    private const double Gutter = 30;
    private const double Padding = 12;
    private const double LeastWidth = 320;

    /// <summary>All steps that are visible.</summary>
    public IEnumerable<GraphNode> Nodes => Bands.SelectMany(b => b.Columns).SelectMany(c => c.Nodes);

    /// <summary>The layout of a pipeline; <paramref name="folded"/> has the indexes of the levels whose steps are hidden.</summary>
    public static GraphLayout Of(BoundPipeline pipeline, IReadOnlySet<int>? folded = null)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var bands = new List<GraphBand>();
        var y = Margin;
        for (var i = 0; i < pipeline.AllLevels.Count; i++)
        {
            var band = BandOf(pipeline.AllLevels[i], i, y, folded?.Contains(i) == true);
            bands.Add(band);
            y += band.Height + BandGap;
        }

        var right = bands.SelectMany(b => b.Columns).Select(c => c.X + c.Width).DefaultIfEmpty(0).Max();
        return new GraphLayout(
            Math.Max(LeastWidth, right + Gutter + Margin),
            Math.Max(y - BandGap, Margin) + Margin,
            [.. bands],
            LinesOf(pipeline, bands));
    }

    private static GraphBand BandOf(BoundLevel level, int index, double y, bool isFolded)
    {
        var steps = level.Threads.SelectMany(t => t.Steps).Select(s => s.JobId).ToEquatableList();
        var most = isFolded ? 0 : level.Threads.Select(t => t.Steps.Count).DefaultIfEmpty(0).Max();
        var columnHeight = ColumnHead + (most * (NodeHeight + NodeGap)) + Padding;
        var columns = isFolded
            ? []
            : level.Threads.Select((t, i) => ColumnOf(level, t, Margin + Padding + (i * (NodeWidth + Gutter)), y + BandHead, columnHeight));
        return new GraphBand(
            index,
            StepMarks.NameOf(level),
            y,
            isFolded ? BandHead + Padding : BandHead + columnHeight,
            [.. columns])
        {
            Section = level.Section,
            IsFolded = isFolded,
            Threads = level.Threads.Count,
            JobIds = steps,
            Marks =
            [
                .. level.When is null ? [] : new[] { StepMarks.When(level.Source.When) },
                .. level.MaxParallel is { } most2 ? [StepMarks.MaxParallel(most2)] : Array.Empty<string>(),
            ],
        };
    }

    private static GraphColumn ColumnOf(BoundLevel level, BoundThread thread, double x, double y, double height) => new(
        level.Section == PipelineSection.Levels ? thread.Id : string.Empty,
        x,
        y,
        NodeWidth,
        height,
        [
            .. thread.Steps.Select((s, i) => new GraphNode(
                s.JobId,
                s.JobName,
                x,
                y + ColumnHead + (i * (NodeHeight + NodeGap)),
                NodeWidth,
                NodeHeight)
            {
                Runs = s.Executor?.Name ?? s.Function ?? s.WorkflowName,
                Marks = StepMarks.OfStepAlone(s),
            }),
        ])
    {
        Marks = StepMarks.Of(thread.Source),
    };

    private static EquatableList<GraphLine> LinesOf(BoundPipeline pipeline, List<GraphBand> bands)
    {
        var lines = new List<GraphLine>();
        for (var level = 0; level < bands.Count; level++)
        {
            for (var thread = 0; thread < bands[level].Columns.Count; thread++)
            {
                var steps = pipeline.AllLevels[level].Threads[thread].Steps;
                for (var step = 0; step < steps.Count; step++)
                {
                    if (steps[step].Next is { } next && Find(bands, next) is { } to)
                    {
                        var from = bands[level].Columns[thread].Nodes[step];
                        lines.Add(LineOf(from, to, bands[next.Level].Y, lines.Count % 4) with
                        {
                            IsBackward = next.IsBackwardFrom(level, step),
                        });
                    }
                }
            }
        }

        return [.. lines];
    }

    private static GraphNode? Find(List<GraphBand> bands, BoundNext next) =>
        bands[next.Level] is { IsFolded: false } band ? band.Columns[next.Thread].Nodes[next.Step] : null;

    /// <summary>
    /// All columns begin at the same places in every band, so the gap right of a column is free of boxes over the whole height, and so is
    /// the gap above a band over the whole width.
    /// </summary>
    private static GraphLine LineOf(GraphNode from, GraphNode to, double bandTop, int lane)
    {
        var offset = 8 + (lane * 4);
        var (right, start) = (from.X + from.Width, from.Y + (from.Height / 2));
        var (end, middle) = (to.X + to.Width, to.Y + (to.Height / 2) + 6);
        IReadOnlyList<GraphPoint> points = right.Equals(end)
            ? [new(right, start), new(right + offset, start), new(right + offset, middle), new(end, middle)]
            :
            [
                new(right, start),
                new(right + offset, start),
                new(right + offset, bandTop - offset + 2),
                new(end + offset, bandTop - offset + 2),
                new(end + offset, middle),
                new(end, middle),
            ];
        return new GraphLine(from.JobId, to.JobId, [.. points]);
    }
}
