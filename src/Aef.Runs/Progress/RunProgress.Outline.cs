namespace Aef.Runs.Progress;

/// <content>The progress of a recorded run, whose definition may have changed since.</content>
public sealed partial class RunProgress
{
    private RunProgress(RunOutline outline)
    {
        Name = outline.Name;
        Levels =
        [
            .. outline.Steps.GroupBy(s => (s.Level, s.IsOfSection))
                .Select(l => new LevelProgress(l.Key.Level, Add(l)) { IsSection = l.Key.IsOfSection }),
        ];
    }

    /// <summary>Creates the progress of a recorded run before its first event.</summary>
    public static RunProgress Of(RunOutline outline, bool isRealTime = false)
    {
        ArgumentNullException.ThrowIfNull(outline);
        return new RunProgress(outline) { IsRealTime = isRealTime };
    }

    private List<StepProgress> Add(IEnumerable<OutlinedStep> outlined)
    {
        var steps = outlined.Select(s => new StepProgress(s.JobId, s.JobName, s.Level, s.Thread) { Executor = s.Executor }).ToList();
        _steps.Add(steps);
        steps.ForEach(s => _byJobId.TryAdd(s.JobId, s));
        return steps;
    }
}
