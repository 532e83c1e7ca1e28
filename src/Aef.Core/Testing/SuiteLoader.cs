using System.Globalization;
using Aef.Core.Explaining;
using Aef.Core.Running.Simulation;
using Aef.Core.Workspace;
using Aef.Workflows.Diagnostics;
using Aef.Workflows.Documents;
using Aef.Workflows.Runtime;
using Aef.Workflows.Testing;
using Aef.Workflows.Text;

namespace Aef.Core.Testing;

/// <summary>Makes tests that can be run out of what a test file says: reads the sources, mocks, scripts and parameters that it names.</summary>
internal sealed class SuiteLoader(AefWorkspace workspace, IDocumentReader yaml, string? path, TestFolder? sources, string? whyNoSources, DiagnosticBag findings)
{
    private static readonly string[] WorkflowKeys = ["environment", "mocks"];
    private static readonly string[] PipelineKeys = ["simulate", "parameters"];
    private static readonly string[] ExpectKeys = [.. WorkflowExpectationsReader.Keys, .. WorkflowExpectationsReader.CallKeys, .. PipelineExpectationsReader.Keys];

    private readonly TestFolder _folder = TestFolder.Of(path);
    private readonly TestFileCache _files = new(yaml, findings);
    private readonly DocumentReader _documents = new(yaml);
    private readonly Dictionary<string, TestSource?> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<DocumentNode, TestSource?> _inline = new(ReferenceEqualityComparer.Instance);

    public LoadedTest Load(TestDraft draft)
    {
        var expect = OpenExpectations(draft);
        List<TestExpectation> expectations = expect is null
            ? [.. WorkflowExpectationsReader.Success(draft.Location)]
            : [.. WorkflowExpectationsReader.Read(expect), .. PipelineExpectationsReader.Read(expect)];
        CheckCodes(expectations);
        var test = new LoadedTest(draft.Name, draft.Location) { Skip = draft.Skip, Only = draft.Only };
        var start = ReadStart(draft);
        var environment = draft["environment"] is { } variables ? EnvironmentReader.Read(variables, findings) : new EngineEnvironment();
        var mocks = draft["mocks"] is { } answers ? _files.ReadMocks(answers, _folder) : null;
        var parameters = draft["parameters"] is { } platform ? _files.ReadParameters(platform, _folder) : null;
        if (draft["source"] is not { } node)
        {
            if (!draft.Has("source"))
            {
                draft.Map.Miss("'source', a file or the source itself");
            }

            return test;
        }

        if (IsFile(node) && whyNoSources is not null)
        {
            return test with { Skip = test.Skip ?? whyNoSources };
        }

        if (LoadSource(draft, node) is not { } source)
        {
            return test;
        }

        var argument = draft["args"] is { } args ? WorkflowValue.FromDocument(args) : WorkflowValue.Null;
        if (source.Workflow is not null)
        {
            Refuse(draft, expect, PipelineKeys, PipelineExpectationsReader.Keys, "pipelines", "a workflow");
            return test with { Source = source, Workflow = new WorkflowTest(draft.Name, expectations, argument, environment, mocks, start, draft.Location) };
        }

        Refuse(draft, expect, WorkflowKeys, WorkflowExpectationsReader.CallKeys, "workflows", "a pipeline");
        return test with
        {
            Source = source,
            Argument = argument,
            Script = ReadScript(draft, source),
            Parameters = parameters,
            Start = start ?? WorkflowTest.DefaultStart,
            Expectations = expectations,
        };
    }

    private TestMap? OpenExpectations(TestDraft draft) => draft.Map["expect"] is { } node ? TestMap.Open(node, "expect", ExpectKeys, findings) : null;

    private void CheckCodes(IEnumerable<TestExpectation> expectations)
    {
        foreach (var (code, location) in WorkflowExpectationsReader.CodesOf(expectations).Where(c => c.Code.Length > 0 && DiagnosticRegistry.All.All(d => d.Code != c.Code)))
        {
            findings.Add(TestDiagnostics.UnknownCode.At(location, code));
        }
    }

