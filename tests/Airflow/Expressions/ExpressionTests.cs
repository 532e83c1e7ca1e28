using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using Aef.Core.Targets.Airflow;
using Aef.Tests.Airflow.Model;
using Aef.Tests.Airflow.Python;
using Aef.Tests.Airflow.Ruff;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Language.Analysis;
using Aef.Workflows.Language.Printing;

namespace Aef.Tests.Airflow.Expressions;

/// <summary>Expressions have the same value in Python as in a workflow, or fail in both. One Python process computes all of them.</summary>
public sealed class ExpressionTests
{
    private const int Count = 1_000;

    /// <summary>What Python would do otherwise, and what the language requires.</summary>
    private static readonly (string Expression, string? Value)[] Rules =
    [
        ("inputs.m.f == 1", "false"), ("1 in inputs.l", "true"), ("1 in [inputs.b]", "false"), ("inputs.b in [1, 2]", "false"),
        ("[1] == [inputs.b]", "false"), ("[1] == [1.0]", "true"), ("inputs.l[2] == true", "true"), ("inputs.l[0] == true", "false"),
        ("inputs.o == null", "true"), ("inputs.big + 1", null), ("inputs.big * 2", null), ("inputs.least - 2", null),
        ("inputs.big + 1 - 1", null), ("inputs.least // -1", "9223372036854775807"), ("-inputs.big - 1", "-9223372036854775808"),
        ("7 / 2", "3.5"), ("6 / 2", "3"), ("inputs.j // 2", "-2"), ("inputs.j % 2", "1"), ("inputs.i % -4", "-1"),
        ("1.0 // 0.1", "10"), ("inputs.i / 0", null), ("inputs.i % 0", null), ("inputs.n // 0", null), ("inputs.b + 1", null),
        ("inputs.b < 2", null), ("not(inputs.i)", null), ("inputs.b and inputs.i", null), ("inputs.c and inputs.i", "false"),
        ("inputs.l[-1]", null), ("inputs.s[0]", null), ("inputs.l[inputs.b]", null), ("inputs.m[\"none\"]", null),
        ("inputs.m.s.x", null), ("inputs.l[9]", null), ("len(inputs.u)", "7"), ("len(inputs.i)", null),
        ("\"a\" + inputs.n", "\"a2.5\""), ("\"a\" + inputs.w", "\"a3\""), ("\"a\" + inputs.b", "\"atrue\""), ("\"a\" + null", null),
        ("\"a\" + inputs.l", null), ("string(inputs.small)", "\"2.5e-07\""), ("string(0.0001)", "\"0.0001\""),
        ("string(inputs.huge)", "\"1.5e+300\""), ("string(100000000000000000000.0)", "\"100000000000000000000\""),
            ("string(1000000000000000000000.0)", "\"1e+21\""),
        ("int(inputs.n)", "2"), ("int(-2.5)", "-2"), ("int(\"12.5\")", null), ("int(true)", null), ("int(\" 1\")", null),
        ("double(\"1_0\")", null), ("double(\"inf\")", null), ("if(null, 1, 2)", "2"), ("if(1, 1, 2)", null),
        ("default(inputs.o, 1)", "1"), ("default(inputs.c, 1)", "false"), ("map.get(inputs.m, [\"n\", \"k\", \"q\"])", "0.5"),
        ("map.get(inputs.o, \"k\")", "null"), ("map.get(inputs.l, \"k\")", null), ("keys(inputs.m)", "[\"f\",\"k\",\"n\",\"s\"]"),
        ("text.to_upper(\"straße\")", "\"STRAßE\""), ("text.to_lower(\"ΑΣ\")", "\"ασ\""), ("text.split(inputs.t, \"\")", null),
        ("text.substring(inputs.u, 1, 2)", "\"\\uD83D\\uDE95\""), ("text.substring(inputs.s, 2, 1)", null),
            ("text.find_all(inputs.u, \"ß\")", "[2]"),
        ("text.url_decode(\"a%2\")", null), ("text.url_encode(\"a/b ä~\")", "\"a%2Fb%20%C3%A4~\""),
        ("json.encode_to_string(inputs.w)", "\"3\""), ("json.encode_to_string(\"ä\")", "\"\\\"ä\\\"\""),
        ("json.decode(\"12345678901234567890\")", "12345678901234567000"), ("json.decode(\"NaN\")", null),
        ("time.parse(\"2026-01-31T06:00:00.5Z\")", "1769839200.5"), ("time.format(0)", "\"1970-01-01T00:00:00Z\""),
        ("time.format(1769839200.25, \"Europe/Berlin\")", "\"2026-01-31T07:00:00.25+01:00\""),
        ("math.floor(-2.5)", "-3"), ("get_type(math.floor(1.5))", "\"integer\""), ("math.max(1, 1.0)", "1"), ("get_type(inputs.w)",
            "\"double\""), ("get_type(inputs.b)", "\"boolean\""),
    ];

    [PythonFact]
    public void Expressions_have_the_value_that_they_have_in_a_workflow()
    {
        using var values = new PythonValues();
        var seen = ExpressionGenerator.Functions.Keys.ToDictionary(f => f, _ => 0);
        Check(values, Enumerable.Range(0, Count).Select(n => new ExpressionGenerator(n).Next()).ToList(), seen).ShouldBeEmpty();

        // An expression that always fails would show nothing.
        seen.Where(s => s.Value < 3).ShouldBeEmpty();
        Check(values, Rules.Select(r => r.Expression).ToList(), []).ShouldBeEmpty();
    }

