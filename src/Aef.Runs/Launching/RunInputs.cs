using System.Globalization;
using System.Text;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Inputs;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Runs.Local;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Launching;

/// <summary>
/// Adds the inputs that a user set to the argument of a run, and validates all inputs before anything starts. The compiled workflow
/// validates them again in the same way (docs/definition-format.md#inputs).
/// </summary>
internal static class RunInputs
{
    private const string Key = "inputs";

    /// <summary>The argument with the inputs, and every problem of them. Inputs that the user set override those of the argument.</summary>
    public static (WorkflowValue Argument, IReadOnlyList<Diagnostic> Diagnostics) Apply(
        WorkflowValue argument,
        IReadOnlyList<RunInput> set,
        Pipeline pipeline)
    {
        if (argument.Kind is not (WorkflowValueKind.Null or WorkflowValueKind.Map) || (pipeline.Inputs.Count == 0 && set.Count == 0 && argument[Key].IsNull))
        {
            return (argument, []); // another check reports an argument that is no object
        }

        var given = argument[Key];
        if (given.Kind is not (WorkflowValueKind.Null or WorkflowValueKind.Map))
        {
            return (argument, [RerunDiagnostics.NotAnObject.At(Location.None, Key, given.ToString())]);
        }

        var declared = pipeline.Inputs.DistinctBy(i => i.Name, StringComparer.Ordinal).ToDictionary(i => i.Name, StringComparer.Ordinal);
        var values = given.IsNull ? WorkflowValue.EmptyMap : given;
        foreach (var input in set)
        {
            values = values.With(
                input.Name,
                input.Text is { } text ? Convert(text, declared.GetValueOrDefault(input.Name)?.Type ?? InputType.String) : input.Value);
        }

        var diagnostics = InputValidator.Check(pipeline.Inputs, values).Select(p => Problem(p, pipeline)).ToList();
        if (!values.Entries.Any())
        {
            return (argument, diagnostics);
        }

        return ((argument.IsNull ? WorkflowValue.EmptyMap : argument).With(Key, values), diagnostics);
    }

    private static Diagnostic Problem(InputProblem problem, Pipeline pipeline)
    {
        var hint = problem.Problem != InputProblem.Unknown ? string.Empty : pipeline.Inputs.Count == 0
            ? " The pipeline has no inputs."
            : Spelling.Suggest(problem.Input, pipeline.Inputs.Select(i => i.Name));
        return InputValueDiagnostics.Invalid.At(Location.None, Quoted.Text(problem.Input), problem.Problem, hint);
    }

    /// <summary>
    /// The value that a text of a command line means for a type; the text itself if it means none, which the type check then reports.
    /// </summary>
    private static WorkflowValue Convert(string text, InputType type)
    {
        switch (type)
        {
            case InputType.Integer or InputType.Number when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer):
                return WorkflowValue.FromInteger(integer);
            case InputType.Number when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number):
                return WorkflowValue.FromDouble(number);
            case InputType.Boolean when bool.TryParse(text, out var boolean):
                return WorkflowValue.FromBoolean(boolean);
            case InputType.List or InputType.Map when WorkflowValue.TryFromJson(Encoding.UTF8.GetBytes(text), out var value, out _):
                return value;
            default:
                return WorkflowValue.FromString(text);
        }
    }
}
