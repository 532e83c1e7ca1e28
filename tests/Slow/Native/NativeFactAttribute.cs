namespace Aef.Tests.Native;

/// <summary>A fact about the native command; skipped, with the reason, when <c>AEF_NATIVE</c> names none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NativeFactAttribute : FactAttribute
{
    /// <summary>The program of util-linux that runs a command on a terminal of its own.</summary>
    public const string Terminal = "/usr/bin/script";

    public NativeFactAttribute() => Skip = NativeCommand.Obstacle;

    /// <summary>True when the command must run on a terminal; skipped where nothing provides one.</summary>
    public bool NeedsTerminal
    {
        get => false;
        set => Skip ??= value && !(OperatingSystem.IsLinux() && File.Exists(Terminal))
            ? $"THE LIVE TREE WAS NOT TESTED NATIVELY: there is no {Terminal} of util-linux"
            : null;
    }
}

/// <summary>A theory about the native command; skipped, with the reason, when <c>AEF_NATIVE</c> names none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NativeTheoryAttribute : TheoryAttribute
{
    public NativeTheoryAttribute() => Skip = NativeCommand.Obstacle;
}
