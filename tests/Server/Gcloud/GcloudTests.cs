using Aef.Tests.Server.Support;
using Aef.Tests.Support;

namespace Aef.Tests.Server.Gcloud;

/// <summary>The script gcloud.sh with the gcloud of this computer. It needs a minute, so it runs only with AEF_GCLOUD=1.</summary>
public sealed class GcloudTests
{
    [GcloudFact]
    public async Task Every_command_of_the_script_passes()
    {
        using var script = ServeProcess.Start("bash", [Repository.PathOf("tests", "Server", "gcloud.sh"), ServeProcess.Server]);

        (await script.EndAsync(TimeSpan.FromMinutes(10))).ShouldBe(0, script.Output + script.Error);

        script.Output.ShouldMatch("([0-9]+) of \\1 passed");
    }

    private sealed class GcloudFactAttribute : FactAttribute
    {
        public GcloudFactAttribute() => Skip = Environment.GetEnvironmentVariable("AEF_GCLOUD") is not "1"
            ? "NOT TESTED: gcloud would take a minute; set AEF_GCLOUD=1."
            : Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, "gcloud")))
                ? null
                : "NOT TESTED: gcloud is not installed (https://cloud.google.com/sdk).";
    }
}
