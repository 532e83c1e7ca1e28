using Aef.Core.Semantics.Binding;
using Aef.Documents.Collections;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows.Splitting;

/// <summary>
/// What each level of a pipeline adds to a workflow, in bytes of source and in executed steps of a run that polls every job until its time
/// limit.
/// </summary>
internal sealed class LevelCosts
{
    /// <summary>The bytes of main besides levels and profiles; a part that turns out larger is divided again.</summary>
    private const int BytesOfMain = 2_500;

    private readonly BoundPipeline _pipeline;
    private readonly LoweringContext _context;
    private readonly long[] _steps;
    private readonly long _last;
    private readonly Lazy<(long Fixed, long[] Levels, int[] Profiles)> _bytes;

    public LevelCosts(WorkflowArtifact whole, LoweringContext context)
    {
        _pipeline = whole.Pipeline;
        _context = context;
        var jobs = JobSteps.Of(context.Options, context.Pipeline);
        _steps =
        [
            .. _pipeline.Levels.Select((level, i) =>
                context.Options.LanedLevels.Contains(i) ? LanePlan.StepsOfParent(level) : Steps(level, jobs)),
        ];
        _last = _pipeline.Sections.Sum(section => Steps(section, jobs));
        _bytes = new(() => Measure(whole, context));
    }

    /// <summary>The bytes of every part, whatever its levels.</summary>
    public long FixedBytes => _bytes.Value.Fixed;

    /// <summary>The executed steps of a run of all levels.</summary>
    public long AllSteps => JobSteps.OfRun(_pipeline) + _steps.Sum() + _last;

    /// <summary>The bytes of a level's steps in main.</summary>
    public long BytesOf(int level) => _bytes.Value.Levels[level];

    /// <summary>The executed steps of a run of a level.</summary>
    public long StepsOf(int level) => _steps[level];

    /// <summary>The profiles of a level's jobs, each with its bytes in the table; none for a level whose jobs run in lanes.</summary>
    public IEnumerable<(int Profile, int Bytes)> ProfilesOf(int level) => _context.Options.LanedLevels.Contains(level)
        ? []
        : _pipeline.Levels[level]
            .Threads.SelectMany(t => t.Steps)
            .Select(_context.Profiles.IndexOf)
            .Distinct()
            .Select(profile => (profile, _bytes.Value.Profiles[profile]));

    /// <summary>The executed steps of a run of a level in one execution.</summary>
    internal static long Steps(BoundLevel level, JobSteps jobs) =>
        JobSteps.OwnOf(level) + level.Threads.Sum(t => t.MostUnits * t.Steps.Sum(s => jobs.Healthy(s) ?? 0));

    private static (long Fixed, long[] Levels, int[] Profiles) Measure(WorkflowArtifact whole, LoweringContext context)
    {
        var routines = new WorkflowSyntax(whole.Workflow.Routines.Where(r => r.Name != SupportRoutines.Main).ToEquatableList());
        var profiles = context.Profiles.ToValue().Items.Select(profile => Bytes(Assigned(profile), whole.Format));
        return (BytesOfMain + Bytes(routines, whole.Format), Levels(whole), [.. profiles]);
    }

    private static long[] Levels(WorkflowArtifact whole)
    {
        var origins = whole.Origins.Where(o => o.Role is SourceMapRole.Level or SourceMapRole.LevelEnd)
            .ToDictionary(o => o.Step, StringComparer.Ordinal);
        var groups = new List<StepSyntax>[whole.Pipeline.AllLevels.Count];
        List<StepSyntax>? level = null;
        foreach (var step in whole.Workflow.Main?.Steps ?? [])
        {
            var origin = origins.GetValueOrDefault(step.Name);
            level = origin?.Role == SourceMapRole.Level ? groups[origin.LevelIndex] = [] : level;
            level?.Add(step);
            level = origin?.Role == SourceMapRole.LevelEnd ? null : level;
        }

        return [.. groups.Take(whole.Pipeline.Levels.Count).Select(steps => (long)Bytes(Main(parameters: [], [.. steps]), whole.Format))];
    }

    private static WorkflowSyntax Assigned(ValueSyntax value) => Main(
        [new ParameterSyntax("args")],
        [Emit.Step(new StepLabel(JobProfileTable.Variable), Emit.Assign((JobProfileTable.Variable, Emit.List([value]))))]);

    private static WorkflowSyntax Main(EquatableList<ParameterSyntax> parameters, EquatableList<StepSyntax> steps) =>
        new([new RoutineSyntax(SupportRoutines.Main, parameters, steps)]);

    private static int Bytes(WorkflowSyntax workflow, SourceFormat format) =>
        WorkflowPrinter.CountBytes(workflow, format, compact: format == SourceFormat.Json);
}
