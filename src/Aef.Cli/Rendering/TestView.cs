using Aef.Cli.Terminal;
using Aef.Core.Operations;
using Aef.Runs.Testing;
using Aef.Workflows.Testing;

namespace Aef.Cli.Rendering;

/// <summary>Shows the results of tests for people: one line per file, with everything that did not pass below it.</summary>
internal sealed class TestView(CliConsole console, bool verbose, ILineDiff diff)
{
    private readonly TerminalWriter _terminal = console.Output;

    /// <summary>Writes all results and the total; problems with test files go to standard error.</summary>
    public void Write(IReadOnlyList<TestSuiteResult> suites)
    {
        foreach (var suite in suites)
        {
            new DiagnosticWriter(console.Error).WriteAll(suite.Diagnostics);
            WriteSuite(suite);
        }

        if (suites.Count != 1)
        {
            var green = suites.All(s => s.IsGreen);
            var broken = suites.Count(s => s.HasErrors);
            _terminal.Write($"{DisplayText.Count(suites.Count, "file")}: ", TextStyle.Bold);
            _terminal.WriteLine(
                Counts(
                    suites.Sum(s => s.Passed),
                    suites.Sum(s => s.Failed),
                    suites.Sum(s => s.Skipped)) + (broken > 0 ? $", {DisplayText.Count(broken, "file")} not run" : string.Empty),
                green ? TextStyle.Good : TextStyle.Bad);
        }
    }

    private void WriteSuite(TestSuiteResult suite)
    {
        _terminal.Write(TerminalText.Clean(suite.Path ?? suite.Name), TextStyle.Bold).Write(": ");
        if (suite.HasErrors)
        {
            _terminal.WriteLine($"not run: {DiagnosticWriter.Count(suite.Diagnostics)}", TextStyle.Bad);
            return;
        }

        _terminal.WriteLine(Counts(suite.Passed, suite.Failed, suite.Skipped), suite.IsGreen ? TextStyle.Good : TextStyle.Bad);
        foreach (var test in suite.Tests)
        {
            WriteTest(test);
        }
    }

    private void WriteTest(WorkflowTestResult test)
    {
        var name = TerminalText.Clean(test.Name);
        switch (test.Outcome)
        {
            case TestOutcome.Passed when verbose:
                _terminal.Write("  passed  ", TextStyle.Good)
                    .Write(name)
                    .WriteLine(test.Duration > TimeSpan.Zero ? $"  {DisplayText.Clock(test.Duration)}" : string.Empty, TextStyle.Dim);
                break;
            case TestOutcome.Skipped:
                _terminal.Write("  skipped ", TextStyle.Caution)
                    .Write(name)
                    .WriteLine($": {TerminalText.Clean(test.SkipReason)}", TextStyle.Dim);
                break;
            case TestOutcome.Failed:
                _terminal.Write("  FAILED  ", TextStyle.Bad).WriteLine(name, TextStyle.Bold);
                foreach (var failure in test.Failures)
                {
                    new TestFailureView(_terminal, diff).Write(failure);
                }

                break;
        }
    }

    private static string Counts(int passed, int failed, int skipped)
    {
        var text = $"{passed} passed";
        text += failed > 0 ? $", {failed} failed" : string.Empty;
        return text + (skipped > 0 ? $", {skipped} skipped" : string.Empty);
    }
}
