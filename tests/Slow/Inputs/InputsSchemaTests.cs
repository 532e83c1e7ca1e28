using System.Globalization;
using System.Text.Json;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Inputs;
using Aef.Tests.Inputs;
using Aef.Tests.Schemas;
using Aef.Tests.Support;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Slow.Inputs;

/// <summary>The JSON Schema of a pipeline's inputs.</summary>
public sealed class InputsSchemaTests
{
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void The_schema_accepts_exactly_the_inputs_that_the_validator_accepts(int seed)
    {
        var cases = new InputCases(seed);
        var (accepted, refused) = (0, 0);
        for (var round = 0; round < 300; round++)
        {
            PipelineInput[] inputs = [.. Enumerable.Range(0, 2).Select(i => cases.Declaration($"in_{i}"))];
            var schema = Schema(inputs);
            for (var n = 0; n < 8; n++)
            {
                var values = inputs.Where(_ => n > 0).Aggregate(WorkflowValue.EmptyMap, (map, i) => map.With(i.Name, cases.Value(i)));
                values = n == 7 ? values.With("unknown", cases.Any()) : values;
                if (values.Entries.Any(e => e.Value.TryGetString(out var text) && text.EndsWith('\n')))
                {
                    continue; // $ of .NET, unlike that of ECMAScript, also matches before a last line feed
                }

                var problems = InputValidator.Check(inputs, values);

                if (IsValid(schema, values.ToJson()) != (problems.Count == 0))
                {
                    Assert.Fail($"{InputsSchema.Of(new Pipeline("p").WithInputs([.. inputs]))}\n{values}\n{string.Join('\n', problems)}");
                }

                (accepted, refused) = problems.Count == 0 ? (accepted + 1, refused) : (accepted, refused + 1);
            }
        }

        Math.Min(accepted, refused).ShouldBeGreaterThan(250);
    }

    [Fact]
    public void Dates_and_times_are_those_of_the_calendar()
    {
        PipelineInput[] inputs = [new("day", InputType.Date), new("at", InputType.DateTime)];
        var schema = Schema(inputs);
        var (right, wrong) = (0, 0);
        foreach (var year in (int[])[0, 1, 4, 100, 400, 1900, 2000, 2023, 2024, 2100, 9999])
        {
            for (var month = 0; month <= 13; month++)
            {
                for (var day = 0; day <= 32; day++)
                {
                    var date = string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}");
                    var at = $"{date}T12:{day:00}:59.5+0{Math.Abs(month - 4)}:30";
                    var values = WorkflowValue.FromMap(("day", date), ("at", at));

                    var isValid = InputValidator.Check(inputs, values).Count == 0;

                    IsValid(schema, values.ToJson()).ShouldBe(isValid, values.ToString());
                    (right, wrong) = isValid ? (right + 1, wrong) : (right, wrong + 1);
                }
            }
        }

        right.ShouldBe((10 * 365) + 4); // four of the ten years are leap years; 0000 is no year
        wrong.ShouldBe((11 * 14 * 33) - right);
    }

    [Theory]
    [InlineData("a.c", "abc a\u2028c a\ud83d\ude00c", "a\nc")]
    [InlineData(@"\s", "\t", "\u00a0")]
    [InlineData(@"\d+", "12", "\u0661")]
    [InlineData("(?i)k", "K k \u212a", "x")]
    [InlineData(@"\pL+", "a\u00e9", "1")]
    [InlineData(@"[^\w]", "- \u00e9", "a")]
    [InlineData(@"\Qa.b\E", "a.b", "axb")]
    [InlineData("[[:alpha:]]{2,3}", "ab abc", "a abcd")]
    [InlineData("(a|bc)*", "abc bca", "b")]
    [InlineData("\ud83d\ude00", "\ud83d\ude00", "\ud83d")]
    public void A_pattern_means_the_same_in_the_schema_or_is_left_out(string pattern, string accepted, string refused)
    {
        PipelineInput[] inputs = [new PipelineInput("x").WithPattern(pattern)];
        var schema = Schema(inputs);

        foreach (var (text, expected) in accepted.Split(' ').Select(t => (t, true)).Concat(refused.Split(' ').Select(t => (t, false))))
        {
            var values = WorkflowValue.FromMap(("x", text));
            (InputValidator.Check(inputs, values).Count == 0).ShouldBe(expected, text);
            if (InputsSchema.Of(new Pipeline("p").WithInputs([.. inputs])).Contains("\"pattern\"", StringComparison.Ordinal))
            {
                IsValid(schema, JsonSerializer.Serialize(new Dictionary<string, string> { ["x"] = text })).ShouldBe(expected, text);
            }
        }
    }

    [Fact]
    public void The_schema_describes_the_inputs_for_people()
    {
        var pipeline = Definitions.Pipeline("""
            name: taxi
            inputs:
              taxi: {type: enum, values: [yellow, green], default: yellow, description: The color}
              region: {values: [eu, us], other: true}
              key: {secret: true}
            levels: [[{job_id: A, job_name: a, executor: dataform-tag-executor}]]
            """);
        using var document = JsonDocument.Parse(InputsSchema.Of(pipeline));
        var root = document.RootElement;

        root.GetProperty("title").GetString().ShouldBe("Inputs of taxi");
        var taxi = root.GetProperty("properties").GetProperty("taxi");
        (taxi.GetProperty("description").GetString(), taxi.GetProperty("default").GetString()).ShouldBe(("The color", "yellow"));
        root.GetProperty("properties").GetProperty("region").GetProperty("examples").GetArrayLength().ShouldBe(2);
        root.GetProperty("properties").GetProperty("key").GetProperty("writeOnly").GetBoolean().ShouldBeTrue();
        root.GetProperty("required").EnumerateArray().Select(r => r.GetString()).ShouldBe(["region", "key"]);
    }

    private static SchemaValidator Schema(PipelineInput[] inputs)
    {
        using var document = JsonDocument.Parse(InputsSchema.Of(new Pipeline("p").WithInputs([.. inputs])));
        return new SchemaValidator(document.RootElement.Clone());
    }

    private static bool IsValid(SchemaValidator schema, string json)
    {
        using var document = JsonDocument.Parse(json);
        return schema.IsValid(document.RootElement);
    }
}
