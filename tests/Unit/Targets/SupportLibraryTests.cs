using Aef.Adapters.Yaml;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Diagnostics;
using Aef.Documents.Printing;
using Aef.Documents.Reading;
using Aef.Documents.Tree;
using Aef.Tests.Support;
using Aef.Workflows.Language.Analysis;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Tests.Targets;

public sealed class SupportLibraryTests
{
    private static readonly string Folder = Repository.PathOf("src", "Aef.Core", "Targets", "CloudWorkflows", "Machine");

    [Fact]
    public void The_machine_that_is_compiled_in_is_the_one_that_people_read()
    {
        var yaml = Read("support-library.yaml");
        if (Baseline.Updating)
        {
            File.WriteAllText(Path.Combine(Folder, "support-library.json"), DocumentPrinter.ToJson(yaml));
        }

        Read("support-library.json").ShouldBe(yaml);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_machine_passes_the_checks_of_a_deployment(bool logs)
    {
        var routines = SupportLibrary.Get(logs).Take(["aef_begin", "aef_fail", "aef_rows", "aef_part"]).ToList();
        var main = Expressions.Value("null");
        var workflow = new WorkflowSyntax([new RoutineSyntax("main", [], [new StepSyntax(new StepLabel("a"), new ReturnBody(main))]), .. routines]);

        WorkflowAnalyzer.Analyze(workflow).Where(d => d.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        routines.Count.ShouldBe(14);
    }

    [Fact]
    public void Without_logs_no_routine_logs()
    {
        var routines = SupportLibrary.Get(logs: false).Take(["aef_begin", "aef_rows", "aef_fail"]);

        routines.SelectMany(r => SyntaxWalk.Bodies(r.Steps)).OfType<CallBody>().Select(c => c.Callee).ShouldNotContain("sys.log");
    }

    [Fact]
    public void A_pipeline_includes_only_the_routines_that_it_needs()
    {
        SupportLibrary.Get(logs: true).Take(["aef_fail"]).Select(r => r.Name).ShouldBe(["aef_fail"]);
    }

    private static DocumentNode Read(string file)
    {
        var source = SourceTextReader.ReadFile(Path.Combine(Folder, file));
        var result = new DocumentReader(new YamlDocumentReader()).Read(source.Source.ShouldNotBeNull());
        result.Diagnostics.ShouldBeEmpty();
        return result.Root.ShouldNotBeNull();
    }
}
