using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Rules;

/// <summary>Secrets in a definition: everyone with access to the repository or to the compiled workflow can read them.</summary>
internal sealed class SecretRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        var pipeline = draft.Bound.Source;
        return pipeline.Inputs.Where(i => !i.IsSecret).SelectMany(i => SecretSearch.In(i.Default, i.Name))
            .Concat(pipeline.Variables.SelectMany(v => SecretSearch.In(v.Value, v.Name)))
            .Concat(pipeline.Schedules.SelectMany(s => SecretSearch.In(s.Inputs)))
            .Concat(pipeline.Extra.SelectMany(e => SecretSearch.In(e.Value, e.Name)))
            .Concat(InHead(pipeline))
            .Concat(pipeline.Levels.SelectMany(InLevel))
            .Concat(pipeline.AllDefaults().SelectMany(d => InStep(d.Step, d.Path)))
            .Concat(draft.Sites.SelectMany(s => InStep(s.Effective.Source, s.Path)));
    }

    /// <summary>Strings that every view, artifact or list of deployed workflows shows.</summary>
    private static IEnumerable<Diagnostic> InHead(Pipeline pipeline) =>
        SecretSearch.InText(pipeline.Description, pipeline.LocationOf(DefinitionKeys.Description))
            .Concat(pipeline.Labels.SelectMany(l => SecretSearch.InText(l.Value, l.Location)))
            .Concat(pipeline.Inputs.SelectMany(i => i.Values.SelectMany(v => SecretSearch.In(v))
                .Concat(SecretSearch.InText(i.Description, i.LocationOf(DefinitionKeys.Description)))))
            .Concat(pipeline.Triggers.SelectMany(t => new[] { t.After, t.Webhook, t.File }.OfType<TriggerEvent>())
                .SelectMany(t => SecretSearch.InText(t.Subject, t.Location)))
            .Concat(SecretSearch.InText(
                pipeline.Concurrency?.Key,
                pipeline.Concurrency?.LocationOf(DefinitionKeys.Key) ?? Location.None));

    private static IEnumerable<Diagnostic> InLevel(PipelineLevel level) =>
        SecretSearch.InText(level.Description, level.LocationOf(DefinitionKeys.Description))
            .Concat(SecretSearch.InText(level.When, level.LocationOf(DefinitionKeys.When)))
            .Concat(level.Threads.SelectMany(t => SecretSearch.In(t.ForEach)
                .Concat(SecretSearch.InText(t.When, t.LocationOf(DefinitionKeys.When)))));

    private static IEnumerable<Diagnostic> InStep(PipelineStep step, string path) =>
        SecretSearch.In(step.With)
            .Concat(SecretSearch.In(step.StepProperties))
            .Concat(SecretSearch.InDataSets(step.Reads))
            .Concat(SecretSearch.InDataSets(step.Writes))
            .Concat(SecretSearch.InText(step.When, step.LocationOf(DefinitionKeys.When)))
            .Concat(step.Extra.SelectMany(e => SecretSearch.In(e.Value, e.Name)))
            .Select(d => d.WithModelPath(path));
}
