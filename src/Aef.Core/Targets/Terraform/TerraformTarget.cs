using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Writing;
using Aef.Core.Targets.Terraform.Model;
using Aef.Core.Targets.Terraform.Rules;

namespace Aef.Core.Targets.Terraform;

/// <summary>
/// Writes a Terraform configuration for pipelines that other targets have compiled. It is not an <see cref="ITarget"/>, because one
/// configuration deploys many pipelines.
/// </summary>
/// <param name="options">The options; null means the defaults.</param>
public sealed class TerraformTarget(TerraformOptions? options = null)
{
    /// <summary>The name of the target.</summary>
    public const string TargetName = "terraform";

    private readonly TerraformOptions _options = options ?? new TerraformOptions();

    /// <summary>True if Terraform may normalize characters of a text that it reads as a string.</summary>
    internal static bool MayChange(string text) => TfText.MayBeNormalized(text);

    /// <summary>
    /// Compiles the configuration: the files of Terraform, and the sources that they refer to. All of them are written each time, so that a
    /// removed pipeline leaves nothing that Terraform reads.
    /// </summary>
    /// <param name="pipelines">The compiled pipelines, in any order.</param>
    /// <param name="parameters">The platform parameters that they were compiled with, or null.</param>
    public CompilationOutput Compile(IReadOnlyList<TerraformPipeline> pipelines, PlatformParameters? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(pipelines);
        var context = new TerraformContext(pipelines, _options, parameters);
        context.Diagnostics.AddRange(TerraformChecks.Check(context));
        if (context.Diagnostics.HasErrors)
        {
            return new CompilationOutput([], SourceMap.Empty, context.Diagnostics.Items);
        }

        TerraformArtifact[] files =
        [
            .. TerraformLibrary.Constant.Select(
                name => new TerraformArtifact(name, TerraformLibrary.Read(name), OutputKind.Terraform, context.Inputs)),
            context.Artifact(TerraformLibrary.VariablesWith(
            [
                ("project", parameters?.ProjectId), ("region", parameters?.Region), ("environment", context.Environment),
            ])),
            context.Artifact(LocalValues.Create(context)),
            context.Artifact(WorkflowResources.Create(context)),
            context.Artifact(ScheduleResources.Create(context)),
            context.Artifact(ObjectResources.Create(context)),
            .. SourceFiles.Of(context),
        ];
        return new CompilationOutput(
            [.. files.OrderBy(f => f.FileName, StringComparer.Ordinal)],
            SourceMap.Empty,
            context.Diagnostics.Items);
    }
}
