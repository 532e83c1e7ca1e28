using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Core.Validation.Rules;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Targets.CloudWorkflows.Rules;

/// <summary>
/// AEF's function receives secrets in <c>step_properties</c>, and the deployed executors log what they receive: the entry of an executor
/// must declare that its function accepts secrets.
/// </summary>
internal sealed class SecretBindingRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft) =>
        from pair in draft.Sites.Zip(draft.Bound.Steps)
        let executor = pair.Second.Executor
        where executor is { AcceptsSecrets: false }
            && (pair.Second.IsConnector || (executor.ReadsStepProperties && pair.Second.Binding is FunctionBinding))
        let secret = SecretReads.FirstIn(pair.Second.With)
        where secret is not null
        select executor.Relate(WorkflowRuleDiagnostics.SecretNotAccepted
            .At(secret.Syntax.Location, Quoted.Text(executor.Name), SecretReads.Describe(secret.Symbol))
            .WithModelPath($"{pair.First.Path}.{DefinitionKeys.With}"));
}
