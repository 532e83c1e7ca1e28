namespace Aef.Tests.PowerShell;

/// <summary>A fact that needs PowerShell 7.6 and Pester 5; without them it is skipped with a reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PesterFactAttribute : FactAttribute
{
    public PesterFactAttribute() => Skip = PowerShellInstallation.Obstacle;
}
