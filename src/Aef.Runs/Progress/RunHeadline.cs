using Aef.Documents.Display;
using Aef.Runs.Local;

namespace Aef.Runs.Progress;

/// <summary>The line above the chart of a run: its name, its state, its duration, and the number of steps in each state.</summary>
public static class RunHeadline
{
    /// <summary>The note below the headline of a run whose jobs were simulated.</summary>
    public static RunLine SimulatedNote { get; } = new([new RunSpan("simulated: no real job was run", RunRole.Caution)]);

    /// <summary>The note below the headline of a real run in which the environment leaves some jobs out.</summary>
    public static RunLine NotDone(IEnumerable<string> jobIds) =>
        new([new RunSpan($"simulated, so not done: {TerminalText.Clean(string.Join(", ", jobIds))}", RunRole.Caution)]);

    /// <summary>Creates the line.</summary>
    public static RunLine Of(RunProgress progress, RunState state, TimeSpan duration, bool isRealTime)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var clock = isRealTime ? "real" : "virtual";
        var steps = StepStates.Describe(progress.Steps);
        var time = state == RunState.Planned ? string.Empty : $" after {DurationText.Of(duration, isRealTime)} of {clock} time";
        return new RunLine(
        [
            new RunSpan(TerminalText.Clean(progress.Name), RunRole.Title),
            new RunSpan(" ", RunRole.Plain),
            new RunSpan(Name(state), Role(state)),
            new RunSpan(time, RunRole.Plain),
            .. progress.IsLate ? [new RunSpan(", late", RunRole.Caution)] : Array.Empty<RunSpan>(),
            new RunSpan(steps.Length > 0 ? ": " + steps : string.Empty, RunRole.Plain),
        ]);
    }

    private static string Name(RunState state) => state switch
    {
        RunState.Planned => "is planned",
        RunState.Active => "is active",
        RunState.Succeeded => "succeeded",
        RunState.Cancelled => "was cancelled",
        _ => "failed",
    };

    private static RunRole Role(RunState state) => state switch
    {
        RunState.Planned or RunState.Active => RunRole.Active,
        RunState.Succeeded => RunRole.Good,
        _ => RunRole.Bad,
    };
}
