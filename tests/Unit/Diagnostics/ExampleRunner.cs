using System.Globalization;
using Aef.Adapters.Yaml;
using Aef.Core.Targets.Airflow;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Core.Views.Comparison;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Runs.Local;
using Aef.Runs.Testing;
using Aef.Runs.Workspace;
using Aef.Tests.Parsing;
using Aef.Tests.Support;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Mocks;
using Aef.Workflows.Language.Parsing;

namespace Aef.Tests.Diagnostics;

/// <summary>What is found in the example of a page, by its kind. Another area adds its kind of example here.</summary>
internal static class ExampleRunner
{
    private static readonly Dictionary<string, Func<string, IEnumerable<Diagnostic>>> Kinds = new(StringComparer.Ordinal)
    {
        ["workflow"] = Parse.Check,
        ["expression"] = text => ExpressionParser.Parse(text.TrimEnd('\n'), Location.None).Diagnostics,
        ["target"] = text => ExpressionParser.ParseTarget(text.TrimEnd('\n'), Location.None).Diagnostics,
        ["json"] = text => new JsonDocumentReader().Read(new SourceText(text)).Diagnostics,
        ["named-json"] = text => new DocumentReader(new YamlDocumentReader()).Read(new SourceText(text, "example.json")).Diagnostics,
        ["yaml"] = text => new YamlDocumentReader().Read(new SourceText(text)).Diagnostics,
        ["path"] = text => SourceTextReader.ReadFile(text.TrimEnd('\n')).Diagnostics,
        ["definition"] = DefinitionExamples.Compile,
        ["validated"] = DefinitionExamples.Validate,
        ["split"] = text => DefinitionExamples.Compile(text, WorkflowSplitting.WhereNeeded),
        ["one-workflow"] = text => DefinitionExamples.Compile(text, WorkflowSplitting.Advise),
        ["composer"] = text => AirflowExamples.Compile(text, AirflowGeneration.Airflow3),
        ["composer-two"] = text => AirflowExamples.Compile(text, AirflowGeneration.Airflow2),
        ["terraform"] = TerraformExamples.Compile,
        ["definition-file"] = DefinitionExamples.CompileFile,
        ["parameters"] = DefinitionExamples.ReadParameters,
        ["run"] = RunExamples.Prepare,
        ["run-project"] = text => ProjectExamples.Use(text, files => RunExamples.PrepareFile(files[0])),
        ["shell"] = ShellExamples.Run,
        ["pydataflow"] = PyDataflowExamples.Import,
        ["template"] = TemplateExamples.Render,
        ["project"] = ProjectExamples.Check,
        ["executor"] = DefinitionExamples.ReadExecutor,
        ["mocks"] = text => new MockFileReader(new YamlDocumentReader()).Read(new SourceText(text)).Diagnostics,
        ["simulate"] = DefinitionExamples.ReadSimulation,
        ["argument"] = text =>
            RunArgument.Check(
                WorkflowValue.FromJson(text),
                Definitions.Bound(
                    Definitions.Thread(
                        "job_id: J01, job_name: a, executor: dataform-tag-executor",
                        "job_id: J02, job_name: b, executor: dataform-tag-executor"))),
        ["output-argument"] = text => RunArgument.Check(
            WorkflowValue.FromJson(text),
            Definitions.Bound(
                Definitions.Thread(
                    "job_id: J01, job_name: a, type: sync, executor: dataform-tag-executor",
                    "job_id: J02, job_name: b, executor: dataform-tag-executor, when: '${steps.J01.output.rows > 0}'"))),
        ["looped-argument"] = text => RunArgument.Check(
            WorkflowValue.FromJson(text),
            Definitions.Bound(
                "levels: [{threads: [{for_each: [a, b], steps: [{job_id: J01, job_name: a, executor: dataform-tag-executor}]}]}]\n")),
        ["scheduled-argument"] = text => RunArgument.Check(
            WorkflowValue.FromJson(text),
            Definitions.Bound(
                "schedule: [{name: nightly, cron: 0 5 * * *}, {name: monthly, cron: 0 6 1 * *, date_format: '%Y-%m'}]\n"
                + Definitions.Thread("job_id: J01, job_name: a, executor: dataform-tag-executor"))),
        ["journal"] = JournalExamples.Run,
        ["history"] = HistoryExamples.Run,
        ["measure"] = MeasureExamples.Measure,
        ["diff"] = text => PipelineComparer.Compare(Definitions.Pipeline(text), Definitions.Pipeline(text)).Diagnostics,
        ["tests"] = text => new TestSuiteRunner(new YamlDocumentReader()).Run(new SourceText(text)).Diagnostics,
        ["format"] = text => new AefWorkspace(new YamlDocumentReader()).Format(new SourceText(text)).Diagnostics,
        ["bytes"] = text => SourceTextReader.Read(ReadBytes(text)).Diagnostics,
    };

    /// <summary>True when examples of the kind can be checked here.</summary>
    public static bool Knows(string? kind) => kind is not null && Kinds.ContainsKey(kind);

    public static IEnumerable<Diagnostic> Run(DiagnosticPage page) => Run(page.Kind!, page.Example); // only pages whose kind is known are run

    /// <summary>What is found in an input of a kind.</summary>
    public static IEnumerable<Diagnostic> Run(string kind, string text) => Kinds[kind](text);

    private static byte[] ReadBytes(string text) =>
        [.. text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(b => byte.Parse(b, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
}
