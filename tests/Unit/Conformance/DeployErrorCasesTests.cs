using Aef.Adapters.Yaml;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Documents.Tree;
using Aef.Tests.Parsing;
using Aef.Tests.Support;

namespace Aef.Tests.Conformance;

/// <summary>The language cases next to the repository: those that deployment refuses are refused here, and no others.</summary>
public sealed class DeployErrorCasesTests
{
    [SharedFileFact("conformance/cases.yaml")]
    public void Deployment_refuses_the_cases_that_it_must_and_no_others()
    {
        var text = SourceTextReader.ReadFile(SharedFileFactAttribute.PathOf("conformance/cases.yaml")).Source.ShouldNotBeNull();
        var cases = (SequenceNode)new YamlDocumentReader().Read(text).Root.ShouldNotBeNull();
        cases.Items.Count.ShouldBeGreaterThan(100);

        var wrong = new List<string>();
        foreach (var entry in cases.Items.Cast<MappingNode>())
        {
            var source = ((ScalarNode)entry["source"]!).Text;
            var mustRefuse = ((MappingNode)entry["expect"]!)["deploy_error"] is not null;
            var errors = Parse.Check(source).Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
            if (mustRefuse != errors.Count > 0)
            {
                wrong.Add($"{entry["id"]}: {(mustRefuse ? "is not refused" : string.Join("; ", errors))}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class SharedFileFactAttribute : FactAttribute
    {
        public SharedFileFactAttribute(string file)
        {
            if (!File.Exists(PathOf(file)))
            {
                Skip = $"NOT TESTED: ../shared/{file} is not next to the repository.";
            }
        }

        public static string PathOf(string file) => Path.Combine(Repository.Root, "..", "shared", file);
    }
}
