using System.Management.Automation;
using Aef.PowerShell.Errors;
using Aef.PowerShell.Files;
using Aef.PowerShell.Loading;
using Aef.PowerShell.Reporting;
using Aef.Runs.Testing;
using Aef.Workflows.Testing;

namespace Aef.PowerShell.Commands;

/// <summary>
/// Runs tests of workflows and pipelines from YAML or JSON files, locally and on virtual time. Each test is returned as a result; when one
/// failed, the cmdlet ends with one error. Under GitHub Actions and Azure DevOps failures are annotated.
/// </summary>
[Cmdlet(VerbsLifecycle.Invoke, "AefWorkflowTest", SupportsShouldProcess = true, DefaultParameterSetName = PathSet)]
[OutputType(typeof(WorkflowTestResult))]
[OutputType(typeof(TestSuiteResult))]
public sealed class InvokeAefWorkflowTestCommand : FileReadingCommand
{
    private readonly List<TestSuiteResult> _suites = [];
    private readonly TestSuiteRunner _runner = new(new DeferredYamlReader());
    private TestRunOptions _options = TestRunOptions.Default;
    private JUnitFile? _junit;

    /// <summary>Only the tests whose name contains this string, or matches it if it contains an asterisk.</summary>
    [Parameter]
    public string? Filter { get; set; }

    /// <summary>The folder that source paths are relative to. Without it, the one that the test file names, or its own folder.</summary>
    [Parameter]
    public string? RootPath { get; set; }

    /// <summary>Also writes the results as JUnit XML to this file.</summary>
    [Parameter]
    public string? JUnitPath { get; set; }

    /// <summary>The CI system for annotations and the summary; Auto detects it from the environment variables of the runner.</summary>
    [Parameter]
    public CIFormat CIFormat { get; set; }

    /// <summary>Returns one result per file, with its tests, diagnostics and coverage, instead of one per test.</summary>
    [Parameter]
    public SwitchParameter AsSuite { get; set; }

    /// <summary>Lets -JUnitPath replace a file that Aef did not write.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void Prepare()
    {
        _options = new TestRunOptions(Filter, RootPath is null ? null : RequiredFile(RootPath));
        _junit = JUnitPath is null ? null : new JUnitFile(RequiredFile(JUnitPath), Force);
        EndIf(_junit?.Check([])); // before any test runs
    }

    /// <inheritdoc/>
    private protected override bool AcceptsFolders => true;

    /// <inheritdoc/>
    protected override void Process()
    {
        string[] names = [.. Files()];
        var found = TestFileFinder.Find(names);

        // A wildcard that matches nothing would always pass.
        foreach (var name in names.Length == 0 && ParameterSetName == PathSet ? Path.Where(WildcardPattern.ContainsWildcardCharacters) : found.WithoutFiles)
        {
            WriteError(ErrorRecords.NoTests(name));
        }

        EndIf(_junit?.Check(found.Files));
        foreach (var file in found.Files.Where(f => ShouldProcess(f, "Run tests locally")))
        {
            Run(file);
        }
    }

    /// <inheritdoc/>
    protected override void Finish()
    {
        if (CIOutput.For(CIFormat, SessionState.Path.CurrentFileSystemLocation.ProviderPath) is { } ci && _suites.Count > 0)
        {
            foreach (var line in ci.Lines(TestSummary.Annotations(_suites)))
            {
                ShowOnHost(line);
            }

            Append(ci, TestSummary.Of(_suites, ci.RepositoryRoot));
        }

        if (_suites.Count > 0 && _junit?.Write(_suites) is { } problem)
        {
            WriteError(problem);
        }

        if (_suites.Exists(s => s.Failed > 0))
        {
            WriteError(ErrorRecords.ForTests(_suites));
        }
    }

    private void Run(string file)
    {
        WriteVerbose($"Running the tests of {file}");
        var suite = _runner.RunFile(file, _options, StopToken);
        _suites.Add(suite);
        WriteDiagnostics(suite.Diagnostics);
        WriteErrors(suite.Diagnostics, file);
        foreach (var result in AsSuite ? (IEnumerable<object>)[suite] : suite.Tests)
        {
            WriteObject(result);
        }
    }
}
