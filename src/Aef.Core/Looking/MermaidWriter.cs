using System.Globalization;
using System.Text;
using Aef.Core.Semantics;

namespace Aef.Core.Looking;

/// <summary>Draws a pipeline as a Mermaid flowchart. Levels go from left to right, the threads of a level stand below each other.</summary>
public static class MermaidWriter
{
    /// <summary>The chart, with LF line ends; the same pipeline always gives the same text.</summary>
    public static string Write(BoundPipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var graph = PipelineGraph.Of(pipeline);
        var chart = new StringBuilder();
        chart.Append("flowchart LR\n");
        chart.Append("  accTitle: ").Append(MermaidText.Of(pipeline.Name)).Append('\n');
        for (var l = 0; l < pipeline.Levels.Count; l++)
        {
            WriteLevel(chart, graph, l);
        }

        foreach (var junction in graph.Junctions)
        {
            chart.Append("  ").Append(junction).Append("(( ))\n");
        }

        foreach (var edge in graph.Edges)
        {
            chart.Append("  ").Append(edge.From).Append(edge.IsNext ? " -. next .-> " : " --> ").Append(edge.To).Append('\n');
        }

        return chart.ToString();
    }

    private static void WriteLevel(StringBuilder chart, PipelineGraph graph, int l)
    {
        var level = graph.Pipeline.Levels[l];
        string[] title = level.MaxParallel is { } limit ? ["level " + level.Id, StepMarks.MaxParallel(limit)] : ["level " + level.Id];
        Open(chart, "  ", Name('l', l), title);
        for (var t = 0; t < level.Threads.Count; t++)
        {
            // A thread alone in its level needs no frame of its own.
            var framed = level.Threads.Count > 1;
            if (framed)
            {
                Open(chart, "    ", $"{Name('l', l)}{Name('t', t)}", ["thread " + level.Threads[t].Id]);
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
