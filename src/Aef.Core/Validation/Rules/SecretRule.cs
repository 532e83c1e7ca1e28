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
            .Concat(pipeline.AllDefaults().SelectMany(d => InStep(d.Step, d.Path)))
            .Concat(draft.Sites.SelectMany(s => InStep(s.Effective.Source, s.Path)));
    }

    private static IEnumerable<Diagnostic> InStep(PipelineStep step, string path) =>
        SecretSearch.In(step.With)
            .Concat(SecretSearch.In(step.StepProperties))
            .Concat(SecretSearch.In(step.Reads))
            .Concat(SecretSearch.In(step.Writes))
            .Concat(step.Extra.SelectMany(e => SecretSearch.In(e.Value, e.Name)))
            .Select(d => d.WithModelPath(path));
}
