using Aef.Workflows.Hosting;

namespace Aef.Runs.Executors;

/// <summary>Reports what a job writes while it is running, on the loop of its run.</summary>
internal sealed class LoopMonitor(HostedEffect effect, IJobReporter reporter, int fiberId) : IJobMonitor
{
    public void Log(string severity, string message) =>
        effect.Loop.Post(() => reporter.Report(effect.Loop.Now, fiberId, severity, message));

    public void Part(JobPart part) =>
        effect.Loop.Post(() => reporter.ReportPart(effect.Loop.Now, fiberId, part));

    public void Progress(JobProgress progress) =>
        effect.Loop.Post(() => reporter.ReportProgress(effect.Loop.Now, fiberId, progress));
}
