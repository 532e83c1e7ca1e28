using Aef.Core.Pipelines.Catalog;
using Aef.Documents.Tree;
using Aef.Tests.Airflow.Comparison;
using Aef.Tests.Airflow.Model;
using Aef.Tests.Airflow.Python;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Airflow.Catalog;

/// <summary>The outputs of steps on Airflow, and the functions that compute them, with fakes of the hooks of Google.</summary>
public sealed class OutputTests
{
    private const string Spec = """
        [
          {"job_id": "Q", "job_name": "q", "executor": "bigquery-query", "with": {"sql": "SELECT 1", "project_id": "${inputs.place}"}},
          {"job_id": "L", "job_name": "l", "executor": "bigquery-load", "with": {"source_uris": ["gs://b/a"], "location": "EU",
            "destination_table": {"projectId": "p", "datasetId": "d", "tableId": "t"}}},
          {"job_id": "C", "job_name": "c", "executor": "gcs-copy",
            "with": {"source_bucket": "a", "source_object": "b", "target_bucket": "cc", "target_object": "{{ d }}"}},
          {"job_id": "G", "job_name": "g", "executor": "gcs-wait", "with": {"bucket": "bb", "prefix": "p"}},
          {"job_id": "W", "job_name": "w", "executor": "workflow", "with": {"workflow": "x", "argument": {"a": "${inputs.place}"}}},
          {"job_id": "T", "job_name": "t", "type": "workflows", "workflows_name": "child"}
        ]
        """;

    /// <summary>What the hooks of Airflow answer for each step, and the output that the next step reads.</summary>
    private static readonly Dictionary<string, (object? Answer, string Output)> Steps = new()
    {
        ["Q"] = ("job-1", """{"job_id":"job-1","location":"US","bytes_processed":12,"rows_changed":0}"""),
        ["L"] = ("job-2", """{"job_id":"job-2","location":"EU","rows":3,"bytes":0}"""),
        ["C"] = (null, """{"generation":"1754","size":9}"""),
        ["G"] = (new List<object?> { "p1", "p2" }, """{"object":"p1","generation":"1754"}"""),
        ["W"] = (null, """{"w":"x","e":"e-1","l":"r","p":"p","n":1.0}"""),
        ["T"] = (null, """{"w":"child","e":"e-2","l":"r","p":"p","n":1.0}"""),
    };

    [PythonFact]
    public void A_step_reads_what_the_API_returns_about_the_job_before()
    {
        using var values = new PythonValues();
        foreach (var generation in new[] { 2, 3 })
        {
            var reads = string.Join(", ", Steps.Keys.Select(s => $"\"{s}\": \"${{steps.{s}.output}}\""));
            var read = """
                [{"job_id": "R", "job_name": "r", "executor": "http-request",
                  "with": {"url": "https://a.example", "body": {BODY}}}]
                """.Replace("BODY", reads, StringComparison.Ordinal);
            var source = ProductCompiler.Compile(
                $$"""{"name": "p", "inputs": {"place": {"default": "US"} }, "levels": [ {{Spec}}, {{read}} ]}""",
                generation).Source;
            values.Load(source);
            var dag = DagReader.Read(LibraryFunctions.Remove(source), generation);
            IReadOnlyDictionary<string, object?>? body = null;
            var result = AirflowRun.Execute(dag, new AirflowRunOptions
            {
                Values = new Executions(values, arguments => body = arguments),
                Outcome = (instance, _) => AirflowOutcome.Success with
                {
                    Value = Steps.FirstOrDefault(s => instance.Task.Id.EndsWith($".{s.Key.ToLowerInvariant()}", StringComparison.Ordinal))
                        .Value.Answer,
                },
            });

            result.State.ShouldBe("success", result.ToString());
            var outputs = (Dictionary<string, object?>)body!["body"]!;
            foreach (var (step, (_, output)) in Steps)
            {
                PythonText.Json(outputs[step]).ShouldBe(output, $"{step} on Airflow {generation}");
            }
        }
    }

