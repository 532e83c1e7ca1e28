using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Inputs;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Runs.Local;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Estimation;

/// <summary>The inputs of the measured run: those of the request, and samples for the required ones that it does not set.</summary>
/// <param name="Argument">The argument of the measured run.</param>
/// <param name="Sampled">The inputs with a sample, by name.</param>
/// <param name="Problems">Why no run can be measured; none if one can.</param>
internal sealed record MeasuredInputs(WorkflowValue Argument, IReadOnlyList<string> Sampled, IReadOnlyList<Diagnostic> Problems)
{
    private const int MostNames = 5;

    /// <summary>A phrase that names the samples; empty without any.</summary>
    public string Description => Sampled.Count switch
    {
        0 => string.Empty,
        > MostNames => $", with sample values for {Sampled.Count} inputs",
        _ => $", with sample values for {string.Join(", ", Sampled)}",
    };

    /// <summary>The argument, completed with samples.</summary>
    public static MeasuredInputs Complete(Pipeline pipeline, WorkflowValue argument)
    {
        if (pipeline.Inputs.Count == 0
            || argument.Kind is not (WorkflowValueKind.Null or WorkflowValueKind.Map)
            || argument[InputValueProblems.Key] is { Kind: not (WorkflowValueKind.Null or WorkflowValueKind.Map) })
        {
            return new MeasuredInputs(argument, [], InputValueProblems.Check(pipeline, argument));
        }

        var samples = InputSamples.Complete(pipeline.Inputs, argument[InputValueProblems.Key]);
        var completed = samples.Values.Entries.Any() ? argument.With(InputValueProblems.Key, samples.Values) : argument;
        var missing = samples.Missing.Select(i => i.Name).ToHashSet(StringComparer.Ordinal);
        var others = pipeline.WithInputs([.. pipeline.Inputs.Select(i => missing.Contains(i.Name) ? i.WithRequired(false) : i)]);
        return new MeasuredInputs(
            completed,
            samples.Sampled,
            [
                .. InputValueProblems.Check(others, completed),
                .. samples.Missing.Select(i =>
                    InputValueDiagnostics.NoSample.At(i.Location, Quoted.Text(i.Name), Quoted.Text(i.Pattern ?? string.Empty))),
            ]);
    }
}
