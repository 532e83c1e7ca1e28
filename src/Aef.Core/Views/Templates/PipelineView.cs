using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Tree;
using static Aef.Core.Views.Templates.ViewKeys;

namespace Aef.Core.Views.Templates;

/// <summary>
/// The values that a template reads. Every key of <c>schemas/template.schema.json</c> is always there; a missing value is null. Secrets are
/// replaced, and nothing depends on the folder or the time of the call.
/// </summary>
internal static class PipelineView
{
    /// <summary>The view of a pipeline in an environment.</summary>
    public static MappingNode Of(BoundPipeline pipeline, PlatformParameters? parameters)
    {
        var source = pipeline.Source;
        var steps = new Dictionary<BoundStep, MappingNode>(ReferenceEqualityComparer.Instance);
        var environment = parameters?.Environment;
        var levels = pipeline.Levels.Select(l => Level(l, environment, steps)).ToList();
        foreach (var section in pipeline.Sections)
        {
            _ = Level(section, environment, steps); // fills the dictionary
        }

        return Map(
            ("pipeline", Head(pipeline)),
            ("environment", Text(parameters?.Environment)),
            ("platform", Platform(parameters)),
            ("inputs", List(source.Inputs.Select(HeadView.Input))),
            ("variables", List(pipeline.Variables.Select(HeadView.Variable))),
            ("schedules", List(source.Schedules.Select(s => HeadView.Schedule(s, pipeline.Name)))),
            ("triggers", List(source.Triggers.SelectMany(HeadView.Trigger))),
            ("concurrency", HeadView.Concurrency(source.Concurrency)),
            ("levels", List(levels)),
            ("on_failure", StepsOf(PipelineSection.OnFailure)),
            ("finally", StepsOf(PipelineSection.Finally)),
            ("steps", List(pipeline.Steps.Select(s => steps[s]))),
            ("executors", List(ExecutorView.Of(pipeline))));

        DocumentNode StepsOf(PipelineSection section) =>
            List(pipeline.Sections
                .Where(s => s.Section == section)
                .SelectMany(s => s.Threads)
                .SelectMany(t => t.Steps)
                .Select(s => steps[s]));
    }

    private static MappingNode Platform(PlatformParameters? parameters) =>
        new([.. (parameters?.All ?? []).Select(p => new MappingEntry(p.Key, SecretMask.Of(Text(p.Value), p.Key)))]);

    private static MappingNode Head(BoundPipeline pipeline)
    {
        var source = pipeline.Source;
        return Map(
            ("name", Text(pipeline.Name)),
            ("description", Text(source.Description)),
            ("engine", Text(source.Engine)),
            ("file", Text(Path.GetFileName(source.Location.Path))),
            ("labels", new MappingNode([.. source.Labels.Select(l => new MappingEntry(l.Name, SecretMask.Of(Text(l.Value), l.Name)))])),
            ("deadline_minutes", Number(source.DeadlineMinutes)),
            ("timeout_minutes", Number(source.TimeoutMinutes)));
    }

    private static MappingNode Level(
        BoundLevel level,
        string? environment,
        Dictionary<BoundStep, MappingNode> steps) => Map(
            ("id", Text(level.Id)),
            ("description", Text(level.Source.Description)),
            ("when", Text(level.Source.When)),
            ("max_parallel", Number(level.MaxParallel)),
            ("threads", List(level.Threads.Select(t => Thread(level, t, environment, steps)))));

    private static MappingNode Thread(
        BoundLevel level,
        BoundThread thread,
        string? environment,
        Dictionary<BoundStep, MappingNode> steps)
    {
        foreach (var step in thread.Steps)
        {
            steps[step] = StepView.Of(step, level, thread, environment);
        }

        return Map(
            ("id", Text(thread.Id)),
            ("when", Text(thread.Source.When)),
            ("for_each", thread.ForEach is { } loop
                ? Map(
                    ("items", SecretMask.Of(OrNull(thread.Source.ForEach))),
                    ("count", Number(loop.Count)),
                    ("max_items", Number(loop.MaxItems)))
                : ScalarNode.Null()),
            ("steps", List(thread.Steps.Select(s => steps[s]))));
    }
}
