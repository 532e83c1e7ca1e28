using System.Globalization;
using System.Text;
using Aef.Core.Semantics.Binding;

namespace Aef.Core.Views.Diagrams;

/// <summary>Draws a pipeline as a Mermaid flowchart. Levels run from left to right; the threads of a level are below each other.</summary>
public static class MermaidWriter
{
    /// <summary>A chart with up to this many steps is readable and within GitHub's limits of 50,000 characters and 500 lines.</summary>
    public const int MostNodes = 200;

    /// <summary>The chart, with LF line endings; the same pipeline always returns the same text.</summary>
    public static string Write(BoundPipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var graph = PipelineGraph.Of(pipeline);
        var chart = new StringBuilder();
        chart.Append("flowchart LR\n");
        chart.Append("  accTitle: ").Append(MermaidText.Of(pipeline.Name)).Append('\n');
        for (var l = 0; l < pipeline.AllLevels.Count; l++)
        {
            WriteLevel(chart, graph, l);
        }

        foreach (var junction in graph.Junctions)
        {
            chart.Append("  ").Append(junction).Append("(( ))\n");
        }

        foreach (var edge in graph.Edges)
        {
            var arrow = edge.Reason is { } reason ? $" -. {reason} .-> " : " --> ";
            chart.Append("  ").Append(edge.From).Append(arrow).Append(edge.To).Append('\n');
        }

        return chart.ToString();
    }

    /// <summary>The chart with one node per level, at most <see cref="MostNodes"/> of them; the last one represents the rest.</summary>
    public static string WriteFolded(BoundPipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var chart = new StringBuilder();
        chart.Append("flowchart LR\n");
        chart.Append("  accTitle: ").Append(MermaidText.Of(pipeline.Name)).Append('\n');
        var shown = Math.Min(pipeline.AllLevels.Count, pipeline.AllLevels.Count > MostNodes ? MostNodes - 1 : MostNodes);
        for (var l = 0; l < shown; l++)
        {
            var level = pipeline.AllLevels[l];
            WriteFoldedNode(
                chart,
                l,
                [
                    StepMarks.NameOf(level),
                    $"{Counted(level.Threads.Count, "thread")}, {Counted(level.Threads.Sum(t => t.Steps.Count), "step")}",
                ]);
        }

        if (shown < pipeline.AllLevels.Count)
        {
            WriteFoldedNode(chart, shown, [Counted(pipeline.AllLevels.Count - shown, "more level")]);
        }

        return chart.ToString();
    }

    private static void WriteFoldedNode(StringBuilder chart, int index, string[] lines)
    {
        chart.Append("  ").Append(Name('l', index)).Append('[');
        WriteLabel(chart, lines);
        chart.Append("]\n");
        if (index > 0)
        {
            chart.Append("  ").Append(Name('l', index - 1)).Append(" --> ").Append(Name('l', index)).Append('\n');
        }
    }

    private static string Counted(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? string.Empty : "s")}");

    private static void WriteLevel(StringBuilder chart, PipelineGraph graph, int l)
    {
        var level = graph.Pipeline.AllLevels[l];
        var name = StepMarks.NameOf(level);
        string[] title = level.MaxParallel is { } limit ? [name, StepMarks.MaxParallel(limit)] : [name];
        Open(chart, "  ", Name('l', l), title);
        for (var t = 0; t < level.Threads.Count; t++)
        {
            // A single thread needs no frame of its own.
            var framed = level.Threads.Count > 1 || level.Threads[t].ForEach is not null;
            if (framed)
            {
                Open(
                    chart,
                    "    ",
                    $"{Name('l', l)}{Name('t', t)}",
                    ["thread " + level.Threads[t].Id, .. StepMarks.Of(level.Threads[t].Source)]);
            }

            for (var s = 0; s < level.Threads[t].Steps.Count; s++)
            {
                chart.Append(framed ? "      " : "    ").Append(graph.NameOf(l, t, s)).Append('[');
                WriteLabel(chart, LinesOf(level.Threads[t].Steps[s]));
                chart.Append("]\n");
            }

            if (framed)
            {
                chart.Append("    end\n");
            }
        }

        chart.Append("  end\n");
    }

    private static IEnumerable<string> LinesOf(BoundStep step)
    {
        string?[] lines = [step.JobId, step.JobName, PipelineTree.RunsOf(step), .. StepMarks.OfStepAlone(step)];
        return lines.OfType<string>();
    }

    private static void Open(StringBuilder chart, string indent, string name, IEnumerable<string> title)
    {
        chart.Append(indent).Append("subgraph ").Append(name).Append('[');
        WriteLabel(chart, title);
        chart.Append("]\n");
    }

    private static void WriteLabel(StringBuilder chart, IEnumerable<string> lines) =>
        chart.Append('"').AppendJoin("<br/>", lines.Select(MermaidText.Of)).Append('"');

    private static string Name(char kind, int index) => kind + (index + 1).ToString(CultureInfo.InvariantCulture);
}
