using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.Airflow.Model;
using Aef.Core.Targets.Airflow.Python;

namespace Aef.Core.Targets.Airflow;

/// <summary>
/// A pipeline as tasks and edges. The task <c>end</c> is the only leaf: the run fails when the last level, or a step after the levels, has
/// failed.
/// </summary>
internal sealed class DagLowering
{
    private readonly DagContext _context;
    private readonly Gates _gates;
    private readonly StepLowering _steps;
    private readonly List<DagItem> _items = [];

    public DagLowering(DagContext context)
    {
        _context = context;
        _gates = new Gates(context);
        _steps = new StepLowering(context);
    }

    /// <summary>The statements of the DAG.</summary>
    public IReadOnlyList<DagItem> Lower()
    {
        var start = Add(Empty("start", TriggerRules.AllSuccess));
        var end = Add(Empty("end", TriggerRules.NoneFailed));
        var edges = new EdgeList();
        var begun = new PrologueLowering(_context, _items).Lower(start, edges);
        var join = begun;
        var tails = new HashSet<DagTask>();
        var joins = new List<DagTask>();
        _items.AddRange(edges.Items());
        var loops = new LoopLowering(_context, _steps, _gates);
        var levels = new LevelLowering(_context, new ThreadLowering(_context, _steps, _gates), loops, _gates);
        for (var index = 0; index < _context.Pipeline.Levels.Count; index++)
        {
            join = levels.Lower(_context.Pipeline.Levels[index], index, _items, join, tails);
            joins.Add(join);
        }

        _context.LastJoin = join.FullId;
        var last = new EdgeList();
        last.Add([join], end);
        if (_context.Pipeline.Sections.Count > 0)
        {
            Sections(begun == start ? null : begun, join, [.. tails, .. joins], end, last);
        }

        _items.AddRange(last.Items());
        return _items;
    }

    private void Sections(DagTask? begun, DagTask join, IReadOnlyList<DagTask> all, DagTask end, EdgeList last)
    {
        var sections = new SectionLowering(_context, _steps, _gates, begun);
        _items.Add(new DagComment("Every thread has ended, in whatever way; only then can the steps after the levels run."));
        var settled = Add(Empty("settled", TriggerRules.AllDone));
        last.Add(all, settled);
        var ended = new List<DagTask>();
        IReadOnlyList<DagTask> after = [settled];
        if (_context.Pipeline.Find(PipelineSection.OnFailure) is { } onFailure)
        {
            _items.Add(new DagComment("Runs only if the levels have failed."));
            var failed = Add(Empty("pipeline_failed", TriggerRules.OneFailed));
            last.Add([join], failed);
            after = sections.OnFailure(onFailure, _items, settled, failed, ended, last);
        }

        if (_context.Pipeline.Find(PipelineSection.Finally) is { } always)
        {
            sections.Finally(always, _items, after, ended, last);
        }

        last.Add(ended, end);
    }

    private DagTask Add(DagTask task)
    {
        _items.Add(new DagTaskItem(task));
        return task;
    }

    private DagTask Empty(string id, string? rule) => new(id, id, _context.Import("EmptyOperator").Name, []) { TriggerRule = rule };
}
