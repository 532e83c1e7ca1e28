using System.Diagnostics;
using System.Text.RegularExpressions;
using Aef.Tests.Server.Support;
using Aef.Tests.Support;
using Xunit.Abstractions;

namespace Aef.Tests.Server.Gcloud;

/// <summary>Cloud Storage and Scheduler with gcloud. The script can be run by hand against any server.</summary>
public sealed partial class GcloudStorageTests(ITestOutputHelper output)
{
    [GcloudTheory]
    [InlineData("gcloud-scheduler-storage.sh", 75)]
    public async Task All_cases_of_a_script_pass(string script, int least)
    {
        await using var server = await TestServer.StartAsync();
        var start = new ProcessStartInfo("bash")
        {
            ArgumentList = { Repository.PathOf("tests", "Server", script), server.Server.Urls[0].AbsoluteUri },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        output.WriteLine(text + await errors);
        server.ForgetLog(); // jobs with tokens
        process.ExitCode.ShouldBe(0, text);
        var counts = Count().Match(text);
        counts.Groups["passed"].Value.ShouldBe(counts.Groups["all"].Value, text);
        int.Parse(counts.Groups["passed"].Value).ShouldBeGreaterThanOrEqualTo(least, text);
    }

    [GeneratedRegex(@"(?<passed>\d+) of (?<all>\d+) passed, \d+ skipped\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Count();

    /// <summary>A theory that is skipped without AEF_GCLOUD=1, or where gcloud is not installed.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class GcloudTheoryAttribute : TheoryAttribute
    {
        public GcloudTheoryAttribute()
        {
            if (Environment.GetEnvironmentVariable("AEF_GCLOUD") is not "1")
            {
                Skip = "NOT TESTED: gcloud would take minutes; set AEF_GCLOUD=1.";
                return;
            }

            var folders = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
            if (OperatingSystem.IsWindows() || !folders.Any(f => File.Exists(Path.Combine(f, "gcloud"))))
            {
                Skip = "NOT TESTED: gcloud is not installed (https://cloud.google.com/sdk).";
            }
        }
    }
}
