using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Inputs;
using Aef.Core.Validation.Rules;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;
using Aef.Workflows.Engine.Values;

namespace Aef.Core.Targets.CloudWorkflows.Rules;

/// <summary>A workflow reads secrets only from Secret Manager, so the default of a secret input must be such a reference.</summary>
internal sealed class SecretInputRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft) =>
        from input in draft.Bound.Source.Inputs
        where input.IsSecret
        let literal = InputValidator.DefaultOf(input)
        where literal is not null && SecretReferences.IsReference(literal)
        where InputValidator.Create(input).ProblemOf(WorkflowValue.FromDocument(literal)) is not null
        select WorkflowRuleDiagnostics.UnreadableSecret.At(literal.Location, Quoted.Text(input.Name))
            .WithModelPath($"inputs.{input.Name}.{DefinitionKeys.Default}");
}
