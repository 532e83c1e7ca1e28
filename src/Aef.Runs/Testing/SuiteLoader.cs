using System.Globalization;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Runs.DiagnosticCatalog;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Credentials;
using Aef.Workflows.Testing;

namespace Aef.Runs.Testing;

/// <summary>Creates tests from a parsed test file: reads the sources, mocks, scripts and parameters that it names.</summary>
internal sealed class SuiteLoader(TestSourceLoader sources, TestFileCache files, string? path, DiagnosticBag diagnostics)
{
    private static readonly string[] WorkflowKeys = ["environment", "workflows"];
    private static readonly string[] PipelineKeys = ["inputs", "simulate", "parameters"];
    private static readonly string[] ExpectKeys =
        [.. WorkflowExpectationsReader.Keys, .. WorkflowExpectationsReader.CallKeys, .. PipelineExpectationsReader.Keys];

    private readonly TestFolder _folder = TestFolder.Of(path);

    /// <summary>The tests of a draft: one, or one for each file when <c>source</c> is a list of files.</summary>
    public IEnumerable<LoadedTest> Load(TestDraft draft)
    {
        if (draft.Map["expr"] is ScalarNode expression)
        {
            return [Load(draft, TestSourceLoader.WorkflowOf(expression), draft.Name)];
        }

        if (draft["source"] is not SequenceNode { Items.Count: > 0 } list || !list.Items.All(TestSourceLoader.IsFile))
        {
            return [Load(draft, draft["source"], draft.Name)];
        }

        return [.. list.Items.Select(f => Load(draft, f, $"{draft.Name} ({((ScalarNode)f).Text})"))];
    }

    private LoadedTest Load(TestDraft draft, DocumentNode? node, string testName)
    {
        var expect = OpenExpectations(draft);
        List<TestExpectation> expectations = expect is null
            ? [.. WorkflowExpectationsReader.Success(draft.Location)]
            : [.. WorkflowExpectationsReader.Read(expect), .. PipelineExpectationsReader.Read(expect)];
        CheckCodes(expectations);
        var test = new LoadedTest(testName, draft.Location) { Skip = draft.Skip, Only = draft.Only };
        var start = ReadStart(draft);
        var environment = draft["environment"] is { } variables ? EnvironmentReader.Read(variables, diagnostics) : new EngineEnvironment();
        var mocks = draft["mocks"] is { } answers ? files.ReadMocks(answers, _folder) : null;
        var parameters = draft["parameters"] is { } platform ? files.ReadParameters(platform, _folder) : null;
        var workflows = ReadWorkflows(draft);
        var secrets = ReadSecrets(draft);
        if (node is null)
        {
            if (!draft.Has("source") && draft.Skip is null)
            {
                draft.Map.Miss("\"source\", a file or the source itself");
            }

            return test;
        }

        if ((sources.WhyNot(node) ?? WhyNoWorkflows(draft)) is { } why)
        {
            return test with { Skip = test.Skip ?? why };
        }

        if (sources.Load(draft, node) is not { } source)
        {
            return test;
        }

        var argument = draft["args"] is { } args ? WorkflowValue.FromDocument(args) : WorkflowValue.Null;
        if (source.Workflow is not null)
        {
            Refuse(draft, expect, PipelineKeys, PipelineExpectationsReader.Keys, "pipelines", "a workflow");
            return test with
            {
                Source = source,
                Workflow = new WorkflowTest(
                    testName,
                    expectations,
                    argument,
                    environment,
                    mocks,
                    workflows,
                    secrets,
                    start,
                    draft.Location),
            };
        }

        Refuse(draft, expect, WorkflowKeys, WorkflowExpectationsReader.CallKeys, "workflows", "a pipeline");
        argument = WithInputs(argument, draft["inputs"]);
        return test with
        {
            Source = source,
            Argument = argument,
            Script = ReadScript(draft, source, argument),
            Parameters = parameters,
            Mocks = mocks,
            Secrets = secrets,
            Start = start ?? WorkflowTest.DefaultStart,
            Expectations = expectations,
        };
    }

    /// <summary>The argument of a pipeline's run with the inputs of the test, which override those of the argument.</summary>
    private static WorkflowValue WithInputs(WorkflowValue argument, DocumentNode? inputs) => inputs is MappingNode map
        ? argument.With(
            InputValueProblems.Key,
            map.Entries.Aggregate(argument[InputValueProblems.Key], (all, e) => all.With(e.Key, WorkflowValue.FromDocument(e.Value))))
        : argument;

