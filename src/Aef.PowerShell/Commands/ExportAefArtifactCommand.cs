using System.Management.Automation;
using Aef.Core.Importing;
using Aef.Core.Pipelines.Writing;
using Aef.Core.Targets;
using Aef.Core.Targets.Terraform;
using Aef.PowerShell.Files;

namespace Aef.PowerShell.Commands;

/// <summary>Writes the artifacts of the ConvertTo cmdlets (workflows, DAGs, Terraform files, diagrams, logs) to files.</summary>
[Cmdlet(VerbsData.Export, "AefArtifact", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportAefArtifactCommand : FileWritingCommand
{
    /// <summary>The artifacts to write.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [Alias("InputObject")]
    public IArtifact[] Artifact { get; set; } = [];

    /// <summary>The file to write; or a folder, in which each file has the artifact's default name.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Path { get; set; } = string.Empty;

    /// <summary>True for a path that does not exist and has no extension, unlike the file: a folder, which is made.</summary>
    private static bool IsNewFolder(string root, IArtifact artifact) =>
        !System.IO.Path.Exists(root) && !System.IO.Path.HasExtension(root) && System.IO.Path.HasExtension(artifact.FileName);

    /// <inheritdoc/>
    protected override void Process()
    {
        if (new SessionPaths(this).ResolveOne(Path) is not { } root)
        {
            return;
        }

        foreach (var artifact in Artifact)
        {
            var output = new FileOutput("Write artifact", artifact.Kind, artifact.Inputs, () => artifact.Source);
            if (artifact is TerraformArtifact or ImportedFile && (Directory.Exists(root) || IsNewFolder(root, artifact)))
            {
                // Its files are in folders whose names Aef has chosen.
                var path = System.IO.Path.Combine(root, artifact.FileName);
                if (artifact is not ImportedFile || !OutputText.IsWritten(path, artifact.Source))
                {
                    Write(path, output with { MakesFolder = true });
                }
            }
            else if (Directory.Exists(root))
            {
                WriteInto(root, artifact.FileName, string.Empty, output);
            }
            else
            {
                Write(root, output);
            }
        }
    }
}
