using System.Management.Automation;
using Aef.Core.Pipelines.Writing;
using Aef.PowerShell.Errors;
using Aef.Runs.Testing;

namespace Aef.PowerShell.Files;

/// <summary>
/// The file for the results of tests. It never replaces a test file, or a file that Aef did not write unless it is forced.
/// </summary>
internal sealed class JUnitFile(string path, bool force)
{
    /// <summary>The reason why the file cannot be written; null if there is none.</summary>
    public ErrorRecord? Check(IEnumerable<string> inputs)
    {
        try
        {
            var guard = new OutputGuard(inputs, force).Check(path, OutputKind.TestResults);
            return guard.Refuses ? ErrorRecords.ForDefinition(guard.Diagnostics, path) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return NotWritten(e);
        }
    }

    /// <summary>Writes the results; returns the error if that failed.</summary>
    public ErrorRecord? Write(IReadOnlyList<TestSuiteResult> suites)
    {
        if (Check(suites.SelectMany(s => s.Coverage).Select(c => c.Path).OfType<string>()) is { } problem)
        {
            return problem;
        }

        try
        {
            OutputFile.Write(path, JUnitWriter.Write(suites), force);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return NotWritten(e);
        }
    }

    private ErrorRecord NotWritten(Exception error) =>
        ErrorRecords.For(error, "AefFileNotWritten", ErrorCategory.WriteError, path, "Check the folder and its permissions.");
}
