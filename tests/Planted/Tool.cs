using System.Diagnostics;
using System.Text;

namespace Aef.Planted;

/// <summary>Runs a program and reads what it prints.</summary>
internal static class Tool
{
    /// <summary>What a program printed; the exit code is null when it was stopped because its time was up.</summary>
    internal sealed record Result(int? ExitCode, string Output);

    public static Result Run(string folder, string program, IReadOnlyList<string> arguments, TimeSpan? limit = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["AEF_UPDATE_BASELINES"] = "1"; // golden text accepts everything, so that only other tests can find a fault
        var output = new StringBuilder();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var inTime = process.WaitForExit((int)(limit ?? TimeSpan.FromMinutes(30)).TotalMilliseconds);
        if (!inTime)
        {
            process.Kill(entireProcessTree: true);
        }

        process.WaitForExit();
        lock (output)
        {
            return new Result(inTime ? process.ExitCode : null, output.ToString());
        }

        void Keep(object sender, DataReceivedEventArgs line)
        {
            lock (output)
            {
                output.AppendLine(line.Data);
            }
        }
    }
}
