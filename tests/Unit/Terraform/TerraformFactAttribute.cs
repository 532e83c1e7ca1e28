namespace Aef.Tests.Terraform;

/// <summary>A test that runs the terraform program; it is skipped where the program is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TerraformFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Missing = new(WhyMissing);

    public TerraformFactAttribute() => Skip = Missing.Value;

    private static string? WhyMissing()
    {
        var name = OperatingSystem.IsWindows() ? "terraform.exe" : "terraform";
        var isFound = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .Any(f => f.Length > 0 && File.Exists(Path.Combine(f, name)));
        return isFound
            ? null
            : "NOT TESTED: terraform is not installed, so no configuration was applied: JSON, references and escaping are unchecked.";
    }
}
