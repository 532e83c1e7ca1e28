using System.Globalization;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>What the parts of one lowering share: the names of main, the strings and the job profiles.</summary>
internal sealed partial class LoweringContext
{
    private readonly StepReads _reads;
    private readonly StepNamer _names;
    private readonly IReadOnlyList<int> _jumping;
    private StepLabel? _resuming;
    private StepLabel? _reported;

    /// <summary>The context of a lowering of all levels.</summary>
    public LoweringContext(BoundPipeline pipeline, CloudWorkflowsOptions options, PlatformParameters? parameters)
        : this(pipeline, options, parameters, shared: null, part: null)
    {
    }

    private LoweringContext(
        BoundPipeline pipeline,
        CloudWorkflowsOptions options,
        PlatformParameters? parameters,
        LoweringContext? shared,
        LevelRange? part)
    {
        Pipeline = pipeline;
        Parameters = parameters;
        Options = options;
        Part = part ?? new LevelRange(0, pipeline.Levels.Count);
        IsWhole = part is null;
        Origins = new SourceMapBuilder(pipeline);
        Texts = new TextLiterals();
        Connectors = new ConnectorLowering(this);
        Profiles = new JobProfileTable(Texts, Connectors);
        Expressions = new ExpressionTranslator(Texts, parameters);
        _reads = shared?._reads ?? new StepReads(pipeline);
        _names = shared?._names ?? new StepNamer();
        StepExpressions = new StepExpressions(this, _reads);
        Secrets = new SecretLowering(this);
        ComputesTime = shared?.ComputesTime ?? RunTimeLowering.IsNeeded(pipeline);
        Resumes = shared?.Resumes ?? ResumeLowering.IsNeeded(pipeline, ComputesTime);
        Resume = new ResumeLowering(this);
        Fail = shared?.Fail ?? _names.Label(MainSteps.Fail);
        Leave = shared?.Leave ?? _names.Label(MainSteps.Leave);
        Levels = shared?.Levels ?? [.. pipeline.Levels.Select(l => _names.Label($"Level_{l.Id}"))];
        LevelEnds = shared?.LevelEnds ?? [.. pipeline.Levels.Select(l => _names.Label($"Level_{l.Id}_end"))];
        PartNames = shared?.PartNames ?? new PartNames(pipeline.Name, options.NamesPartsByContent);
        Steps = new StepNamer(_names);
        _jumping = shared?._jumping ?? [.. Enumerable.Range(0, pipeline.Levels.Count).Where(l => LevelsAfter(l).Any())];
    }

    /// <summary>
    /// The context of a lowering of some levels; without <paramref name="part"/>, of what runs the parts. It shares what depends on the
    /// whole pipeline, so that many parts do not need more time than one workflow.
    /// </summary>
    public LoweringContext For(LevelRange? part) => new(Pipeline, Options, Parameters, shared: this, part);

    public BoundPipeline Pipeline { get; }

    public CloudWorkflowsOptions Options { get; }

    public PlatformParameters? Parameters { get; }

    /// <summary>The levels that are lowered.</summary>
    public LevelRange Part { get; }

    /// <summary>The names of the workflows that this one starts.</summary>
    public PartNames PartNames { get; }

    /// <summary>The names of steps and branches of main.</summary>
    public StepNamer Steps { get; }

    /// <summary>The origins of the steps of main.</summary>
    public SourceMapBuilder Origins { get; }

    public TextLiterals Texts { get; }

    public JobProfileTable Profiles { get; }

    /// <summary>Translates bound values.</summary>
    public ExpressionTranslator Expressions { get; }

    /// <summary>The conditions of levels, threads and steps, and what expressions read of steps.</summary>
    public StepExpressions StepExpressions { get; }

    /// <summary>The secrets in the parameters of steps.</summary>
    public SecretLowering Secrets { get; }

    /// <summary>True for a pipeline whose runs compute their time.</summary>
    public bool ComputesTime { get; }

    /// <summary>The calls of executors whose APIs the workflow calls itself.</summary>
    public ConnectorLowering Connectors { get; }

    /// <summary>True if the error of a failed run contains what a later run needs.</summary>
    public bool Resumes { get; }

    /// <summary>
    /// True if the failure of a level does not end the run at once: steps run after it, or the error is completed with what a later run
    /// needs.
    /// </summary>
    public bool KeepsControl => Resumes || Pipeline.Sections.Count > 0;

