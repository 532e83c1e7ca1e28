namespace Aef.Core.Targets.Terraform.Model;

/// <summary>A file next to the configuration, by its path relative to the folder of the module.</summary>
/// <param name="Relative">The path, with slashes.</param>
internal readonly record struct TfPath(string Relative);
