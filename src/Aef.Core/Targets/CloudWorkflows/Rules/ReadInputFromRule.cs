using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Validation.Rules;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Targets.CloudWorkflows.Rules;

/// <summary>READ_INPUT_FROM with another value than ENV: AEF's request to a function has no key for it.</summary>
internal sealed class ReadInputFromRule : IPipelineRule
{
    private const string Key = "READ_INPUT_FROM";

    public IEnumerable<Diagnostic> Check(BindDraft draft) => draft.Bound.Source.AllDefaults()
        .Concat(draft.Sites.Select(s => (Step: s.Effective.Source, s.Path)))
        .Select(s => Check(s.Step, s.Path))
        .OfType<Diagnostic>();

    private static Diagnostic? Check(PipelineStep step, string path) => step.ReadInputFrom is { } value and not "ENV"
        ? WorkflowRuleDiagnostics.ReadInputFrom.At(step.KeyLocationOf(DefinitionKeys.ReadInputFrom), Quoted.Text(value))
            .WithModelPath($"{path}.{Key}")
        : null;
}