    private TestMap? OpenExpectations(TestDraft draft) =>
        draft.Map["expect"] is { } node ? TestMap.Open(node, "expect", ExpectKeys, diagnostics) : null;

    private void CheckCodes(IEnumerable<TestExpectation> expectations)
    {
        foreach (var (code, location) in WorkflowExpectationsReader.CodesOf(expectations).Where(c => c.Code.Length > 0 && DiagnosticRegistry.All.All(d => d.Code != c.Code)))
        {
            diagnostics.Add(TestDiagnostics.UnknownCode.At(location, code));
        }
    }

    private static DateTimeOffset? ReadStart(TestDraft draft)
    {
        if (draft["start"] is not { } node)
        {
            return null;
        }

        if (node is ScalarNode { ScalarKind: ScalarKind.String } text
            && DateTimeOffset.TryParseExact(
                text.Text,
                ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var start))
        {
            return start;
        }

        draft.Map.Refuse(node, "start", "a time such as 2026-01-01T00:00:00Z");
        return null;
    }

    private Dictionary<string, WorkflowTestSource> ReadWorkflows(TestDraft draft)
    {
        var workflows = new Dictionary<string, WorkflowTestSource>(StringComparer.Ordinal);
        foreach (var entry in draft["workflows"] is MappingNode map ? map.Entries : [])
        {
            if (!SuiteReader.IsOfKind("source", entry.Value))
            {
                draft.Map.Refuse(
                    entry.Value,
                    $"the workflow {entry.Key}",
                    "the name of a file, or the source as a string, an object or a list");
            }
            else if (sources.WhyNot(entry.Value) is null && sources.Load(draft, entry.Value, entry.Key) is { } source)
            {
                AddWorkflow(workflows, entry, source);
            }
        }

        return workflows;
    }

    private string? WhyNoWorkflows(TestDraft draft) =>
        draft["workflows"] is MappingNode map ? map.Entries.Select(e => sources.WhyNot(e.Value)).FirstOrDefault(w => w is not null) : null;

    private void AddWorkflow(Dictionary<string, WorkflowTestSource> workflows, MappingEntry entry, TestSource source)
    {
        if (source.Workflow is { Program: not null } workflow)
        {
            workflows[entry.Key] = workflow;
            return;
        }

        var error = source.Loaded.Diagnostics.FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error);
        diagnostics.Add(TestDiagnostics.CannotUse.At(entry.Value.Location, source.Path, error?.ToString() ?? "it is not a workflow."));
    }

    private static Secrets ReadSecrets(TestDraft draft)
    {
        var values = new List<(string, string)>();
        foreach (var entry in draft["secrets"] is MappingNode map ? map.Entries : [])
        {
            if (entry.Value is ScalarNode { ScalarKind: not ScalarKind.Null } value)
            {
                values.Add((entry.Key, value.Text));
            }
            else
            {
                draft.Map.Refuse(entry.Value, $"the secret {entry.Key}", "a string");
            }
        }

        return new Secrets(values);
    }

    /// <summary>Scripts name jobs, so they are read again for each pipeline.</summary>
    private SimulationScript ReadScript(TestDraft draft, TestSource source, WorkflowValue argument)
    {
        if (draft["simulate"] is not { } node || source.Loaded.Bound is not { } pipeline)
        {
            return SimulationScript.Empty;
        }

        var root = node is ScalarNode { ScalarKind: ScalarKind.String } file ? files.Read(_folder.PathOf(file.Text), node) : node;
        if (root is null)
        {
            return SimulationScript.Empty;
        }

        var result = SimulationScriptReader.Read(root, pipeline);
        var script = result.Script ?? SimulationScript.Empty;
        diagnostics.AddRange(result.Diagnostics);
        diagnostics.AddRange(ScriptItems.Check(pipeline, argument, script));
        return script;
    }

    private void Refuse(TestDraft draft, TestMap? expect, string[] keys, IReadOnlyList<string> expectKeys, string what, string kind)
    {
        foreach (var key in keys)
        {
            if (draft.LocationOf(key) is { } location)
            {
                diagnostics.Add(TestDiagnostics.DoesNotFit.At(location, key, what, kind));
            }
        }

        foreach (var key in expectKeys.Where(k => expect?[k] is not null))
        {
            diagnostics.Add(TestDiagnostics.DoesNotFit.At(expect!.LocationOf(key), key, what, kind)); // the filter has checked it
        }
    }
}