    [PythonFact]
    public void Outputs_outside_of_a_list_are_in_its_order_with_null_for_items_that_have_none()
    {
        const string Definition = """
            {"name": "p", "levels": [
              {"threads": [{"for_each": ["a", "b", "c"], "steps": [
                {"job_id": "J", "job_name": "j", "executor": "dataproc-serverless-job-executor", "when": "${item != \"b\"}",
                  "continue_if_fail": true}]}]},
              [{"job_id": "R", "job_name": "r", "executor": "http-request", "when": "${len(steps.J.output) == 3}",
                "with": {"url": "https://a.example", "body": {"all": "${steps.J.output}"}}}]]}
            """;
        using var values = new PythonValues();
        foreach (var generation in new[] { 2, 3 })
        {
            var source = ProductCompiler.Compile(Definition, generation).Source;
            values.Load(source);
            IReadOnlyDictionary<string, object?>? body = null;
            var result = AirflowRun.Execute(DagReader.Read(LibraryFunctions.Remove(source), generation), new AirflowRunOptions
            {
                Values = new Executions(values, arguments => body = arguments),
                Outcome = (instance, _) => new AirflowOutcome(instance.MapIndex < 2, 5)
                {
                    Value = new Dictionary<string, object?> { ["name"] = $"projects/p/locations/l/batches/batch-{instance.MapIndex}" },
                },
            });

            result.State.ShouldBe("success", result.ToString());
            PythonText.Json(body!["body"]).ShouldBe("""{"all":[{"batch_id":"batch-0"},null,null]}""");
        }
    }

    [PythonFact]
    public void Functions_of_outputs_report_what_they_cannot_find()
    {
        using var host = new PythonValues();
        host.Load(Sample);
        Call(host, "workflow_output", ("workflow", "w"), ("region", "r"), ("execution_id", "none")).ShouldBe("null");
        Call(host, "workflow_output", ("workflow", "w"), ("region", "r"), ("execution_id", "large")).ShouldContain("OutputTooLarge");
        Call(host, "copied_object", ("bucket", "b"), ("name", "gone")).ShouldContain("The object gone no longer exists");
        Call(host, "found_object", ("bucket", "b"), ("names", new List<object?> { "gone" })).ShouldContain("no longer exists");
        Call(host, "run_build", ("build", new Dictionary<string, object?> { ["steps"] = "x" }), ("region", "r"), ("project_id", "p"))
            .ShouldBe("""{"build_id":"b-1","images":[{"name":"p/r","digest":"sha256:1"}]}""");
    }

    /// <summary>The check sends the statement of the connector, so that both have the same meaning whatever the query returns.</summary>
    [PythonFact]
    public void A_check_asserts_on_Airflow_what_it_asserts_in_a_workflow()
    {
        using var host = new PythonValues();
        host.Load(Sample);
        (string, object?)[][] all =
        [
            [("expect", "no_rows")], [("expect", "rows")], [("expect", "value")], [("expect", "value"), ("equals", 1.5)],
            [("expect", "value"), ("minimum", 0.0), ("maximum", 1e21)], [("expect", "rows"), ("minimum", 3.0)],
        ];
        foreach (var given in all)
        {
            var arguments = given
                .Concat([("sql", "SELECT x\nFROM t -- it's"), ("severity", "error"), ("location", "EU"), ("project_id", (object?)"p")])
                .ToArray();
            var job = Call(host, "check_data", arguments);
            job.ShouldBe(PythonText.Json(new Dictionary<string, object?>
            {
                ["job_id"] = $"p/EU/{Statement(arguments)}",
                ["location"] = "EU",
                ["passed"] = true,
            }));
        }

        Call(host, "check_data", ("sql", "wrong"), ("severity", "error"), ("expect", "rows"), ("location", "EU")).ShouldContain("The assertion does not hold");
        Call(host, "check_data", ("sql", "late"), ("severity", "error"), ("expect", "rows"), ("location", "EU")).ShouldContain("cancelled 1");
        Call(host, "check_data", ("sql", "x"), ("severity", "error"), ("expect", "nope"), ("location", "EU")).ShouldContain("expect must be no_rows, rows or");
    }

