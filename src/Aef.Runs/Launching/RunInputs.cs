using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Aef.Core.Pipelines.Model;
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
    private static readonly string[] Times = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>The argument with the inputs, and every problem of them. Inputs that the user set override those of the argument.</summary>
    public static (WorkflowValue Argument, IReadOnlyList<Diagnostic> Diagnostics) Apply(
        WorkflowValue argument,
        IReadOnlyList<RunInput> set,
        Pipeline pipeline)
    {
        if (argument.Kind is not (WorkflowValueKind.Null or WorkflowValueKind.Map) || (pipeline.Inputs.Count == 0 && set.Count == 0))
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

        var diagnostics = values.Entries.Select(e => e.Key).Where(k => !declared.ContainsKey(k))
            .Select(k =>
                Problem(
                    k,
                    "is not an input of the pipeline" + (pipeline.Inputs.Count == 0 ? ", which has none" : string.Empty),
                    Spelling.Suggest(k, declared.Keys)))
            .Concat(
                declared.Values.Select(i => (Input: i, Problem: ProblemOf(i, values[i.Name])))
                    .Where(p => p.Problem is not null)
                    .Select(p => Problem(p.Input.Name, p.Problem!, string.Empty)))
            .ToList();
        if (!values.Entries.Any())
        {
            return (argument, diagnostics);
        }

        return ((argument.IsNull ? WorkflowValue.EmptyMap : argument).With(Key, values), diagnostics);
    }

    private static Diagnostic Problem(string input, string problem, string suggestion) =>
        InputValueDiagnostics.Invalid.At(Location.None, Quoted.Text(input), problem, suggestion);

    /// <summary>The value that a text means for a type; the text itself if it means none, which the type check then reports.</summary>
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

    private static string? ProblemOf(PipelineInput input, WorkflowValue value)
    {
        var type = input.Type ?? InputType.String;
        if (value.IsNull)
        {
            return input.Default is null && input.Required != false ? "is missing" : null;
        }

        if (!IsOf(type, value.Kind))
        {
            return $"must be of type {type.ToString().ToLowerInvariant()}; got {Shown(value)}";
        }

        if (input.Values.Count > 0 && !input.Values.Any(v => WorkflowValue.FromDocument(v).Equals(value)))
        {
            return $"must be one of {string.Join(", ", input.Values.Select(v => WorkflowValue.FromDocument(v).ToString()))}; got {Shown(value)}";
        }

        if (!value.TryGetString(out var text))
        {
            return null;
        }

        return type switch
        {
            _ when input.Pattern is { } pattern && !Matches(text, pattern) =>
                $"must match the pattern {Quoted.Text(pattern)}; got {Shown(value)}",
            InputType.Date when !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) =>
                $"must be a date such as 2026-01-31; got {Shown(value)}",
            InputType.DateTime when !DateTimeOffset.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) =>
                $"must be a time such as 2026-01-31T06:00:00Z; got {Shown(value)}",
            _ => null,
        };
    }

    private static bool IsOf(InputType type, WorkflowValueKind kind) => type switch
    {
        InputType.Integer => kind == WorkflowValueKind.Integer,
        InputType.Number => kind is WorkflowValueKind.Integer or WorkflowValueKind.Double,
        InputType.Boolean => kind == WorkflowValueKind.Boolean,
        InputType.List => kind == WorkflowValueKind.List,
        InputType.Map => kind == WorkflowValueKind.Map,
        _ => kind == WorkflowValueKind.String,
    };

    /// <summary>
    /// RE2 without backtracking, as in the compiled workflow; the rule for inputs has reported patterns that are invalid.
    /// </summary>
    private static bool Matches(string text, string pattern)
    {
        try
        {
            return new Regex($@"\A(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromMinutes(10))
                .IsMatch(text);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return true;
        }
    }

    private static string Shown(WorkflowValue value) => value.ToString() is { Length: > 60 } text ? text[..57] + "..." : value.ToString();
}
