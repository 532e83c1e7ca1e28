using Aef.PowerShell.Files;
using Aef.PowerShell.Running;
using Aef.Runs.Journals;
using Aef.Runs.Launching;

namespace Aef.PowerShell.Commands;

/// <content>Runs that are known by their journals.</content>
public sealed partial class RestartAefRunCommand
{
    private void Restart(string file, string? script)
    {
        if (!MayRun(Plan, System.IO.Path.GetFileNameWithoutExtension(file), file, "Run the remaining steps of the journal's run"))
        {
            return;
        }

        var options = new RerunOptions
        {
            From = From,
            Continued = Continued,
            ScriptPath = script,
            Executors = Executors(),
            Recording = SessionHistory.Recording(this, StatePath),
            Local = SessionEnvironment.SettingsOf(this, null),
        };
        using var run = new RunLauncher(Workspace).Rerun(file, options);
        WriteDiagnostics(run.Diagnostics);
        if (!WriteErrors(run.Diagnostics, file) && Begin(run, file))
        {
            Runs?.Run(RunPlan.Of(run), StopToken);
        }
    }
}
