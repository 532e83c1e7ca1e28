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
            ? [.. InputValidator.Check(pipeline.Inputs, values).Select(p => Diagnose(p, pipeline, locations))]
            : [RerunDiagnostics.NotAnObject.At(Location.None, Key, values.ToString())];
    }

    private static Diagnostic Diagnose(InputProblem problem, Pipeline pipeline, IReadOnlyDictionary<string, Location>? locations)
    {
        var hint = problem.Problem != InputProblem.Unknown ? string.Empty : pipeline.Inputs.Count == 0
            ? " The pipeline has no inputs."
            : Spelling.Suggest(problem.Input, pipeline.Inputs.Select(i => i.Name));
        return InputValueDiagnostics.Invalid.At(
            locations?.GetValueOrDefault(problem.Input) ?? Location.None,
            Quoted.Text(problem.Input),
            problem.Problem,
            hint);
    }
}
