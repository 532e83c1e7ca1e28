using Aef.Core.Semantics.Binding;

namespace Aef.Core.Targets.CloudWorkflows.Splitting;

/// <summary>
/// Upper bounds of the steps of each execution of a run: of the workflow of the pipeline, of a part, and of the longest lane of a level.
/// </summary>
/// <param name="artifact">The workflow of the pipeline, with its parts and lanes.</param>
/// <param name="ofStep">The most that a job of a step costs; null means that there is no bound.</param>
/// <param name="fails">True if the run may fail.</param>
internal sealed class ExecutionBounds(WorkflowArtifact artifact, Func<BoundStep, long?> ofStep, bool fails)
{
    /// <summary>The most that the workflow that runs parts executes for one of them, with the steps of earlier runs that it
    /// copies.</summary>
    private const long OwnOfPart = 60;

    private readonly BoundPipeline _pipeline = artifact.Pipeline;

    /// <summary>The bounds by the name of the workflow: parts and lanes in their order, the workflow of the pipeline last.</summary>
    public IEnumerable<(string Name, long? Steps)> All() => artifact.All().Select(a => (a.Name, Of(a)));

    /// <summary>The levels that run in lanes, by their index, each with its workflow.</summary>
    public static IEnumerable<(int Level, WorkflowArtifact Workflow)> Lanes(WorkflowArtifact artifact) =>
        artifact.Parts.Where(p => p.Executions > 1).Select(p => (LevelsIn(p).Single(), p));

    private static IEnumerable<int> LevelsIn(WorkflowArtifact artifact) => artifact.Origins.Select(o => o.LevelIndex).Distinct();

    private long? Of(WorkflowArtifact execution)
    {
        if (execution.Executions > 1)
        {
            return LanePlan.StepsOfLongest(_pipeline.Levels[LevelsIn(execution).Single()], ofStep);
        }

        long? sum = JobSteps.OfRun(_pipeline);
        if (execution == artifact)
        {
            sum += JobSteps.OwnOfSections(_pipeline) + (OwnOfPart * artifact.Parts.Count(p => p.Executions == 1));
        }

        var laned = Lanes(artifact).Select(l => l.Level).ToHashSet();
        foreach (var index in LevelsIn(execution))
        {
            sum += laned.Contains(index)
                ? LanePlan.StepsOfParent(_pipeline.Levels[index], fails)
                : JobSteps.Sum(_pipeline.AllLevels[index], index, ofStep);
        }

        return sum;
    }
}
