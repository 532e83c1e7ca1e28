using System.Text;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Printing;
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
        var document = (MappingNode)WorkflowPrinter.ToDocument(whole.Workflow); // compiled workflows have parameters and so are not lists
        var routines = new MappingNode([.. document.Entries.Where(e => e.Key != SupportRoutines.Main)]);
        var profiles = context.Profiles.ToValue().Items.Select(profile => Bytes(Assigned(profile), whole.Format));
        return (BytesOfMain + Bytes(routines, whole.Format), Levels(document, whole), [.. profiles]);
    }

    private static long[] Levels(MappingNode document, WorkflowArtifact whole)
    {
        var groups = new List<DocumentNode>[whole.Pipeline.AllLevels.Count];
        List<DocumentNode>? level = null;
        foreach (var step in ((document[SupportRoutines.Main] as MappingNode)?["steps"] as SequenceNode)?.Items ?? [])
        {
            var name = ((MappingNode)step).Entries[0].Key; // a step is a mapping with one entry
            var origin = whole.SourceMap.Find(whole.Name, SupportRoutines.Main, name);
            level = origin?.Role == SourceMapRole.Level ? groups[origin.LevelIndex] = [] : level;
            level?.Add(step);
            level = origin?.Role == SourceMapRole.LevelEnd ? null : level;
        }

        return [.. groups.Take(whole.Pipeline.Levels.Count).Select(steps =>
        {
            var main = new MappingNode([new MappingEntry("steps", new SequenceNode([.. steps]))]);
            return (long)Bytes(new MappingNode([new MappingEntry(SupportRoutines.Main, main)]), whole.Format);
        })];
    }

    private static MappingNode Assigned(ValueSyntax value) =>
        (MappingNode)WorkflowPrinter.ToDocument(
            new WorkflowSyntax(
                [new RoutineSyntax(SupportRoutines.Main, [new ParameterSyntax("args")], [Emit.Step(new StepLabel(JobProfileTable.Variable), Emit.Assign((JobProfileTable.Variable, Emit.List([value]))))])]));

    private static int Bytes(MappingNode node, SourceFormat format) =>
        Encoding.UTF8.GetByteCount(
            format == SourceFormat.Json ? DocumentPrinter.ToJson(node, indented: false) : DocumentPrinter.ToYaml(node));
}
