using System.Text.Json;
using System.Text.Json.Nodes;
using Aef.Tests.Airflow.Model;
using Aef.Tests.Airflow.Python;
using Aef.Tests.Conformity;

namespace Aef.Tests.Airflow.Comparison;

/// <summary>No string of a definition becomes a statement, an expression or a template of a DAG.</summary>
public sealed class HostileTests
{
    private const int Count = 150;

    private static readonly string[] Pieces =
    [
        "'", "\"", "\\", "\n", "'''", "\"\"\"", "{{", "}}", "{%", "%}", "{#", "#}", "{", "}", "#", "\u2028", "🚕", "ü", ")", "\nimport os\n",
        "os.system('x')", "\t", "\u0085", "a", " ", "\\n", "\\\"", "%s", "f'{x}'", "\u202e", "{{ ti }}", "{{ 7 * 7 }}", "{% raw %}",
            ".json", ".sql",
        ".md", "\r", "\n    x = 1", "\")", "]", "\\N{DASH}", "__import__('os')", "\ufeff", "{{ var.value.x }}", "-", "/",
    ];

    [PythonFact(needsJinja: true)]
    public void A_hostile_string_stays_data()
    {
        using var values = new PythonValues();
        var plain = ModuleShape.Of(Parse("plain", 3));
        var templates = Templates(Read("plain", 3), values).Keys.ToHashSet();
        for (var number = 1; number <= Count; number++)
        {
            var text = Text(number);
            var generation = 2 + (number % 2);
            var module = Parse(text, generation);
            ModuleShape.Of(module)
                .ShouldBe(generation == 3 ? plain : ModuleShape.Of(Parse("plain", 2)), $"{JsonSerializer.Serialize(text)}");
            module.Body.OfType<PyFunction>()
                .Where(f => !LibraryFunctions.Names.Contains(f.Name))
                .Select(FunctionCheck.FindProblem)
                .ShouldAllBe(p => p == null);
            var dag = DagReader.Read(module, generation);
            var rendered = Templates(dag, values);
            var step = dag.Tasks.Single(t => t.Operator == "DataprocCreateBatchOperator");
            var batch = (Dictionary<string, object?>)step.Arguments["batch"]!;
            var spark = (Dictionary<string, object?>)batch["spark_batch"]!;
            Value(((List<object?>)spark["args"]!)[0], rendered).ShouldBe(text);
            Value(((List<object?>)spark["args"]!)[1], rendered).ShouldBe($"x{text}");
            Value(((List<object?>)spark["jar_file_uris"]!)[0], rendered).ShouldBe($"gs://b/{text}");
            var execution = (Dictionary<string, object?>)((Dictionary<string, object?>)batch["environment_config"]!)["execution_config"]!;
            Value(execution["subnetwork_uri"], rendered).ShouldBe($"projects/p/{text}");
            ((string)dag.Arguments["doc_md"]!).ShouldContain(text.TrimEnd());
            ((string)dag.Arguments["doc_md"]!).ShouldEndWith("\n");

            // What is rendered is what the plain pipeline renders, too; a value is only rendered to itself.
            rendered.Where(r => !templates.Contains(r.Key))
                .Select(r => r.Value)
                .ShouldAllBe(r => r.Contains(text.TrimEnd('\n'), StringComparison.Ordinal));

            var condition = module.Body.OfType<PyFunction>().Single(f => f.Name.StartsWith("is_", StringComparison.Ordinal));
            values.Load(Compile(text, generation));
            Call(values, condition.Name, text).ShouldBe(true, JsonSerializer.Serialize(text));
            Call(values, condition.Name, text + "x").ShouldBe(false);
        }
    }

    [Fact]
    public void The_shape_shows_a_statement_or_an_expression_that_a_string_has_added()
    {
        static string Of(string source) => ModuleShape.Of(PythonParser.Parse(source));
        Of("x = f(a='one')").ShouldBe(Of("y = g(a=literal('two' 'three'))"));
        Of("x = f(a='one')").ShouldNotBe(Of("x = f(a='one'.upper())"));
        Of("x = f(a='one')").ShouldNotBe(Of("x = f(a='one')\nos.system('x')"));
        Of("x = f(a='one')").ShouldNotBe(Of("x = f(a='one', b='two')"));
        Of("x = f(a='one')").ShouldNotBe(Of("x = f(b='one')"));
        Of("x = f(a='one')").ShouldNotBe(Of("x = f(a=literal(g('one')))"));
        Of("def f():\n    return 'a'").ShouldNotBe(Of("def f():\n    return 'a' + 'b'"));
    }

