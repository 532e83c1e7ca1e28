namespace Aef.Tests.Cli;

/// <summary>A fact about signals and shell scripts, which Windows does not have; skipped there.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "There are no signals on Windows" : null;
}
