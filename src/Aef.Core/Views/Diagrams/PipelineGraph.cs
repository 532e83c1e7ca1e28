using Aef.Core.Pipelines.Model;
using System.Globalization;
using Aef.Core.Semantics.Binding;

namespace Aef.Core.Views.Diagrams;

/// <summary>
/// Which step follows which. Where several threads end and several begin, a junction is between the levels: it shows that a level waits for
/// every thread before it, and keeps the number of edges linear. Names in the graph are generated (<c>s1</c>, <c>j1</c>), never the user's.
/// </summary>
internal sealed class PipelineGraph
{
    private readonly Dictionary<(int Level, int Thread, int Step), string> _names = [];
    private readonly List<GraphEdge> _edges = [];
    private readonly List<string> _junctions = [];

    private PipelineGraph(BoundPipeline pipeline)
    {
        Pipeline = pipeline;
        foreach (var location in Locations())
        {
            _names.Add(location, "s" + (_names.Count + 1).ToString(CultureInfo.InvariantCulture));
        }

        foreach (var location in Locations())
        {
            Follow(location);
        }

        ConnectLevels();
    }

    /// <summary>The pipeline.</summary>
    public BoundPipeline Pipeline { get; }

    /// <summary>The junctions between levels.</summary>
    public IReadOnlyList<string> Junctions => _junctions;

    /// <summary>The edges.</summary>
    public IReadOnlyList<GraphEdge> Edges => _edges;

    /// <summary>Creates the graph of a pipeline.</summary>
    public static PipelineGraph Of(BoundPipeline pipeline) => new(pipeline);

    /// <summary>The name of a step in the graph.</summary>
    public string NameOf(int level, int thread, int step) => _names[(level, thread, step)];

    private IEnumerable<(int Level, int Thread, int Step)> Locations() =>
        from l in Enumerable.Range(0, Pipeline.AllLevels.Count)
        from t in Enumerable.Range(0, Pipeline.AllLevels[l].Threads.Count)
        from s in Enumerable.Range(0, Pipeline.AllLevels[l].Threads[t].Steps.Count)
        select (l, t, s);

    private void Follow((int Level, int Thread, int Step) location)
    {
        var steps = Pipeline.AllLevels[location.Level].Threads[location.Thread].Steps;
        if (steps[location.Step].Next is { } next)
        {
            _edges.Add(new GraphEdge(_names[location], NameOf(next.Level, next.Thread, next.Step), IsNext: true));
        }
        else if (location.Step + 1 < steps.Count)
        {
            _edges.Add(new GraphEdge(_names[location], NameOf(location.Level, location.Thread, location.Step + 1), IsNext: false));
        }
    }

    private void ConnectLevels()
    {
        int? before = null;
        for (var level = 0; level < Pipeline.Levels.Count; level++)
        {
            if (Pipeline.AllLevels[level].Threads.All(t => t.Steps.Count == 0))
            {
                continue;
            }

            if (before is { } earlier)
            {
                Connect(Ends(earlier), Starts(level));
            }

            before = level;
        }

        ConnectSections(before);
    }

    /// <summary>The sections follow the last level: <c>on_failure</c> only after a failure.</summary>
    private void ConnectSections(int? last)
    {
        int? onFailure = null;
        for (var section = Pipeline.Levels.Count; section < Pipeline.AllLevels.Count; section++)
        {
            var isOnFailure = Pipeline.AllLevels[section].Section == PipelineSection.OnFailure;
            if (last is { } level)
            {
                Connect(Ends(level), Starts(section), isOnFailure);
            }

            if (onFailure is { } before)
            {
                Connect(Ends(before), Starts(section));
            }

            onFailure = isOnFailure ? section : null;
        }
    }

    private void Connect(List<string> ends, List<string> starts, bool isFailure = false)
    {
        if (ends.Count > 1 && starts.Count > 1)
        {
            var junction = "j" + (_junctions.Count + 1).ToString(CultureInfo.InvariantCulture);
            _junctions.Add(junction);
            _edges.AddRange(ends.Select(e => new GraphEdge(e, junction, IsNext: false)));
            ends = [junction];
        }

        _edges.AddRange(ends.SelectMany(e => starts.Select(s => new GraphEdge(e, s, IsNext: false) { IsFailure = isFailure })));
    }

    /// <summary>The last step of each thread; one that continues elsewhere does not end its thread.</summary>
    private List<string> Ends(int level) =>
    [
        .. from t in Enumerable.Range(0, Pipeline.AllLevels[level].Threads.Count)
           let steps = Pipeline.AllLevels[level].Threads[t].Steps
           where steps.Count > 0 && steps[^1].Next is null
           select NameOf(level, t, steps.Count - 1),
    ];

    private List<string> Starts(int level) =>
    [
        .. from t in Enumerable.Range(0, Pipeline.AllLevels[level].Threads.Count)
           where Pipeline.AllLevels[level].Threads[t].Steps.Count > 0
           select NameOf(level, t, 0),
    ];
}
