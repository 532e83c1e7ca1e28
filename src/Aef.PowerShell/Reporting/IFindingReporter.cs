using Aef.PowerShell.Results;

namespace Aef.PowerShell.Reporting;

/// <summary>Puts findings into the lines that the host shows. How they look depends on where the host is: at a prompt, or under a CI system that marks them in a diff.</summary>
internal interface IFindingReporter
{
    /// <summary>The lines for all results; each line is safe for terminals and for the runners of CI systems.</summary>
    IEnumerable<string> Lines(IReadOnlyList<PipelineTestResult> results);
}
