using System.Reflection;
using Aef.Adapters.Yaml;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Tests.Support;
using Aef.Workflows.Language.Analysis;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Tests.Targets;

public sealed class SupportLibraryTests
{
    private static readonly string[] Yaml =
    [
        .. new[] { "support-library.yaml", "admission.yaml", "callbacks.yaml", "connectors.yaml", "local.yaml" }
            .Select(file => Repository.PathOf("src", "Aef.Core", "Targets", "CloudWorkflows", "Support", file)),
    ];

    [Fact]
    public void The_compiler_contains_the_library_that_people_read()
    {
        using var stream = typeof(SupportLibrary).Assembly.GetManifestResourceStream("support-library.json").ShouldNotBeNull();
        using var reader = new StreamReader(stream);
        var embedded = reader.ReadToEnd();

        Read(new SourceText(embedded)).ShouldBe(new MappingNode(
            [.. Yaml.SelectMany(f => ((MappingNode)Read(SourceTextReader.ReadFile(f).Source.ShouldNotBeNull())).Entries)]));
        embedded.ShouldNotContain('\n', "the compiler reads the compact form");
    }

    [Fact]
    public void Every_constant_names_a_routine_of_the_library()
    {
        var names = SupportLibrary.Get(logs: true, RunLimits.Timeout | RunLimits.Deadline)
            .Select(
                SupportRoutines.Called,
                features: SupportFeatures.Callbacks | SupportFeatures.Secrets | SupportFeatures.Connectors | SupportFeatures.Local)
            .Select(r => r.Name)
            .ToHashSet();

        Constants().Where(name => name != SupportRoutines.Main && !names.Contains(name)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_constant_names_a_parameter_of_its_routine()
    {
        var routines = SupportLibrary.Get(logs: true)
            .Select(SupportRoutines.Called, features: SupportFeatures.Callbacks | SupportFeatures.Connectors)
            .ToDictionary(r => r.Name, r => r.Parameters.Select(p => p.Name).ToList());

        routines[SupportRoutines.Job].ShouldContain(SupportParameters.JobId);
        routines[SupportRoutines.Job].ShouldContain(SupportParameters.Location);
        routines[SupportRoutines.Async].ShouldContain(SupportParameters.Attempt);
        routines[SupportRoutines.Callback].ShouldContain(SupportParameters.Attempt);
        routines[SupportRoutines.Connector].ShouldContain(SupportParameters.Attempt);
        routines[SupportRoutines.ConnectorCall].ShouldContain(SupportParameters.Action);
        routines[SupportRoutines.Sync].ShouldContain(SupportParameters.Attempt);
        routines[SupportRoutines.Workflow].ShouldContain(SupportParameters.Attempt);
        routines[SupportRoutines.Skip].ShouldBe([SupportParameters.SkippedIds, SupportParameters.SkipReason]);
    }

    [Fact]
    public void The_sources_name_routines_only_by_the_constants()
    {
        var literals = Constants().Where(name => name != SupportRoutines.Main).Select(name => $"\"{name}\"").ToList();
        var folders = new[] { Repository.PathOf("src", "Aef.Core"), Repository.PathOf("src", "Aef.Runs") };

        folders.SelectMany(f => Directory.EnumerateFiles(f, "*.cs", SearchOption.AllDirectories))
            .Where(f =>
                Path.GetFileName(f) is not ("SupportRoutines.cs" or "MainSteps.cs")
                    && !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(f => File.ReadAllText(f) is var text && literals.Exists(l => text.Contains(l, StringComparison.Ordinal)))
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    [InlineData(true, 3)]
    public void The_library_passes_the_checks_of_a_deployment(bool logs, int limits)
    {
        var routines = SupportLibrary.Get(logs, (RunLimits)limits).Select(["aef_begin", "aef_fail", "aef_rows", "aef_part"]).ToList();
        var main = Expressions.Value("null");
        var workflow = new WorkflowSyntax(
            [new RoutineSyntax("main", [], [new StepSyntax(new StepLabel("a"), new ReturnBody(main))]), .. routines]);

        WorkflowAnalyzer.Analyze(workflow).Where(d => d.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        routines.Count.ShouldBe(15 + (limits & 1) + (limits >> 1)); // aef_repeat_start, aef_late
    }

    [Fact]
    public void Without_logs_no_routine_logs()
    {
        var routines = SupportLibrary.Get(logs: false).Select(["aef_begin", "aef_rows", "aef_fail"]);

        routines.SelectMany(r => r.Steps)
            .SelectMany(s => SyntaxWalk.Bodies(s.Body))
            .OfType<CallBody>()
            .Select(c => c.Callee)
            .ShouldNotContain("sys.log");
    }

    [Fact]
    public void A_pipeline_includes_only_the_routines_that_it_needs()
    {
        SupportLibrary.Get(logs: true).Select(["aef_fail"]).Select(r => r.Name).ShouldBe(["aef_text", "aef_fail", "aef_cause"]);
    }

    /// <summary>The names of routines among the constants; the others name parameters.</summary>
    private static List<string> Constants() =>
    [
        .. typeof(SupportRoutines).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral)
            .Select(f => (string)f.GetRawConstantValue()!)
                .Where(name => name == SupportRoutines.Main || name.StartsWith("aef_", StringComparison.Ordinal)),
    ];

    private static MappingNode Read(SourceText source)
    {
        var result = new DocumentReader(new YamlDocumentReader()).Read(source);
        result.Diagnostics.ShouldBeEmpty();
        return result.Root.ShouldBeOfType<MappingNode>();
    }
}
