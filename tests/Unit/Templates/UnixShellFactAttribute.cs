using System.Diagnostics;
using System.Text;

namespace Aef.Tests.Templates;

/// <summary>A test that needs a POSIX shell; it is skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixShellFactAttribute : FactAttribute
{
    private static readonly string? Shell = Array.Find(["/bin/bash", "/usr/bin/bash", "/bin/sh"], File.Exists);

    public UnixShellFactAttribute() => Skip = Shell is null ? "NOT TESTED: no POSIX shell is installed" : null;

    /// <summary>The output of a script, which a shell reads from its input.</summary>
    public static string Run(string script)
    {
        var start = new ProcessStartInfo(Shell.ShouldNotBeNull())
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start).ShouldNotBeNull();
        var output = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.Write(script);
        process.StandardInput.Close();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
        return output.Result;
    }
}
