using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Inputs;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;
using Aef.Workflows.Engine.Values;

namespace Aef.Core.Validation.Rules;

/// <summary>
/// The declaration of an input must be consistent: its values and its default are values that the input accepts, and its pattern is valid.
/// </summary>
internal sealed class InputRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft) =>
        draft.Bound.Source.Inputs.SelectMany(i => i.IsSecret ? CheckSecret(i) : CheckInput(i));

    /// <summary>Why a literal value does not satisfy an input, or null. A pattern that is invalid is reported elsewhere.</summary>
    internal static string? FaultOf(DocumentNode value, PipelineInput input) =>
        ProblemOf(value, InputValidator.Create(input));

    private static IEnumerable<Diagnostic> CheckInput(PipelineInput input)
    {
        var path = $"inputs.{input.Name}";
        if (input.Type == InputType.Enum && input.Values.Count == 0 && !input.Mentions(DefinitionKeys.Values))
        {
            yield return Unusable(input, input.LocationOf(DefinitionKeys.Type), "is an enum without values", path);
        }
        else if (input.Values.Count == 0 && input.Mentions(DefinitionKeys.Values))
        {
            yield return Unusable(input, input.LocationOf(DefinitionKeys.Values), "has an empty list of values", path + ".values");
        }

        if (PatternFault(input) is { } fault)
        {
            yield return Unusable(input, input.LocationOf(DefinitionKeys.Pattern), fault, path + ".pattern");
        }

        var alone = InputValidator.Create(input.WithValues([]));
        foreach (var value in input.Values)
        {
            if (ProblemOf(value, alone) is { } problem)
            {
                yield return Unusable(input, value.Location, $"has a value that {problem}", path + ".values");
            }
        }

        if (InputValidator.DefaultOf(input) is { } literal && ProblemOf(literal, InputValidator.Create(input)) is { } wrong)
        {
            yield return InputDiagnostics.DefaultDoesNotFit.At(literal.Location, Quoted.Text(input.Name), wrong)
                .WithModelPath(path + ".default");
        }
    }

    /// <summary>The value of a secret is never part of a message.</summary>
    private static IEnumerable<Diagnostic> CheckSecret(PipelineInput input)
    {
        (bool IsWrong, string Key, string Problem)[] checks =
        [
            (input.Type is not (null or InputType.String), DefinitionKeys.Type, "must be of type string"),
            (input.Values.Count > 0, DefinitionKeys.Values, "cannot have values: its value is a reference to a secret"),
            (input.Pattern is not null, DefinitionKeys.Pattern, "cannot have a pattern: its value is a reference to a secret"),
            (
                InputValidator.DefaultOf(input) is { } literal && !SecretReferences.IsReference(literal),
                DefinitionKeys.Default,
                "has a default that is no reference to a secret"),
        ];
        return checks.Where(c => c.IsWrong)
            .Select(c => InputDiagnostics.InvalidSecret.At(input.LocationOf(c.Key), Quoted.Text(input.Name), c.Problem)
                .WithModelPath($"inputs.{input.Name}.{c.Key}"));
    }

    private static string? PatternFault(PipelineInput input) => input.Pattern switch
    {
        null => null,
        _ when !InputValidator.AcceptsPattern(input.Type ?? InputType.String) =>
            $"has a pattern, but values of type {InputValidator.TypeName(input.Type ?? InputType.String)} are not strings",
        var pattern when !InputPattern.TryParse(pattern, out _) =>
            "has an invalid pattern: use an RE2 regular expression, which has no backreferences and no lookaround",
        _ => null,
    };

    private static string? ProblemOf(DocumentNode value, InputValidator validator) => value is ScalarNode { ScalarKind: ScalarKind.Null }
        ? "is null"
        : validator.ProblemOf(WorkflowValue.FromDocument(value));

    private static Diagnostic Unusable(PipelineInput input, Location location, string problem, string path) =>
        InputDiagnostics.Unusable.At(location, Quoted.Text(input.Name), problem).WithModelPath(path);
}
