using System.Globalization;
using System.Management.Automation.Host;

namespace Aef.PowerShell.Executing;

/// <summary>
/// The host of a runspace for script blocks. It has no screen. PowerShell passes it the code of <c>exit</c>, which ends the job and not
/// the process.
/// </summary>
internal sealed class BlockHost : PSHost
{
    /// <summary>The code of the last <c>exit</c>; null when there was none since the start of the job.</summary>
    public int? ExitCode { get; set; }

    /// <inheritdoc/>
    public override CultureInfo CurrentCulture { get; } = CultureInfo.CurrentCulture;

    /// <inheritdoc/>
    public override CultureInfo CurrentUICulture { get; } = CultureInfo.CurrentUICulture;

    /// <inheritdoc/>
    public override Guid InstanceId { get; } = Guid.NewGuid();

    /// <inheritdoc/>
    public override string Name => "Aef";

    /// <inheritdoc/>
    public override PSHostUserInterface? UI => null;

    /// <inheritdoc/>
    public override Version Version { get; } = typeof(BlockHost).Assembly.GetName().Version ?? new Version();

    /// <inheritdoc/>
    public override void EnterNestedPrompt() => throw new NotSupportedException("A script block of a job has no prompt.");

    /// <inheritdoc/>
    public override void ExitNestedPrompt() => throw new NotSupportedException("A script block of a job has no prompt.");

    /// <inheritdoc/>
    public override void NotifyBeginApplication()
    {
    }

    /// <inheritdoc/>
    public override void NotifyEndApplication()
    {
    }

    /// <inheritdoc/>
    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;
}
