namespace Aef.Tests.PowerShell;

/// <summary>A theory that needs PowerShell 7.6 and Pester 5; without them it is skipped with a reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PesterTheoryAttribute : TheoryAttribute
{
    public PesterTheoryAttribute() => Skip = PowerShellInstallation.Obstacle;
}
