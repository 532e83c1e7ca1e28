using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Validation.Rules;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Targets.CloudWorkflows.Rules;

/// <summary>
/// Keys that have no effect on Cloud Workflows yet: each use is reported, none is dropped silently. It is an error if the workflow would run
/// other jobs than the definition describes, or at another time.
/// </summary>
internal sealed class NotCompiledRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        var pipeline = draft.Bound.Source;
        var diagnostics = CheckHead(pipeline);
        diagnostics = diagnostics.Concat(pipeline.Defaults is { } defaults ? CheckStep(defaults, "defaults") : []);
        return diagnostics.Concat(draft.Sites.SelectMany(s => CheckStep(s.Effective.Source, s.Path))).OfType<Diagnostic>();
    }

    private static IEnumerable<Diagnostic?> CheckHead(Pipeline pipeline) =>
    [
        Diagnostic(
            WorkflowRuleDiagnostics.NotHonored,
            pipeline.Concurrency is not null,
            DefinitionKeys.Concurrency,
            "runs do not wait for each other",
            pipeline.KeyLocationOf(DefinitionKeys.Concurrency),
            string.Empty),
    ];

    private static IEnumerable<Diagnostic?> CheckStep(PipelineStep step, string path) =>
    [
        Diagnostic(
            WorkflowRuleDiagnostics.NotCompiled,
            step.ReadInputFrom is not (null or "ENV"),
            "READ_INPUT_FROM",
            "the functions use ENV",
            step.KeyLocationOf(DefinitionKeys.ReadInputFrom),
            path),
    ];

    private static Diagnostic? Diagnostic(
        DiagnosticDescriptor descriptor,
        bool isGiven,
        string key,
        string effect,
        Location location,
        string path) =>
        isGiven ? descriptor.At(location, key, effect).WithModelPath(path.Length == 0 ? key : $"{path}.{key}") : null;
}
