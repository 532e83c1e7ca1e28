using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Inputs;
using Aef.Core.Targets.Airflow.Model;
using Aef.Core.Targets.Airflow.Python;
using Aef.Documents.Tree;

namespace Aef.Core.Targets.Airflow;

/// <summary>
/// Inputs as parameters of the DAG. Airflow checks them when a run is triggered, but a scheduled run may have none, and an unknown one is
/// not reported; therefore the first task checks all of them again.
/// </summary>
internal static class InputLowering
{
    private const string Constant = "INPUTS";

    /// <summary>The parameters of the DAG.</summary>
    public static IEnumerable<KeyValuePair<string, PyExpression>> Params(DagContext context) =>
        context.Pipeline.Source.Inputs.Select(i => KeyValuePair.Create<string, PyExpression>(i.Name, Param(context, i)));

    /// <summary>The declarations, which the first task reads.</summary>
    public static IEnumerable<PyStatement> Constants(DagContext context)
    {
        if (context.Pipeline.Source.Inputs.Count == 0)
        {
            yield break;
        }

        yield return new PyBlankLine();
        yield return new PyComment("What a run must be given; the first task checks it.");
        yield return new PyAssign(
            Constant,
            new PyDict([.. context.Pipeline.Source.Inputs.Select(i => KeyValuePair.Create<string, PyExpression>(i.Name, Declaration(i)))]));
    }

    /// <summary>The task that checks the inputs.</summary>
    public static DagTask Task(DagContext context) => new(
        "validate_inputs",
        "validate_inputs",
        context.Import("PythonOperator").Name,
        [
            new PyKeyword("python_callable", context.Call("validate_run_inputs")),
            new PyKeyword(
                "op_kwargs",
                new PyDict(
                [
                    KeyValuePair.Create<string, PyExpression>("declared", PyCall.Of(context.Import("literal").Name, new PyName(Constant))),
                    KeyValuePair.Create<string, PyExpression>(
                        "others",
                        new PyList([new PyString(RunDates.Start), new PyString(RunDates.End)])),
                ])),
        ]);

    private static PyCall Param(DagContext context, PipelineInput input)
    {
        var type = InputsSchema.JsonType(input.Type ?? InputType.String);
        var value = InputValidator.DefaultOf(input);
        List<PyKeyword> keywords =
        [
            new("type", value is null ? new PyList([new PyString("null"), new PyString(type)]) : new PyString(type)),
        ];
        if (input.Values.Count > 0)
        {
            IEnumerable<PyExpression> values = input.Values.Select(v => PyData.Of(v));
            keywords.Add(
                input.HasSuggestions
                    ? new PyKeyword("examples", new PyList([.. values]))
                    : new PyKeyword("enum", new PyList([.. value is null ? values.Prepend(PyConstant.None) : values])));
        }

        if (input.Type == InputType.Date || (input.Type == InputType.DateTime && !HasBlank(value)))
        {
            keywords.Add(new PyKeyword("format", new PyString(input.Type == InputType.Date ? "date" : "date-time")));
        }

        if (input.Description is { } description)
        {
            keywords.Add(new PyKeyword("description", new PyString(description)));
        }

        return new PyCall(context.Import("Param"), [value is null ? PyConstant.None : PyData.Of(value)], keywords);
    }

    /// <summary>True for a time with a blank instead of T, which this format of Airflow refuses.</summary>
    private static bool HasBlank(DocumentNode? time) => time is ScalarNode text && text.Text.Contains(' ', StringComparison.Ordinal);

    private static PyDict Declaration(PipelineInput input)
    {
        List<KeyValuePair<string, PyExpression>> entries =
        [
            KeyValuePair.Create<string, PyExpression>("type", new PyString(InputValidator.TypeName(input.Type ?? InputType.String))),
            KeyValuePair.Create<string, PyExpression>("required", PyConstant.Of(input.IsRequired)),
        ];
        if (input.Values.Count > 0 && !input.HasSuggestions)
        {
            entries.Add(KeyValuePair.Create<string, PyExpression>("values", new PyList([.. input.Values.Select(v => PyData.Of(v))])));
        }

        if (input.Pattern is { } re2 && InputPattern.ForPython(re2) is { } pattern) // a rule reports those without an equivalent
        {
            entries.Add(KeyValuePair.Create<string, PyExpression>("pattern", new PyString(pattern)));
        }

        return new PyDict(entries);
    }
}
