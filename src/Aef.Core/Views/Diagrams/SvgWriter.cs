using Aef.Core.Pipelines.Model;
using System.Globalization;
using System.Text;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Printing;

namespace Aef.Core.Views.Diagrams;

/// <summary>
/// Draws a pipeline as an SVG picture for any browser, without scripts or external content. The layout is the pipeline's own: levels are
/// columns, threads are lanes, dashed arrows are NEXT. Text that does not fit into a box is cut and shown in full as a tooltip.
/// </summary>
public static class SvgWriter
{
    private const int Columns = 25;

    private const string Style = """
        <style>
        .page{fill:#fff}.level{fill:#f6f8fa;stroke:#d0d7de}.lane{stroke:#d0d7de;stroke-dasharray:2 4}.box{fill:#fff;stroke:#57606a}.box.kept{stroke-dasharray:6 3}
        text{font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;fill:#24292f}.title{font-size:17px;font-weight:600}.id{font-weight:600}.dim{fill:#57606a;font-size:11px}
        .arrow{stroke:#57606a;fill:none;stroke-width:1.4}.wait{stroke:#57606a;fill:none;stroke-width:3}.next{stroke:#9a6700;fill:none;stroke-width:1.4;stroke-dasharray:5 4}.tip{fill:#57606a}.nexttip{fill:#9a6700}
        @media (prefers-color-scheme:dark){.page{fill:#0d1117}.level{fill:#161b22;stroke:#30363d}.lane{stroke:#30363d}.box{fill:#0d1117;stroke:#8b949e}text{fill:#e6edf3}.dim{fill:#8b949e}
        .arrow,.wait{stroke:#8b949e}.tip{fill:#8b949e}.next{stroke:#d29922}.nexttip{fill:#d29922}}
        </style>

        """;

    /// <summary>The picture, with LF line endings; the same pipeline always returns the same text.</summary>
    public static string Write(BoundPipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var layout = new SvgLayout(pipeline);
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{layout.Width}\" height=\"{layout.Height}\" viewBox=\"0 0 {layout.Width} {layout.Height}\" role=\"img\">\n");
        svg.Append("<title>").Append(SvgText.Escape(pipeline.Name)).Append("</title>\n");
        svg.Append(Style.ReplaceLineEndings("\n"));
        svg.Append("<defs>").Append(Marker("tip")).Append(Marker("nexttip")).Append("</defs>\n");
        svg.Append("<rect class=\"page\" width=\"100%\" height=\"100%\"/>\n");
        Text(svg, "title", SvgLayout.Margin, 28, pipeline.Name);
        for (var level = 0; level < pipeline.AllLevels.Count; level++)
        {
            WriteLevel(svg, layout, pipeline, level);
        }