    /// <summary>The statement that the connector binding of the entry sends.</summary>
    private static string Statement(IEnumerable<(string Name, object? Value)> given)
    {
        var start = ((ConnectorBinding)ExecutorCatalog.BuiltIn.Find("check")!.Workflows[0]).Start!.Call; // the entry is built in
        var body = (MappingNode)start.Args!["body"]!; // the entry is built in
        var query = (ScalarNode)((MappingNode)((MappingNode)body["configuration"]!)["query"]!)["query"]!;
        var values = given.ToDictionary(g => g.Name, g => g.Value);
        string[] names = ["sql", "expect", "minimum", "maximum", "equals", "fresh_within_minutes", "columns", "severity"];
        var parameters = WorkflowValue.FromMap([.. names.Select(n => (n, Value(values.GetValueOrDefault(n))))]);
        var expression = Aef.Workflows.Language.Parsing.Expressions.Parse(query.Text[2..^1]);
        return ExpressionEvaluator.Evaluate(expression, [("parameters", parameters)]).Value.Text ?? string.Empty;

        static WorkflowValue Value(object? value) => value switch
        {
            double number => WorkflowValue.FromDouble(number),
            string text => WorkflowValue.FromString(text),
            _ => WorkflowValue.Null,
        };
    }

    private static readonly string Sample = ProductCompiler.Compile(
        """
        {"name": "p", "levels": [[
          {"job_id": "A", "job_name": "a", "executor": "check", "with": {"sql": "x"}},
          {"job_id": "B", "job_name": "b", "executor": "cloud-build", "with": {"steps": []}},
          {"job_id": "C", "job_name": "c", "executor": "gcs-copy",
            "with": {"source_bucket": "a", "source_object": "b", "target_bucket": "cc", "target_object": "d"}},
          {"job_id": "D", "job_name": "d", "executor": "gcs-wait", "with": {"bucket": "bb", "prefix": "p"}},
          {"job_id": "E", "job_name": "e", "executor": "workflow", "with": {"workflow": "w"}}],
          [{"job_id": "R", "job_name": "r", "executor": "http-request", "with": {"url": "https://a.example", "body": {
            "c": "${steps.C.output}", "d": "${steps.D.output}", "e": "${steps.E.output}"}}}]]}
        """,
        3).Source;

    private static string Call(PythonValues host, string function, params (string Name, object? Value)[] arguments)
    {
        var context = new TaskContext(
            "t",
            -1,
            1,
            new Dictionary<string, IReadOnlyDictionary<int, TaskState>>(),
            new Dictionary<(string Task, int Index, string Key), object?>(),
            new Dictionary<string, object?>());
        var result = host.Call(function, arguments.ToDictionary(a => a.Name, a => a.Value), context);
        return result.Message ?? PythonText.Json(result.Value);
    }

    /// <summary>Calls functions of the DAG, but sends no request; a template becomes the id of the execution that it reads.</summary>
    private sealed class Executions(PythonValues values, Action<IReadOnlyDictionary<string, object?>> sent) : IExpressionValues
    {
        public FunctionResult Call(string function, IReadOnlyDictionary<string, object?> arguments, TaskContext context)
        {
            if (function == "send_request")
            {
                sent(arguments);
                return new FunctionResult(FunctionEnd.Returned);
            }

            return values.Call(
                function,
                arguments.ToDictionary(a => a.Key, a => a.Value is string text && text.StartsWith("{{", StringComparison.Ordinal)
                    ? ExecutionOf(text)
                    : a.Value),
                context);
        }

        private static string ExecutionOf(string template)
        {
            template.ShouldBe("{{ ti.xcom_pull(task_ids='Level_1.Level_1_Thread_1.t_start', key='execution_id') }}");
            return "e-2";
        }
    }
}
