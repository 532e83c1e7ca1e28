using System.Text.Json.Nodes;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Reading;
using Aef.Core.Semantics.Expressions;
using Aef.Core.Targets;
using Aef.Core.Targets.Airflow;
using Aef.Core.Targets.Airflow.Python;
using Aef.Core.Validation;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Airflow.Expressions;

/// <summary>Many expressions in one file of Python, with a function for each.</summary>
internal sealed class ExpressionModule
{
    private ExpressionModule(IReadOnlyList<BoundExpression> expressions, string source, WorkflowValue inputs)
    {
        Expressions = expressions;
        Source = source;
        Inputs = inputs;
    }

    public IReadOnlyList<BoundExpression> Expressions { get; }

    /// <summary>The file: <c>evaluate(name)</c> calls the function of an expression, which is named f0, f1, and so on.</summary>
    public string Source { get; }

    public WorkflowValue Inputs { get; }

    /// <summary>A file with all functions of the library.</summary>
    public static string Library(int generation)
    {
        var (context, _) = Context([], generation);
        context.Library.UnionWith(DagLibrary.Functions);
        var statements = DagLibrary.Statements(context).ToList();
        return $"\"\"\"All functions.\"\"\"\n\n{context.Imports.Print()}{PyPrinter.Print(statements)}";
    }

    /// <summary>Compiles expressions for a generation of Airflow.</summary>
    public static ExpressionModule Of(IEnumerable<string> expressions, int generation)
    {
        var (context, inputs) = Context(expressions, generation);
        var functions = new List<PyStatement>();
        foreach (var variable in context.Pipeline.Variables)
        {
            var translator = new ExpressionTranslator(context);
            var value = translator.Value(variable.Value);
            PyFunction function = new($"f{functions.Count / 2}", [.. translator.Parameters, "**_"], "Return a value.",
                [new PyReturn(value)]);
            functions.AddRange([new PyBlankLine(), function]);
        }

        context.Diagnostics.Items.ShouldBeEmpty();
        var library = DagLibrary.Statements(context).ToList();
        var source = $"{context.Imports.Print()}\n{PyPrinter.Print([.. library, .. functions])}" + """

            def evaluate(name, params, **_):
                return globals()[name](params=params)

            with DAG("expressions"):
                PythonOperator(task_id="evaluate", python_callable=evaluate)
            """;
        var head = """
            from airflow.sdk import DAG
            from airflow.providers.standard.operators.python import PythonOperator

            """;
        var values = inputs.Select(i => (i.Key, Value: i.Value!["default"] is { } value
            ? WorkflowValue.FromJson(value.ToJsonString())
            : WorkflowValue.Null));
        return new ExpressionModule(
            [.. context.Pipeline.Variables.Select(v => (BoundExpression)v.Value)],
            source.Replace("from __future__ import annotations\n", "from __future__ import annotations\n" + head, StringComparison.Ordinal),
            WorkflowValue.FromMap([.. values]));
    }

    private static (DagContext Context, JsonObject Inputs) Context(IEnumerable<string> expressions, int generation)
    {
        var variables = new JsonObject(expressions.Select((e, i) => KeyValuePair.Create($"v{i}", (JsonNode?)$"${{{e}}}")));
        var inputs = JsonNode.Parse(ExpressionGenerator.Inputs)!.AsObject();
        var step = new JsonObject { ["job_id"] = "J", ["job_name"] = "j", ["executor"] = "dataform-tag-executor" };
        var root = new JsonObject
        {
            ["name"] = "p",
            ["engine"] = "composer",
            ["inputs"] = inputs,
            ["variables"] = variables,
            ["levels"] = new JsonArray(new JsonArray(step)),
        };
        var options = new AirflowOptions { Generation = generation == 2 ? AirflowGeneration.Airflow2 : AirflowGeneration.Airflow3 };
        ITarget target = new AirflowTarget(options);
        var text = new SourceText(root.ToJsonString(), "expressions.json");
        var bound = new PipelineChecker(ExecutorCatalog.BuiltIn, target.Rules)
            .Check(new DefinitionReader(new JsonDocumentReader()).Read(text));
        bound.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        return (new DagContext(bound.Pipeline!, options, null), inputs);
    }

    /// <summary>What the engine computes, or the error.</summary>
    public (WorkflowValue? Value, string? Error) Evaluate(int index)
    {
        var (value, error) = ExpressionEvaluator.Evaluate(Expressions[index].Syntax, [("inputs", Inputs)]);
        return error is { } fault ? (null, fault.ToString()) : (value, null);
    }
}
