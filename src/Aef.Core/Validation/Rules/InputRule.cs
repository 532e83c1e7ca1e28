using System.Globalization;
using System.Text.RegularExpressions;
using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Reading;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Core.Validation.Rules;

/// <summary>
/// The declaration of an input must be consistent: the default has the type, is an allowed value and matches the pattern.
/// </summary>
internal sealed class InputRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft) => draft.Bound.Source.Inputs.SelectMany(CheckInput);

    /// <summary>Why a literal value does not satisfy an input, or null. A pattern that is invalid is reported elsewhere.</summary>
    internal static string? FaultOf(DocumentNode value, PipelineInput input) =>
        FaultOf(value, input, input.Pattern is { } pattern ? PatternOf($"^(?:{pattern})$") : null);

    private static IEnumerable<Diagnostic> CheckInput(PipelineInput input)
    {
        var path = $"inputs.{input.Name}";
        if (input.Type == InputType.Enum && input.Values.Count == 0 && !input.Mentions(DefinitionKeys.Values))
        {
            yield return InputDiagnostics.Unusable.At(
                input.LocationOf(DefinitionKeys.Type),
                Quoted.Text(input.Name),
                "is an enum without values")
                .WithModelPath(path);
        }

        Regex? pattern = null;
        if (input.Pattern is { } text)
        {
            pattern = PatternOf(text);
            if (pattern is null)
            {
                yield return InputDiagnostics.Unusable.At(
                    input.LocationOf(DefinitionKeys.Pattern),
                    Quoted.Text(input.Name),
                    "has an invalid pattern: use an RE2 regular expression, which has no backreferences and no lookaround").WithModelPath(path + ".pattern");
            }
        }

        if (input.Default is { } value && FaultOf(value, input, pattern) is { } fault)
        {
            yield return InputDiagnostics.DefaultDoesNotFit.At(value.Location, Quoted.Text(input.Name), fault)
                .WithModelPath(path + ".default");
        }
    }

    /// <summary>
    /// Patterns come from users; without backtracking every match ends in linear time. Cloud Workflows supports no other patterns.
    /// </summary>
    private static Regex? PatternOf(string text)
    {
        try
        {
            return new Regex(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static string? FaultOf(DocumentNode value, PipelineInput input, Regex? pattern)
    {
        if (!Fits(input.Type ?? InputType.String, value))
        {
            return $"is not {Name(input.Type ?? InputType.String)}";
        }

        if (input.Values.Count > 0 && !input.Values.Any(v => v.Equals(value)))
        {
            return "is not one of its values";
        }

        return pattern is not null
            && value is ScalarNode scalar
            && !pattern.IsMatch(ScalarReading.SourceText(scalar))
            ? "does not match its pattern"
            : null;
    }

    private static bool Fits(InputType type, DocumentNode value) => type switch
    {
        _ when value is ScalarNode { ScalarKind: ScalarKind.Null } => true,
        InputType.List => value is SequenceNode,
        InputType.Map => value is MappingNode,
        InputType.Enum => true,
        InputType.Integer => ScalarReading.TryNumber(value, out var number) && number == Math.Truncate(number),
        InputType.Number => ScalarReading.TryNumber(value, out _),
        InputType.Boolean =>
            value is ScalarNode { ScalarKind: ScalarKind.Boolean } || (value is ScalarNode text && bool.TryParse(text.Text, out _)),
        InputType.Date =>
            value is ScalarNode date
                && DateOnly.TryParseExact(
                    ScalarReading.SourceText(date),
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out _),
        _ => value is ScalarNode,
    };

    private static string Name(InputType type) => type switch
    {
        InputType.List => "a list",
        InputType.Map => "an object",
        InputType.Integer => "a whole number",
        InputType.Number => "a number",
        InputType.Boolean => "true or false",
        InputType.Date => "a date such as 2026-01-31",
        _ => "a string",
    };
}
