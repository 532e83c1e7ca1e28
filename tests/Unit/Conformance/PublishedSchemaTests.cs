using System.Text;
using Aef.Adapters.Yaml;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Tests.Parsing;
using Aef.Tests.Support;

namespace Aef.Tests.Conformance;

/// <summary>Where the published schema and we differ over our own cases; docs/deviations.md reports why.</summary>
public sealed class PublishedSchemaTests
{
    [PublishedSchemaFact]
    public void Where_the_schema_differs_is_known()
    {
        var stricter = new StringBuilder();
        var looser = new StringBuilder();
        foreach (var testCase in ConformanceCase.Own)
        {
            if (new YamlDocumentReader().Read(new SourceText(testCase.Source)) is not { Root: { } root, HasErrors: false })
            {
                continue;
            }

            var deploys = !Parse.Check(testCase.Source).Any(d => d.Severity == DiagnosticSeverity.Error);
            var accepts = PublishedSchema.Accepts(root);
            if (deploys != accepts)
            {
                (deploys ? stricter : looser).Append("- ").Append(testCase.Id).Append('\n');
            }
        }

        Baseline.ShouldMatch(Repository.PathOf("tests", "Baselines", "published-schema.md"), $"""
            # Where the published schema of workflows and the documentation differ

            Generated from the cases in `tests/Unit/Conformance/Cases` and `workflows.schema.json`; [deviations.md](../../docs/deviations.md) explains why.

            ## The schema is stricter: these deploy here

            {stricter}
            ## The schema is looser: these are refused here

            {looser}
            """.TrimEnd() + "\n");
    }

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class PublishedSchemaFactAttribute : FactAttribute
    {
        public PublishedSchemaFactAttribute()
        {
            if (PublishedSchema.File is null)
            {
                Skip = "NOT TESTED: ../shared/data/workflows.schema.json is not next to the repository.";
            }
        }
    }
}