    [Fact]
    public void A_function_that_does_more_than_an_expression_is_a_problem()
    {
        static string? Of(string source) => FunctionCheck.FindProblem((PyFunction)PythonParser.Parse(source).Body[0]);
        Of("def f(params, **_):\n    \"\"\"Doc.\"\"\"\n    return len(params['x']) == 1 and not params['y']").ShouldBeNull();
        Of("def f():\n    return os.system('x')").ShouldNotBeNull();
        Of("def f():\n    return __import__('os')").ShouldNotBeNull();
        Of("def f():\n    return 'a'.format(1)").ShouldNotBeNull();
        Of("def f():\n    return [x for x in y]").ShouldNotBeNull();
        Of("def f(params):\n    params['x']\n    return 1").ShouldNotBeNull();
    }

    private static object? Call(PythonValues values, string function, string input)
    {
        var context = Context() with { Params = new Dictionary<string, object?> { ["x"] = input } };
        var result = values.Call(function, new Dictionary<string, object?>(), context);
        result.End.ShouldBe(FunctionEnd.Returned, result.Message);
        return result.Value;
    }

    private static TaskContext Context() => new(
        "t",
        -1,
        1,
        new Dictionary<string, IReadOnlyDictionary<int, TaskState>>(),
        new Dictionary<(string Task, int Index, string Key), object?>(),
        new Dictionary<string, object?>());

    /// <summary>What Airflow makes of all strings that it would change, by the string.</summary>
    private static Dictionary<string, string> Templates(AirflowDag dag, PythonValues values)
    {
        var templates = dag.Tasks.SelectMany(t => t.Arguments.Where(a => a.Key is not ("task_id" or "doc_md" or "op_kwargs")))
            .SelectMany(a => Strings(a.Value))
            .Where(s => s.Contains('{', StringComparison.Ordinal) || s.EndsWith('\n'))
            .Distinct()
            .ToList();
        return templates.Zip(values.Render(templates, Context())).ToDictionary(p => p.First, p => p.Second);
    }

    // Those in literal(…) are not rendered.
    private static IEnumerable<string> Strings(object? value) => value switch
    {
        string text => [text],
        List<object?> items => items.SelectMany(Strings),
        Dictionary<string, object?> entries => entries.Values.SelectMany(Strings),
        _ => [],
    };

    private static string? Value(object? argument, Dictionary<string, string> rendered) => argument switch
    {
        LiteralValue { Value: string literal } => literal,
        string text => rendered.GetValueOrDefault(text, text),
        _ => null,
    };

    private static AirflowDag Read(string text, int generation) => DagReader.Read(Parse(text, generation), generation);

    private static PyModule Parse(string text, int generation) => PythonParser.Parse(LibraryFunctions.Remove(Compile(text, generation)));

    private static string Compile(string text, int generation) => ProductCompiler.Compile(Definition(text), generation).Source;

    private static string Definition(string text)
    {
        var root = new JsonObject
        {
            ["name"] = "hostile",
            ["engine"] = "composer",
            ["description"] = "d " + text,
            ["inputs"] = new JsonObject
            {
                ["x"] = new JsonObject { ["type"] = "string", ["default"] = text, ["description"] = text },
                ["y"] = new JsonObject { ["type"] = "enum", ["values"] = new JsonArray(text, "other"), ["default"] = "other" },
            },
            ["definition"] = new JsonArray(new JsonObject
            {
                ["LEVEL_ID"] = "L" + text,
                ["THREADS"] = new JsonArray(new JsonObject
                {
                    ["THREAD_ID"] = "T" + text,
                    ["STEPS"] = new JsonArray(new JsonObject
                    {
                        ["JOB_ID"] = "J1",
                        ["JOB_NAME"] = "n" + text,
                        ["TYPE"] = "async",
                        ["FUNCTION_ID_NAME"] = "dataproc-serverless-job-executor",
                        ["when"] = $"${{inputs.x == {Expression(text)}}}",
                        ["with"] = new JsonObject
                        {
                            ["spark_args"] = new JsonArray(Escape(text), "x" + Escape(text)),
                            ["jar_file_location"] = "gs://b/" + Escape(text),
                            ["subnetwork"] = Escape(text),
                        },
                    }),
                }),
            }),
        };
        return root.ToJsonString();
    }

    // In values, "$${" is "${".
    private static string Escape(string text) => text.Replace("${", "$${", StringComparison.Ordinal);

    private static string Expression(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal)
        .Replace("\r", "\\r", StringComparison.Ordinal)
        .Replace("\t", "\\t", StringComparison.Ordinal) + "\"";

    private static string Text(int number)
    {
        var dice = new Dice((ulong)number * 53 + 1);
        return number <= Pieces.Length
            ? "a" + Pieces[number - 1]
            : "a" + string.Concat(Enumerable.Range(0, dice.Between(1, 6)).Select(_ => dice.Pick(Pieces)));
    }
}
