using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Terminal;
using Aef.Runs.History;

namespace Aef.Cli.Commands;

/// <summary>
/// <c>aef approve ID JOB_ID</c> and <c>aef reject ID JOB_ID</c>: decide about a step that waits for approval, from any process.
/// </summary>
internal static class DecisionCommand
{
    /// <summary>Creates <c>aef approve</c>.</summary>
    public static Command CreateApprove(CliConsole console) =>
        Create(console, "approve", "Approve a step of a recorded run that waits for it, from any process", isApproved: true);

    /// <summary>Creates <c>aef reject</c>.</summary>
    public static Command CreateReject(CliConsole console) =>
        Create(console, "reject", "Reject a step of a recorded run that waits for approval; the step then fails", isApproved: false);

    private static Command Create(CliConsole console, string name, string description, bool isApproved)
    {
        var id = new Argument<string>("ID") { Description = RunIds.Description };
        var jobId = new Argument<string?>("JOB_ID")
        {
            Description = "The step that waits; by default, the only one",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var comment = new Option<string?>("--comment")
        {
            Description = "Why; the comment is in the events of the run and in the audit log",
            HelpName = "TEXT",
        };
        var command = new Command(name, description) { id, jobId, comment };
        var state = new StateOptions().AddTo(command, hasAudit: true);
        command.SetAction(result =>
        {
            var history = state.History(result);
            if (RunIds.Find(console, history, result.GetRequiredValue(id)) is not { } run)
            {
                return ExitCode.Failed;
            }

            var step = result.GetValue(jobId) ?? OnlyOne(run);
            if (history.Decide(
                run, step, isApproved, result.GetValue(comment), StateOptions.Actor(), StateOptions.Now) is { } problem)
            {
                return RunIds.Fail(console, problem);
            }

            console.Output.WriteLine(TerminalText.Clean($"{run.Id} {step}: {(isApproved ? "approved" : "rejected")}"));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>The only step of a run that waits; a run that has ended has none, which the decision reports.</summary>
    private static string OnlyOne(RunFolder run)
    {
        var waiting = run.Approvals.Pending();
        return waiting.Count == 1 ? waiting[0].JobId
            : run.ReadRecord().HasEnded ? string.Empty
            : throw new UsageException(waiting.Count == 0
                ? $"No step of {run.Id} waits for approval."
                : $"Several steps of {run.Id} wait; name one of them: {string.Join(", ", waiting.Select(w => w.JobId))}.");
    }
}
