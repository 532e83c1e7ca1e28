using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Core.Validation.Rules;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Targets.Airflow.Rules;

/// <summary>Outputs that steps do not have on Airflow, and secrets, which Airflow would show.</summary>
internal sealed class AirflowDataRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft) => Outputs(draft.Bound).Concat(Secrets(draft.Bound));

    private static IEnumerable<Diagnostic> Outputs(BoundPipeline pipeline)
    {
        var steps = pipeline.Steps.DistinctBy(s => s.JobId, StringComparer.Ordinal)
            .ToDictionary(s => s.JobId, StringComparer.Ordinal);
        foreach (var reference in pipeline.References)
        {
            if (reference.Symbol is StepOutputSymbol output && steps.TryGetValue(output.JobId, out var step))
            {
                if (!OutputLowering.HasOutput(step))
                {
                    yield return AirflowDataDiagnostics.NoOutput.At(
                        reference.Syntax.Location,
                        Quoted.Text(output.JobId),
                        $"the section airflow of {Quoted.Text(step.Executor?.Name ?? step.Function ?? output.JobId)} has none");
                }
            }
        }
    }

    private static IEnumerable<Diagnostic> Secrets(BoundPipeline pipeline)
    {
        foreach (var input in pipeline.Source.Inputs.Where(i => i.IsSecret))
        {
            yield return AirflowDataDiagnostics.Secret.At(
                input.LocationOf(DefinitionKeys.Secret),
                $"the secret input {Quoted.Text(input.Name)}");
        }

        foreach (var reference in pipeline.References)
        {
            if (reference.Symbol is SecretSymbol secret)
            {
                yield return AirflowDataDiagnostics.Secret.At(reference.Syntax.Location, $"secrets.{secret.Name}");
            }
        }
    }
}
