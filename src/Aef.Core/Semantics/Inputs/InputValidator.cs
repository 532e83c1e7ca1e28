using System.Globalization;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Tree;
using Aef.Workflows.Engine.Library;
using Aef.Workflows.Engine.RegularExpressions;
using Aef.Workflows.Engine.Values;

namespace Aef.Core.Semantics.Inputs;

/// <summary>
/// Decides which values an input accepts (docs/definition-format.md#inputs). Defaults, schedules, runs and measurements use this class. A
/// compiled workflow decides in the same way, with the same messages, in the routine <c>aef_inputs</c>; a property test compares both.
/// </summary>
internal sealed class InputValidator
{
    private const int MostShown = 60;

    private readonly InputType _type;
    private readonly WorkflowValue[] _values;
    private readonly RegularExpression? _pattern;

    private InputValidator(PipelineInput input)
    {
        Input = input;
        _type = input.Type ?? InputType.String;
        _values = input.HasSuggestions ? [] : [.. input.Values.Select(WorkflowValue.FromDocument)];
        var pattern = input.IsSecret ? InputPattern.SecretReference : input.Pattern;
        _pattern = pattern is not null && AcceptsPattern(_type) && InputPattern.TryParse(pattern, out var expression) ? expression : null;
    }

    /// <summary>The declaration of the input.</summary>
    public PipelineInput Input { get; }

    /// <summary>The validator of an input.</summary>
    public static InputValidator Create(PipelineInput input) => new(input);

    /// <summary>True for a type whose values are strings.</summary>
    public static bool AcceptsPattern(InputType type) =>
        type is InputType.String or InputType.Enum or InputType.Date or InputType.DateTime;

    /// <summary>
    /// All problems of the values of a run, which are a map by name: first of values that the pipeline does not know, then of its inputs in
    /// their order.
    /// </summary>
    public static IReadOnlyList<InputProblem> Check(IReadOnlyList<PipelineInput> inputs, WorkflowValue values)
    {
        var declared = inputs.DistinctBy(i => i.Name, StringComparer.Ordinal).ToList();
        var names = declared.Select(i => i.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. values.Entries.Where(e => !names.Contains(e.Key)).Select(e => new InputProblem(e.Key, InputProblem.Unknown)),
            .. declared.Select(i => new InputProblem(i.Name, Create(i).ProblemIn(values) ?? string.Empty)).Where(p => p.Problem.Length > 0),
        ];
    }

    /// <summary>The problem of a value; null when the input accepts it. A null value is not a value.</summary>
    public string? ProblemOf(WorkflowValue value)
    {
        var problem = PhraseFor(value);
        return problem is null || Input.IsSecret ? problem : $"{problem}; got {Shown(value)}";
    }

    private string? ProblemIn(WorkflowValue values)
    {
        if (values[Input.Name] is { IsNull: false } value)
        {
            return ProblemOf(value);
        }

        return DefaultOf(Input) is { } literal
            ? ProblemOf(WorkflowValue.FromDocument(literal))
            : Input.IsRequired ? InputProblem.Missing : null;
    }

    private string? PhraseFor(WorkflowValue value)
    {
        if (!IsOfType(value))
        {
            return Input.IsSecret ? InputProblem.NotASecret : $"must be of type {TypeName(_type)}";
        }

        if (_values.Length > 0 && !_values.Contains(value))
        {
            return $"must be one of {WorkflowValue.FromList(_values)}";
        }

        if (!value.TryGetString(out var text))
        {
            return null;
        }

        return _type switch
        {
            _ when _pattern?.IsMatch(text) == false =>
                Input.IsSecret ? InputProblem.NotASecret : $"must match the pattern {WorkflowValue.FromString(Input.Pattern)}",
            InputType.Date when !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) =>
                InputProblem.NotADate,
            InputType.DateTime when !Rfc3339.TryParse(text, out _) => InputProblem.NotATime,
            _ => null,
        };
    }

    private bool IsOfType(WorkflowValue value) => _type switch
    {
        InputType.Integer => value.Kind == WorkflowValueKind.Integer,
        InputType.Number => value.TryGetNumber(out var number) && double.IsFinite(number),
        InputType.Boolean => value.Kind == WorkflowValueKind.Boolean,
        InputType.List => value.Kind == WorkflowValueKind.List,
        InputType.Map => value.Kind == WorkflowValueKind.Map,
        _ => value.Kind == WorkflowValueKind.String,
    };

    /// <summary>The default as a value; null without one. A default of null is none.</summary>
    public static DocumentNode? DefaultOf(PipelineInput input) =>
        input.Default is null or ScalarNode { ScalarKind: ScalarKind.Null } ? null : input.Default;

    /// <summary>The keyword of a type in a definition.</summary>
    public static string TypeName(InputType type) => type.ToString().ToLowerInvariant();

    /// <summary>The value as JSON, cut to a length that fits into a line.</summary>
    private static string Shown(WorkflowValue value)
    {
        var text = value.ToString();
        var points = text.EnumerateRunes().ToList();
        return points.Count <= MostShown ? text : string.Concat(points.Take(MostShown - 3)) + "...";
    }
}