    /// <summary>What a failed run needs to be continued.</summary>
    public ResumeLowering Resume { get; }

    /// <summary>The step that fails the run.</summary>
    public StepLabel Fail { get; }

    /// <summary>The step at which a part is left for a later one.</summary>
    public StepLabel Leave { get; }

    /// <summary>The step that begins to collect what a later run needs.</summary>
    public StepLabel Resuming => _resuming ??= Steps.Label(MainSteps.Resume);

    /// <summary>
    /// The step at which a run continues whose variable <c>report</c> is the error that ends it, although no step of it has failed.
    /// </summary>
    public StepLabel Reported => _reported ??= IsWhole && Pipeline.Sections.Count > 0
        ? Steps.Label(MainSteps.LevelsFailed)
        : Resuming;

    /// <summary>True unless these are the levels of a part of a split pipeline, or of a lane.</summary>
    public bool IsWhole { get; }

    /// <summary>The step of each level.</summary>
    public IReadOnlyList<StepLabel> Levels { get; }

    /// <summary>The barrier after each level.</summary>
    public IReadOnlyList<StepLabel> LevelEnds { get; }

    /// <summary>True for a level whose threads are rows of data: too many for named branches, and without expressions.</summary>
    public bool IsWide(BoundLevel level) => HasManyThreads(level)
        && !level.Threads.Any(StepExpressions.Has)
        && !(Resumes && level.Threads.Any(t => t.Steps.Any(s => s.Next is { } next && IsBackward(t, s, next))));

    /// <summary>Rows of data do not know when a loop has ended, which <c>resume</c> needs to know.</summary>
    private static bool IsBackward(BoundThread thread, BoundStep step, BoundNext next) =>
        thread.Steps.Any(s => s.JobId == next.JobId) && next.Step <= thread.Steps.ToList().IndexOf(step);

    /// <summary>True for a level whose outcome is in the variable <see cref="RowsLowering.Result"/>.</summary>
    public bool EndsAsOne(BoundLevel level) => level.HasItems || IsWide(level);

    /// <summary>True when one of the lowered levels has a <c>for_each</c> thread.</summary>
    public bool HasItems => Own.Any(l => l.HasItems);

    /// <summary>What the workflow needs of the support library.</summary>
    public SupportFeatures Features() => (StepExpressions.ReadsOutputs ? SupportFeatures.Outputs : SupportFeatures.None)
        | (HasItems ? SupportFeatures.Items : SupportFeatures.None)
        | (Resumes ? SupportFeatures.Resume | SupportFeatures.Time : SupportFeatures.None)
        | CallbackFeatures(StepsToRun())
        | (Connectors.IsUsed ? SupportFeatures.Connectors : SupportFeatures.None)
        | (Options.RunsLocally ? SupportFeatures.Local : SupportFeatures.None)
        | (Secrets.IsUsed ? SupportFeatures.Secrets : SupportFeatures.None);

    /// <summary>What steps need that wait for callbacks.</summary>
    public static SupportFeatures CallbackFeatures(IEnumerable<BoundStep> steps) => steps.Where(s => s.WaitsForCallback)
        .Aggregate(
            SupportFeatures.None,
            (features, step) => features | (step.IsConnector ? SupportFeatures.ConnectorCallbacks : SupportFeatures.Callbacks));

    /// <summary>A label for a step of main that belongs to a level, a thread or a step without being it.</summary>
    public StepLabel Auxiliary(string name, int levelIndex, BoundThread? thread = null, BoundStep? step = null)
    {
        var label = Steps.Label(name);
        Origins.Add(
            label,
            SourceMapRole.Auxiliary,
            levelIndex,
            thread,
            step,
            EvaluatedKey.Of(name, step?.JobId ?? thread?.Steps[0].JobId ?? $"Level_{Pipeline.AllLevels[levelIndex].Id}"));
        return label;
    }

    /// <summary>The variables besides <c>failures</c> that the threads of a level write to.</summary>
    public IEnumerable<string> SharedBySteps(BoundLevel level) =>
    [
        .. MayContinue(level) ? ["continued"] : Array.Empty<string>(),
        .. Resumes && level.Threads.Any(t => t.ForEach is null) ? [ResumeLowering.Done] : Array.Empty<string>(),
        .. level.Threads.Where(t => t.ForEach is null).SelectMany(t => t.Steps).Any(StepExpressions.IsRead)
            ? [CloudWorkflows.StepExpressions.Steps]
            : Array.Empty<string>(),
        .. level.Threads.SelectMany(t => t.Steps).Any(s => StepExpressions.IsCounted(s.JobId))
            ? [CloudWorkflows.StepExpressions.OutputBytes]
            : Array.Empty<string>(),
    ];