    private static DateTimeOffset? ReadStart(TestDraft draft)
    {
        if (draft["start"] is not { } node)
        {
            return null;
        }

        if (node is ScalarNode { ScalarKind: ScalarKind.String } text
            && DateTimeOffset.TryParseExact(text.Text, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start))
        {
            return start;
        }

        draft.Map.Refuse(node, "start", "a time such as 2026-01-01T00:00:00Z");
        return null;
    }

    /// <summary>One line that does not begin as JSON does is the name of a file.</summary>
    private static bool IsFile(DocumentNode node) =>
        node is ScalarNode { ScalarKind: ScalarKind.String } text && !text.Text.Contains('\n', StringComparison.Ordinal) && text.Text.TrimStart() is not ['{' or '[', ..];

    private TestSource? LoadSource(TestDraft draft, DocumentNode node)
    {
        // Tests that share the source of the defaults share its coverage.
        var name = $"{path ?? "-"}#{(draft.PlaceOf("source") is null ? "defaults" : draft.Name)}";
        if (_inline.TryGetValue(node, out var shared))
        {
            return shared;
        }

        switch (node)
        {
            case ScalarNode { ScalarKind: ScalarKind.String } file when IsFile(node):
                var place = (sources ?? _folder).PathOf(file.Text);
                if (!_sources.TryGetValue(place, out var known))
                {
                    known = _sources[place] = Usable(place, node, _files.Load(place, node, workspace));
                }

                return known;
            case ScalarNode { ScalarKind: ScalarKind.String } text:
                return _inline[node] = Usable(name, node, workspace.Load(new SourceText(text.Text, name)));
            default:
                return _inline[node] = Usable(name, node, workspace.Load(node, path));
        }
    }

    private TestSource? Usable(string name, DocumentNode node, LoadResult? loaded)
    {
        // What cannot be read has findings of its own, which a test may expect.
        if (loaded is null or { Kind: LoadedKind.Definition or LoadedKind.Workflow or LoadedKind.Unknown })
        {
            return loaded is null ? null : new TestSource(name, loaded);
        }

        findings.Add(TestDiagnostics.CannotUse.At(node.Location, name, "it is neither a workflow nor a pipeline"));
        return null;
    }

    /// <summary>Scripts name jobs, so they are read for each pipeline anew.</summary>
    private SimulationScript ReadScript(TestDraft draft, TestSource source)
    {
        if (draft["simulate"] is not { } node || source.Loaded.Bound is not { } pipeline)
        {
            return SimulationScript.Empty;
        }

        var root = node is ScalarNode { ScalarKind: ScalarKind.String } file ? _files.Read(_folder.PathOf(file.Text), node) : node;
        if (root is null)
        {
            return SimulationScript.Empty;
        }

        var result = SimulationScriptReader.Read(root, pipeline.Steps.Select(s => s.JobId).ToHashSet(StringComparer.Ordinal));
        foreach (var finding in result.Diagnostics.Where(d => findings.Items.All(f => f.ToString() != d.ToString())))
        {
            findings.Add(finding);
        }

        return result.Script ?? SimulationScript.Empty;
    }

    private void Refuse(TestDraft draft, TestMap? expect, string[] keys, IReadOnlyList<string> expectKeys, string what, string kind)
    {
        foreach (var key in keys)
        {
            if (draft.PlaceOf(key) is { } place)
            {
                findings.Add(TestDiagnostics.DoesNotFit.At(place, key, what, kind));
            }
        }

        foreach (var key in expectKeys.Where(k => expect?[k] is not null))
        {
            findings.Add(TestDiagnostics.DoesNotFit.At(expect!.PlaceOf(key), key, what, kind)); // the filter has looked into it
        }
    }
}
