using Aef.Core.Pipelines.Model;
using Aef.Workflows.Engine.Values;

namespace Aef.Core.Semantics.Inputs;

/// <summary>The inputs of a typical run, as measurements need it: what the user set, and samples for the rest.</summary>
/// <param name="Values">The values by name.</param>
/// <param name="Sampled">The names of the inputs that have a sample.</param>
/// <param name="Missing">The required inputs that a run must set, because no sample fits.</param>
internal sealed record InputSamples(WorkflowValue Values, IReadOnlyList<string> Sampled, IReadOnlyList<PipelineInput> Missing)
{
    /// <summary>
    /// Adds a sample for each required input that has no value: the first of its <c>values</c>, or a value of its type. An optional input
    /// stays as in a run that does not set it.
    /// </summary>
    public static InputSamples Complete(IReadOnlyList<PipelineInput> inputs, WorkflowValue given)
    {
        var (values, sampled, missing) = (given, new List<string>(), new List<PipelineInput>());
        foreach (var input in inputs.DistinctBy(i => i.Name, StringComparer.Ordinal).Where(i => IsOpen(i, given)))
        {
            var sample = input.Values.Count > 0 ? WorkflowValue.FromDocument(input.Values[0]) : SampleOf(input);
            if (InputValidator.Create(input).ProblemOf(sample) is null)
            {
                values = values.With(input.Name, sample);
                sampled.Add(input.Name);
            }
            else
            {
                missing.Add(input);
            }
        }

        return new InputSamples(values, sampled, missing);
    }

    private static bool IsOpen(PipelineInput input, WorkflowValue given) =>
        given[input.Name].IsNull && input.IsRequired && InputValidator.DefaultOf(input) is null;

    private static WorkflowValue SampleOf(PipelineInput input) => input.Type switch
    {
        _ when input.IsSecret => WorkflowValue.FromString("secret:sample"),
        InputType.Integer or InputType.Number => WorkflowValue.FromInteger(1),
        InputType.Boolean => WorkflowValue.FromBoolean(true),
        InputType.List => WorkflowValue.EmptyList,
        InputType.Map => WorkflowValue.EmptyMap,
        InputType.Date => WorkflowValue.FromString("2026-01-31"),
        InputType.DateTime => WorkflowValue.FromString("2026-01-31T06:00:00Z"),
        _ => WorkflowValue.FromString("sample"),
    };
}
