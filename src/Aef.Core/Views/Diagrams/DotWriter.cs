using System.Globalization;
using System.Text;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Printing;

namespace Aef.Core.Views.Diagrams;

/// <summary>
/// Draws a pipeline in the language of Graphviz. Levels run from left to right, each in a frame, with a frame for each of several threads.
/// </summary>
public static class DotWriter
{
    /// <summary>The graph, with LF line endings; the same pipeline always returns the same text.</summary>
    public static string Write(BoundPipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var graph = PipelineGraph.Of(pipeline);
        var dot = new StringBuilder();
        dot.Append("digraph pipeline {\n");
        dot.Append("  label=").Append(DotText.Quote(pipeline.Name)).Append(";\n");
        dot.Append("  rankdir=LR;\n");
        dot.Append("  fontname=\"sans-serif\";\n");
        dot.Append("  node [shape=box, style=rounded, fontname=\"sans-serif\"];\n");
        dot.Append("  edge [fontname=\"sans-serif\"];\n");
        for (var l = 0; l < pipeline.AllLevels.Count; l++)
        {
            WriteLevel(dot, graph, l);
        }

        foreach (var junction in graph.Junctions)
        {
            dot.Append("  ").Append(junction).Append(" [shape=point];\n");
        }

        foreach (var edge in graph.Edges)
        {
            dot.Append("  ").Append(edge.From).Append(" -> ").Append(edge.To);
            dot.Append(edge.Reason is { } reason ? $" [label=\"{reason}\", style=dashed];\n" : ";\n");
        }

        return RunnerCommands.EscapeInMarkup(dot.Append("}\n").ToString());
    }

    private static void WriteLevel(StringBuilder dot, PipelineGraph graph, int l)
    {
        var level = graph.Pipeline.AllLevels[l];
        var name = "cluster_l" + Number(l);
        var title = StepMarks.NameOf(level);
        Open(dot, "  ", name, level.MaxParallel is { } limit ? [title, StepMarks.MaxParallel(limit)] : [title]);
        for (var t = 0; t < level.Threads.Count; t++)
        {
            // A single thread needs no frame of its own.
            var framed = level.Threads.Count > 1 || level.Threads[t].ForEach is not null;
            if (framed)
            {
                Open(dot, "    ", $"{name}t{Number(t)}", ["thread " + level.Threads[t].Id, .. StepMarks.Of(level.Threads[t].Source)]);
            }

            for (var s = 0; s < level.Threads[t].Steps.Count; s++)
            {
                dot.Append(framed ? "      " : "    ")
                    .Append(graph.NameOf(l, t, s))
                    .Append(" [label=")
                    .Append(DotText.Quote(LinesOf(level.Threads[t].Steps[s])))
                    .Append("];\n");
            }

            if (framed)
            {
                dot.Append("    }\n");
            }
        }

        dot.Append("  }\n");
    }

    private static string[] LinesOf(BoundStep step)
    {
        string?[] lines = [step.JobId, step.JobName, PipelineTree.RunsOf(step), .. StepMarks.OfStepAlone(step)];
        return [.. lines.OfType<string>()];
    }

    private static void Open(StringBuilder dot, string indent, string name, string[] title) =>
        dot.Append(indent)
            .Append("subgraph ")
            .Append(name)
            .Append(" {\n")
            .Append(indent)
            .Append("  label=")
            .Append(DotText.Quote(title))
            .Append(";\n");

    private static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);
}