        WriteNexts(svg, layout, pipeline);
        return RunnerCommands.EscapeInMarkup(svg.Append("</svg>\n").ToString());
    }

    private static void WriteLevel(StringBuilder svg, SvgLayout layout, BoundPipeline pipeline, int index)
    {
        var level = pipeline.AllLevels[index];
        var (left, width) = (layout.LeftOf(index), layout.WidthOf(index));
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<rect class=\"level\" x=\"{left}\" y=\"{SvgLayout.Head}\" width=\"{width}\" height=\"{layout.HeightOf(index)}\" rx=\"8\"/>\n");
        var marks = level.MaxParallel is { } limit ? $"{StepMarks.NameOf(level)}  {StepMarks.MaxParallel(limit)}" : StepMarks.NameOf(level);
        Text(svg, "id", left + SvgLayout.Padding, SvgLayout.Head + 20, SvgText.Cut(marks, (width - (2 * SvgLayout.Padding)) / 8), marks);
        for (var thread = 0; thread < level.Threads.Count; thread++)
        {
            WriteThread(svg, layout, level.Threads[thread], index, thread);
        }

        if (index + 1 < pipeline.AllLevels.Count)
        {
            var (from, to, y) = (
                left + width,
                layout.LeftOf(index + 1),
                SvgLayout.LaneOf(0) + SvgLayout.LaneLabel + (SvgLayout.BoxHeight / 2));
            var arrow = pipeline.AllLevels[index + 1].Section == PipelineSection.OnFailure ? "wait failed" : "wait";
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"{arrow}\" d=\"M{from} {y}H{to - 9}\" marker-end=\"url(#tip)\"/>\n");
        }
    }

    private static void WriteThread(StringBuilder svg, SvgLayout layout, BoundThread thread, int level, int index)
    {
        var top = SvgLayout.LaneOf(index);
        if (index > 0)
        {
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<path class=\"lane\" d=\"M{layout.LeftOf(level) + 6} {top - 5}H{layout.LeftOf(level) + layout.WidthOf(level) - 6}\"/>\n");
        }

        var title = string.Join("  ", StepMarks.Of(thread.Source).Prepend($"thread {thread.Id}"));
        Text(svg, "dim", layout.LeftOf(level) + SvgLayout.Padding, top + 10, SvgText.Cut(title, Columns), title);
        for (var step = 0; step < thread.Steps.Count; step++)
        {
            var (x, y) = layout.BoxOf(level, index, step);
            WriteStep(svg, thread.Steps[step], x, y);
            if (step + 1 < thread.Steps.Count && thread.Steps[step].Next is null)
            {
                var middle = y + (SvgLayout.BoxHeight / 2);
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<path class=\"arrow\" d=\"M{x + SvgLayout.BoxWidth} {middle}h{SvgLayout.Gap - 6}\" marker-end=\"url(#tip)\"/>\n");
            }
        }
    }

    private static void WriteStep(StringBuilder svg, BoundStep step, int x, int y)
    {
        string?[] all = [step.JobId, step.JobName, PipelineTree.RunsOf(step), .. StepMarks.OfStepAlone(step)];
        svg.Append("<g><title>").Append(string.Join('\n', all.OfType<string>().Select(SvgText.Escape))).Append("</title>\n");
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<rect class=\"{(step.ContinueIfFail ? "box kept" : "box")}\" x=\"{x}\" y=\"{y}\" width=\"{SvgLayout.BoxWidth}\" height=\"{SvgLayout.BoxHeight}\" rx=\"6\"/>\n");
        var marks = string.Join(", ", StepMarks.OfStepAlone(step));
        Text(svg, "id", x + 8, y + 16, SvgText.Cut(step.JobId, Columns - 1));
        Text(svg, null, x + 8, y + 31, SvgText.Cut(step.JobName, Columns - 1));
        Text(svg, "dim", x + 8, y + 44, SvgText.Cut(PipelineTree.RunsOf(step) ?? string.Empty, Columns));
        Text(svg, "dim", x + 8, y + 57, SvgText.Cut(marks, Columns));
        svg.Append("</g>\n");
    }

    /// <summary>An arrow of NEXT leaves a box at its bottom and enters another at its bottom, below the lane.</summary>
    private static void WriteNexts(StringBuilder svg, SvgLayout layout, BoundPipeline pipeline)
    {
        for (var level = 0; level < pipeline.Levels.Count; level++)
        {
            for (var thread = 0; thread < pipeline.Levels[level].Threads.Count; thread++)
            {
                var steps = pipeline.Levels[level].Threads[thread].Steps;
                for (var step = 0; step < steps.Count; step++)
                {
                    if (steps[step].Next is { } next)
                    {
                        WriteNext(svg, layout.BoxOf(level, thread, step), layout.BoxOf(next.Level, next.Thread, next.Step));
                    }
                }
            }
        }
    }

    private static void WriteNext(StringBuilder svg, (int X, int Y) from, (int X, int Y) to)
    {
        const int Below = 20;
        var (x1, y1) = (from.X + (SvgLayout.BoxWidth * 2 / 3), from.Y + SvgLayout.BoxHeight);
        var (x2, y2) = (to.X + (SvgLayout.BoxWidth / 3), to.Y + SvgLayout.BoxHeight);
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<path class=\"next\" d=\"M{x1} {y1}C{x1} {y1 + Below} {x2} {y2 + Below} {x2} {y2 + 5}\" marker-end=\"url(#nexttip)\"><title>next</title></path>\n");
    }

    private static void Text(StringBuilder svg, string? style, int x, int y, string text, string? whole = null)
    {
        if (text.Length == 0)
        {
            return;
        }

        svg.Append("<text")
            .Append(style is null ? string.Empty : $" class=\"{style}\"")
            .Append(CultureInfo.InvariantCulture, $" x=\"{x}\" y=\"{y}\" xml:space=\"preserve\">");
        svg.Append(whole is not null && whole != text ? $"<title>{SvgText.Escape(whole)}</title>" : string.Empty)
            .Append(SvgText.Escape(text))
            .Append("</text>\n");
    }

    private static string Marker(string name) =>
        $"<marker id=\"{name}\" viewBox=\"0 0 10 10\" refX=\"8\" refY=\"5\" markerWidth=\"8\" markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" orient=\"auto-start-reverse\"><path class=\"{name}\" d=\"M0 0L10 5L0 10z\"/></marker>";
}
