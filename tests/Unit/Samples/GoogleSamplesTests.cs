using Aef.Adapters.Yaml;
using Aef.Core.Workspace;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Runs.Testing;
using Aef.Runs.Workspace;
using Aef.Tests.Support;
using Aef.Workflows.Testing;

namespace Aef.Tests.Samples;

/// <summary>
/// Google's own samples: all of them are valid, and all of them run. They are not part of this repository; the tests about them are.
/// </summary>
public sealed class GoogleSamplesTests
{
    private static string Suite { get; } = Repository.PathOf("tests", "Samples", "google-samples.aeftest.yaml");

    [GoogleSamplesFact]
    public void Every_sample_is_valid()
    {
        var workspace = new AefWorkspace(new YamlDocumentReader());
        var invalid = GoogleSamples.Files.Select(f => (File: f, Result: workspace.LoadFile(Path.Combine(GoogleSamples.Folder!, f)))) // skipped without the folder
            .Where(r => r.Result.HasErrors || r.Result.Kind != LoadedKind.Workflow)
            .Select(r => $"{r.File}: {r.Result.Kind}: {string.Join(' ', r.Result.Diagnostics)}");

        GoogleSamples.Files.Count.ShouldBeGreaterThanOrEqualTo(188);
        invalid.ShouldBeEmpty();
    }

    [GoogleSamplesFact]
    public void Every_sample_runs_as_its_tests_expect()
    {
        var result = new TestSuiteRunner(new YamlDocumentReader()).RunFile(Suite, new TestRunOptions(root: GoogleSamples.Folder));

        result.Diagnostics.ShouldBeEmpty();
        result.Tests.Where(t => t.Outcome != TestOutcome.Passed)
            .SelectMany(t => t.Failures.Select(f => $"{t.Name}: {f}").Append($"{t}"))
            .ShouldBeEmpty();
    }

    [GoogleSamplesFact]
    public void Every_sample_has_a_test() =>
        GoogleSamples.Files.Except(SourcesOfTests()).ShouldBeEmpty();

    [Fact]
    public void Without_the_samples_their_tests_are_skipped_and_report_why()
    {
        var result = new TestSuiteRunner(new YamlDocumentReader(), environment: _ => null).RunFile(Suite);

        result.Diagnostics.ShouldBeEmpty();
        result.Skipped.ShouldBe(result.Tests.Count);
        result.Skipped.ShouldBeGreaterThanOrEqualTo(188);
        result.Tests.ShouldAllBe(t => t.SkipReason!.Contains(GoogleSamples.Variable)); // all are skipped, as reported above
    }

    [Fact]
    public void Shapes_that_people_write_do_what_they_should()
    {
        var result = new TestSuiteRunner(new YamlDocumentReader()).RunFile(Repository.PathOf("tests", "Samples", "shapes.aeftest.yaml"));

        result.Diagnostics.ShouldBeEmpty();
        result.Tests.SelectMany(t => t.Failures.Select(f => $"{t.Name}: {f}")).ShouldBeEmpty();
        result.Passed.ShouldBe(result.Tests.Count);
    }

    private static IEnumerable<string> SourcesOfTests()
    {
        var root = (MappingNode)new YamlDocumentReader().Read(new SourceText(File.ReadAllText(Suite), Suite)).Root.ShouldNotBeNull();
        return from test in ((SequenceNode)root["tests"]!).Items.Cast<MappingNode>() // the suite has tests, see above
               from source in ((SequenceNode)test["source"]!).Items.Cast<ScalarNode>() // each has sources
               select source.Text;
    }
}