    /// <summary>True for a level with a step that may fail without ending its thread.</summary>
    public static bool MayContinue(BoundLevel level) => level.Threads.SelectMany(t => t.Steps).Any(s => s.ContinueIfFail);

    /// <summary>True for a level with more threads than named branches.</summary>
    public bool HasManyThreads(BoundLevel level) =>
        level.HasItems || (level.Threads.Count > 1 && level.Threads.Count > Options.MaxNamedThreads);

    /// <summary>True for a thread that sets a variable of its own to the result of its only job.</summary>
    public bool Reports(BoundLevel level, BoundThread thread) =>
        thread.Steps is [{ Next: null, ContinueIfFail: false }] && !StepExpressions.Has(thread) && !HasManyThreads(level);

    /// <summary>True when one of the lowered levels is wide.</summary>
    public bool HasWide => Own.Any(EndsAsOne);

    /// <summary>The variable with the outcome of a level's thread that has only one job.</summary>
    public static string Ended(int thread) => string.Create(CultureInfo.InvariantCulture, $"t{thread + 1}");

    /// <summary>The variables of a level whose threads are steps of main: those of the threads that have a single job.</summary>
    public IEnumerable<string> Reporting(BoundLevel level) =>
        level.Threads.Index().Where(t => Reports(level, t.Item)).Select(t => Ended(t.Index));

    /// <summary>All such variables of the lowered levels.</summary>
    public IEnumerable<string> AllReporting() =>
        Enumerable.Range(
            0,
            Own.SelectMany(l => l.Threads.Index().Where(t => Reports(l, t.Item))).Select(t => t.Index + 1).DefaultIfEmpty(0).Max())
            .Select(Ended);

    /// <summary>The later levels at which a NEXT of a level continues, as indexes; most levels have none.</summary>
    public IEnumerable<int> LevelsAfter(int index) =>
        Pipeline.Levels[index]
            .Threads.SelectMany(t => t.Steps)
            .Select(s => s.Next?.Level ?? index)
            .Where(target => target != index)
            .Distinct();

    /// <summary>The levels before a level that have a NEXT to another level, as indexes.</summary>
    public IEnumerable<int> JumpingBefore(int level) => _jumping.TakeWhile(l => l < level);

    /// <summary>The levels after this part at which a NEXT in it continues.</summary>
    public IEnumerable<int> LevelsBeyond() =>
        Part.Indexes.SelectMany(LevelsAfter).Where(target => !Part.Contains(target)).Distinct().Order();

    /// <summary>The types of steps in this part, and of those that run after all parts unless this is only one of them.</summary>
    public HashSet<StepType> Types() => TypesOf(StepsToRun());

    /// <summary>The types of steps whose routines follow from them; those of the others are features.</summary>
    public static HashSet<StepType> TypesOf(IEnumerable<BoundStep> steps) =>
        steps.Where(s => !s.WaitsForCallback && !s.IsConnector && !s.RunsHere).Select(s => s.Type).ToHashSet();

    /// <summary>The steps of the levels of this part.</summary>
    public IEnumerable<BoundStep> OwnSteps => Own.SelectMany(l => l.Threads).SelectMany(t => t.Steps);

    private IEnumerable<BoundStep> StepsToRun() => Own.Concat(Part.Count == Pipeline.Levels.Count ? Pipeline.Sections : [])
        .SelectMany(l => l.Threads).SelectMany(t => t.Steps);

    /// <summary>The levels of this part.</summary>
    public IEnumerable<BoundLevel> OwnLevels => Own;

    private IEnumerable<BoundLevel> Own => Part.Indexes.Select(index => Pipeline.Levels[index]);

    /// <summary>The names of the steps between two positions of a thread, including the first and excluding the second.</summary>
    public static IEnumerable<string> Between(BoundThread thread, int from, int to) =>
        thread.Steps.Skip(from).Take(Math.Max(0, to - from)).Select(s => s.JobId);
}
