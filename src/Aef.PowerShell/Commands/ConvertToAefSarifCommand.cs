using System.Management.Automation;
using Aef.Core.Views.Reports;
using Aef.PowerShell.Artifacts;
using Aef.PowerShell.Files;
using Aef.PowerShell.Results;

namespace Aef.PowerShell.Commands;

/// <summary>
/// Converts the results of Test-AefPipeline to one SARIF log, which code scanning services and editors show. No file is written.
/// </summary>
[Cmdlet(VerbsData.ConvertTo, "AefSarif")]
[OutputType(typeof(SarifArtifact))]
public sealed class ConvertToAefSarifCommand : AefCommand
{
    private readonly List<PipelineTestResult> _results = [];

    /// <summary>The results of Test-AefPipeline. A log without results makes the service close its earlier alerts.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowEmptyCollection]
    public PipelineTestResult[] InputObject { get; set; } = [];

    /// <summary>
    /// The folder that the paths in the log are relative to. Without it, the repository that contains the current location, or else that
    /// location.
    /// </summary>
    [Parameter]
    public string? BasePath { get; set; }

    /// <inheritdoc/>
    protected override void Process() => _results.AddRange(InputObject);

    /// <inheritdoc/>
    protected override void Finish()
    {
        if ((BasePath is null ? RepositoryFolder.Of(SessionState.Path.CurrentFileSystemLocation.ProviderPath) : new SessionPaths(this).ResolveOne(BasePath)) is not { } root)
        {
            return;
        }

        WriteVerbose($"Paths are relative to {root}");
        var diagnostics = _results.SelectMany(r => r.Diagnostics).ToArray();
        string[] files = [.. _results.Select(r => r.Path).OfType<string>()];
        WriteObject(new SarifArtifact(SarifWriter.Write(files, diagnostics, root), diagnostics.Length, files));
    }
}