    [Fact]
    public void The_rules_are_those_of_the_engine()
    {
        var module = ExpressionModule.Of(Rules.Select(r => r.Expression), 3);
        for (var index = 0; index < Rules.Length; index++)
        {
            (module.Evaluate(index).Value is { } value ? value.ToJson() : null).ShouldBe(Rules[index].Value, Rules[index].Expression);
        }
    }

    [Fact]
    public void Every_function_that_does_not_wait_is_translated_or_refused_knowingly()
    {
        string[] refused =
        [
            "events.create_callback_endpoint", "http.default_retry_predicate", "http.default_retry_predicate_non_idempotent",
                "retry.always",
            "retry.never", "sys.get_env", "text.find_all_regex", "text.match_regex", "text.replace_all_regex",
        ];
        var translated = AirflowFunctions.All.Keys;
        StandardLibrarySignatures.Functions.Values.Where(f => !f.IsBlocking).Select(f => f.Name).Except(refused).Order()
            .ShouldBe(translated.Order());
        ExpressionGenerator.Functions.Keys.Concat(["sys.now", "uuid.generate"]).Order().ShouldBe(translated.Order());
    }

    [RuffFact]
    public void All_functions_of_the_library_are_clean()
    {
        foreach (var generation in new[] { 2, 3 })
        {
            RuffCheck.Lint(generation, [ExpressionModule.Library(generation)]).ShouldBeEmpty();
        }
    }

    private static List<string> Check(PythonValues values, IReadOnlyList<string> expressions, Dictionary<string, int> seen)
    {
        var module = ExpressionModule.Of(expressions, 3);
        values.Load(module.Source);
        var context = new TaskContext(
            "evaluate",
            -1,
            1,
            new Dictionary<string, IReadOnlyDictionary<int, TaskState>>(),
            new Dictionary<(string Task, int Index, string Key), object?>(),
            module.Inputs.Entries.ToDictionary(e => e.Key, e => Plain(JsonNode.Parse(e.Value.ToJson()), e.Value)));
        var differences = new List<string>();
        for (var index = 0; index < expressions.Count; index++)
        {
            var (expected, error) = module.Evaluate(index);
            var result = values.Call("evaluate", new Dictionary<string, object?> { ["name"] = $"f{index}" }, context);
            var isReturned = result.End == FunctionEnd.Returned;
            if (expected is { } value ? !isReturned || !AreSame(value, result.Value) : isReturned)
            {
                var written = ExpressionPrinter.Print(module.Expressions[index].Syntax);
                var actual = isReturned ? Text(result.Value) : result.Message;
                differences.Add($"{written}: {expected?.ToString() ?? error}, in Python {actual}");
            }
            else if (expected is not null)
            {
                seen.Keys.Where(f => expressions[index].Contains(f + "(", StringComparison.Ordinal)).ToList().ForEach(f => seen[f]++);
            }
        }

        return differences;
    }

    /// <summary>Also the types are the same: 3 is not 3.0.</summary>
    private static bool AreSame(WorkflowValue expected, object? actual) => actual switch
    {
        null => expected.IsNull,
        bool truth => expected.TryGetBoolean(out var value) && value == truth,
        string text => expected.TryGetString(out var value) && value == text,
        BigInteger number => expected.TryGetInteger(out var value) && value == number,
        double real => expected.Kind == WorkflowValueKind.Double && expected.TryGetNumber(out var value) && value.Equals(real),
        List<object?> items => expected.Kind == WorkflowValueKind.List
            && expected.Items.Count == items.Count
            && expected.Items.Zip(items).All(p => AreSame(p.First, p.Second)),
        Dictionary<string, object?> entries => expected.Kind == WorkflowValueKind.Map
            && expected.Entries.Count == entries.Count
            && expected.Entries.All(e => entries.TryGetValue(e.Key, out var value) && AreSame(e.Value, value)),
        _ => false,
    };

    private static object? Plain(JsonNode? node, WorkflowValue value) => node switch
    {
        null => null,
        JsonArray items => items.Select((i, n) => Plain(i, value.Items[n])).ToList(),
        JsonObject entries => entries.ToDictionary(e => e.Key, e => Plain(e.Value, value[e.Key])),
        _ when value.TryGetBoolean(out var truth) => truth,
        _ when value.TryGetString(out var text) => text,
        _ when value.TryGetInteger(out var number) => new BigInteger(number),
        _ when value.TryGetNumber(out var real) => real,
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    private static string Text(object? value) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        string text => JsonValue.Create(text).ToJsonString(),
        double real => WorkflowValue.FromDouble(real).ToJson(),
        BigInteger number => number.ToString(CultureInfo.InvariantCulture),
        List<object?> items => $"[{string.Join(',', items.Select(Text))}]",
        Dictionary<string, object?> entries =>
            $"{{{string.Join(',', entries.Select(e => $"{JsonValue.Create(e.Key).ToJsonString()}:{Text(e.Value)}"))}}}",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };
}
