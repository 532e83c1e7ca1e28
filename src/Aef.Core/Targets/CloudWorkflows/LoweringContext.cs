using Aef.Core.Semantics;
using Aef.Workflows.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>What the parts of one lowering share: the names of main, the texts and the kinds.</summary>
internal sealed class LoweringContext
{
    public LoweringContext(BoundPipeline pipeline, CloudWorkflowsOptions options)
    {
        Pipeline = pipeline;
        Options = options;
        Texts = new TextLiterals();
        Kinds = new KindTable(Texts);
        Fail = Steps.Label("aef_fail");
        Levels = pipeline.Levels.Select(l => Steps.Label($"Level_{l.Id}")).ToArray();
        LevelEnds = pipeline.Levels.Select(l => Steps.Label($"Level_{l.Id}_end")).ToArray();
    }

    public BoundPipeline Pipeline { get; }

    public CloudWorkflowsOptions Options { get; }

    /// <summary>The names of steps and branches of main.</summary>
    public StepNamer Steps { get; } = new();

    public TextLiterals Texts { get; }

    public KindTable Kinds { get; }

    /// <summary>The step that fails the run.</summary>
    public StepLabel Fail { get; }

    /// <summary>The step of each level.</summary>
    public IReadOnlyList<StepLabel> Levels { get; }

    /// <summary>The barrier behind each level.</summary>
    public IReadOnlyList<StepLabel> LevelEnds { get; }

    /// <summary>The later levels that a NEXT of a level goes on at, as indexes; most levels have none.</summary>
    public IEnumerable<int> LevelsAfter(int index) =>
        Pipeline.Levels[index].Threads.SelectMany(t => t.Steps).Select(s => s.Next?.Level ?? index).Where(target => target != index).Distinct();

    /// <summary>The names of steps between two positions of a thread, the first included and the second not.</summary>
    public static IEnumerable<string> Between(BoundThread thread, int from, int to) =>
        thread.Steps.Skip(from).Take(Math.Max(0, to - from)).Select(s => s.JobId);
}
