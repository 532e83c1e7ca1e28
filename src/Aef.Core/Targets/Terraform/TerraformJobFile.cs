namespace Aef.Core.Targets.Terraform;

/// <summary>A file with the parameters of a job, which a deployed function reads from a bucket.</summary>
/// <param name="Executor">The executor, whose name is the folder in the bucket.</param>
/// <param name="Job">The name of the job.</param>
/// <param name="Path">The file of the project.</param>
/// <param name="Text">Its text.</param>
public sealed record TerraformJobFile(string Executor, string Job, string Path, string Text);
