using System.Globalization;
using System.Numerics;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Inputs;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Local;

/// <summary>The diagnostics about the inputs of a run.</summary>
internal static class InputValueProblems
{
    /// <summary>The key of the inputs in the argument of a run.</summary>
    public const string Key = "inputs";

    /// <summary>
    /// All problems of the inputs in an argument; <paramref name="locations"/> has the locations of those that come from a file. Another
    /// check reports an argument that is no object.
    /// </summary>
    public static IReadOnlyList<Diagnostic> Check(
        Pipeline pipeline,
        WorkflowValue argument,
        IReadOnlyDictionary<string, Location>? locations = null)
    {
        if (argument.Kind is not (WorkflowValueKind.Null or WorkflowValueKind.Map))
        {
            return [];
        }

        var values = argument[Key];
        return values.Kind is WorkflowValueKind.Null or WorkflowValueKind.Map
            ? [.. InputValidator.Check(pipeline.Inputs, values).Select(p => Diagnose(p, pipeline, values[p.Input], locations))]
            : [RerunDiagnostics.NotAnObject.At(Location.None, Key, values.ToString())];
    }

    private static Diagnostic Diagnose(
        InputProblem problem,
        Pipeline pipeline,
        WorkflowValue value,
        IReadOnlyDictionary<string, Location>? locations)
    {
        var input = pipeline.Inputs.FirstOrDefault(i => i.Name == problem.Input);
        var hint = input is not null ? HintFor(input, value) : pipeline.Inputs.Count == 0
            ? " The pipeline has no inputs."
            : Spelling.Suggest(problem.Input, pipeline.Inputs.Select(i => i.Name));
        var diagnostic = InputValueDiagnostics.Invalid.At(
            locations?.GetValueOrDefault(problem.Input) ?? Location.None,
            Quoted.Text(problem.Input),
            problem.Problem,
            hint);
        return input is { Location.HasPosition: true }
            ? diagnostic.WithRelated(input.Location, "the declaration of the input")
            : diagnostic;
    }

    /// <summary>Why a text from a command line is not of the type, where that is not obvious.</summary>
    private static string HintFor(PipelineInput input, WorkflowValue value)
    {
        if (input.IsSecret || !value.TryGetString(out var text))
        {
            return string.Empty;
        }

        return input.Type switch
        {
            _ when text.Length == 0 && !input.IsRequired =>
                input.AlwaysHasValue ? " Omit it to use the default." : " Omit it to run without a value.",
            InputType.Integer when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) =>
                " Write the number without quotes.",
            InputType.Integer when BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) =>
                " It is outside the range of 64-bit integers.",
            InputType.Number when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
                double.IsInfinity(number) ? " It is outside the range of double-precision numbers." : " Write the number without quotes.",
            _ => string.Empty,
        };
    }
}
