using Aef.Core.Pipelines.Catalog;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Runs.Workspace;
using Aef.Workflows.Testing;

namespace Aef.Runs.Testing;

/// <summary>
/// Runs files of tests of workflows and pipelines (<c>docs/testing.md</c>), one test after another, on virtual time, without a network. Bad
/// input never throws; when a diagnostic about a file is an error, none of its tests runs.
/// </summary>
public sealed class TestSuiteRunner
{
    private readonly IDocumentReader _yaml;
    private readonly AefWorkspace _workspace;
    private readonly Func<string, string?> _environment;
    private readonly TimeProvider _clock;

    /// <summary>
    /// Creates a runner; <paramref name="yaml"/> reads documents that are not JSON. <paramref name="catalog"/> has the executors (null: the
    /// built-in ones),
    /// <paramref name="environment"/> returns the variables that test files name as their root (null: those of the process), and <paramref
    /// name="clock"/> measures how
    /// the real duration of tests (null: the system's clock).
    /// </summary>
    public TestSuiteRunner(
        IDocumentReader yaml,
        ExecutorCatalog? catalog = null,
        Func<string, string?>? environment = null,
        TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        _yaml = yaml;
        _workspace = new AefWorkspace(yaml, catalog);
        _environment = environment ?? Environment.GetEnvironmentVariable;
        _clock = clock ?? TimeProvider.System;
    }

    /// <summary>
    /// Runs the tests of a file. Paths in it are relative to its folder; those of sources to the folder that it or the options name.
    /// </summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public TestSuiteResult RunFile(string path, TestRunOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        var text = SourceTextReader.ReadFile(path);
        return text.Source is null
            ? new TestSuiteResult(path, Path.GetFileName(path), text.Diagnostics, [])
            : Run(text.Source, options, cancellationToken);
    }

    /// <summary>Runs the tests of a string. Paths in it are relative to the folder of its path, or to the current one.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public TestSuiteResult Run(SourceText source, TestRunOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        options ??= TestRunOptions.Default;
        var found = new DiagnosticBag();
        var (name, all) = Load(source, options, found);
        List<LoadedTest> tests = [.. all.Where(t => options.Selects(t.Name))];
        var only = tests.Exists(t => t.Only);
        if (tests.Find(t => t.Only) is { } first)
        {
            found.Add(TestDiagnostics.OnlySome.At(first.Location, tests.Count(t => !t.Only), tests.Count));
        }

        // A problem in the defaults is found in every test that uses them.
        List<Diagnostic> diagnostics = [.. found.Items.DistinctBy(d => d.ToString())];
        if (found.HasErrors)
        {
            return new TestSuiteResult(source.Path, name, diagnostics, []);
        }

        var coverage = new CoverageBook();
        var results = new List<WorkflowTestResult>();
        foreach (var test in tests)
        {
            results.Add(only && !test.Only
                ? Skip(test, test.Skip ?? "another test of the file has \"only\"")
                : Run(test, coverage, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }

        return new TestSuiteResult(source.Path, name, diagnostics, results, coverage.ToCoverage());
    }

    private (string Name, IReadOnlyList<LoadedTest> Tests) Load(SourceText source, TestRunOptions options, DiagnosticBag diagnostics)
    {
        var file = source.Path is null ? "tests" : Path.GetFileName(source.Path);
        var document = new DocumentReader(_yaml).Read(source);
        diagnostics.AddRange(document.Diagnostics);
        if (document.Root is null || document.HasErrors)
        {
            return (file, []);
        }

        var draft = SuiteReader.Read(document.Root, diagnostics);
        var (root, why) = RootOf(draft, source, options);
        var files = new TestFileCache(_yaml, diagnostics);
        var loader = new SuiteLoader(
            new TestSourceLoader(_workspace, files, source.Path, root, why, diagnostics),
            files,
            source.Path,
            diagnostics);
        return (draft.Name ?? file, [.. draft.Tests.SelectMany(loader.Load)]);
    }

    /// <summary>
    /// The folder of sources: that of the caller, or else that of the file; null with a reason when the file names a variable that is not
    /// set.
    /// </summary>
    private (TestFolder? Root, string? WhyNone) RootOf(SuiteDraft draft, SourceText source, TestRunOptions options)
    {
        if (options.Root is { } given)
        {
            return (new TestFolder(given), null);
        }

        switch (draft.Root)
        {
            case ScalarNode { ScalarKind: ScalarKind.String } folder:
                return (TestFolder.Of(source.Path).Sub(folder.Text), null);
            case MappingNode map when map["environment"] is ScalarNode { ScalarKind: ScalarKind.String } variable:
                return _environment(variable.Text) is { Length: > 0 } value
                    ? (new TestFolder(value), null)
                    : (null, $"the environment variable {variable.Text}, which names the folder of the sources, is not set");
            default:
                return (null, null);
        }
    }

    private WorkflowTestResult Run(LoadedTest test, CoverageBook coverage, CancellationToken cancellationToken)
    {
        if (test.Skip is not null || test.Source is not { } source)
        {
            return Skip(test, test.Skip ?? "the source does not exist");
        }

        return test.Workflow is { } workflow && source.Workflow is { } program
            ? new WorkflowTestRunner(_clock).Run(workflow, program, coverage.CountsOf, cancellationToken)
            : new PipelineTestRunner(_workspace, _clock).Run(test, source, coverage, cancellationToken);
    }

    private static WorkflowTestResult Skip(LoadedTest test, string reason) => new(test.Name, test.Location, [], skipReason: reason);
}
