using System.Text.Json;
using Aef.Core.Views.Reports;
using Aef.Tests.Diagnostics;
using Aef.Tests.Printing;

namespace Aef.Tests.Reports;

/// <summary>What the program writes is SARIF by the schema that OASIS publishes.</summary>
public sealed class SarifSchemaTests
{
    private const string Validate = """
        import json, sys, jsonschema
        schema = json.load(open(sys.stdin.readline().strip(), encoding="utf-8-sig"))
        validator = jsonschema.validators.validator_for(schema)(schema)
        for number, line in enumerate(sys.stdin):
            for error in list(validator.iter_errors(json.loads(line)))[:5]:
                print(number, list(error.absolute_path), error.message[:300])
        """;

    [SarifSchemaFact]
    public void The_diagnostics_of_every_page_with_fixes_and_suppressions_are_a_valid_log()
    {
        var pages = DiagnosticPage.All.Where(p => ExampleRunner.Knows(p.Kind)).ToList();
        var logs = pages.Select(p => ExampleRunner.Run(p).ToList())
            .Select(f => SarifWriter.Write(["a.yaml", "-"], [.. f, .. f.Select(d => d.WithSuppression("as agreed"))], Path.GetTempPath()));
        var input = Environment.GetEnvironmentVariable(SarifSchemaFactAttribute.Variable) + "\n" + string.Concat(
            logs.Select(l => JsonSerializer.Serialize(JsonDocument.Parse(l)) + "\n"));

        PythonFactAttribute.TryRun(PythonFactAttribute.Find("jsonschema").ShouldNotBeNull(), Validate, input, out var output)
            .ShouldBeTrue(output);

        pages.Count.ShouldBeGreaterThan(150);
        output.ShouldBeEmpty();
    }

    [SarifSchemaFact]
    public void The_schema_refuses_what_is_not_a_log()
    {
        var log = SarifWriter.Write([], [], Path.GetTempPath());
        var broken = JsonSerializer.Serialize(JsonDocument.Parse(log))
            .Replace("\"results\":[]", "\"results\":[{\"level\":\"bad\"}]", StringComparison.Ordinal);
        broken.ShouldContain("bad");

        PythonFactAttribute.TryRun(
            PythonFactAttribute.Find("jsonschema").ShouldNotBeNull(),
            Validate,
            Environment.GetEnvironmentVariable(SarifSchemaFactAttribute.Variable) + "\n" + broken + "\n",
            out var output).ShouldBeTrue(output);

        output.ShouldContain("'bad' is not one of");
    }
}
