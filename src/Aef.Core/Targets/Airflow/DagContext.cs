using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.Airflow.Python;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Targets.Airflow;

/// <summary>What the parts of the lowering of one pipeline share.</summary>
internal sealed class DagContext
{
    /// <summary>Names that the file has in any case, and names of Python that a variable must not hide.</summary>
    private static readonly string[] Reserved =
    [
        "dag", "airflow", "pendulum", "timedelta", "json", "re", "start", "end", "settled", "pipeline_failed", "concluded",
        "validate_inputs", "set_variables", "compute_variables", "variables", "DOC_MD", "ATTEMPT", "YESTERDAY", "FIRST_DAY", "LAST_DAY",
        "INPUTS", "date", "datetime", "math", "annotations",
        "params", "ti", "dag_run", "run_id", "job", "computed", "first_day", "last_day",
        "print", "str", "int", "float", "bool", "list", "dict", "set", "tuple", "len", "any", "all", "isinstance", "max", "min", "abs",
        "round", "next", "iter", "zip", "enumerate", "reversed", "sum", "repr", "bytes", "bytearray", "chr", "ord", "divmod", "pow", "id",
        "hash", "getattr", "setattr", "hasattr", "callable", "super", "vars", "dir", "slice", "format", "eval", "exec", "compile",
        "globals", "locals", "help", "input", "complex", "frozenset", "memoryview", "property", "staticmethod", "classmethod",
        "map", "match", "case", "type", "filter", "sorted", "range", "open", "object",
        "Exception", "RuntimeError", "StopIteration", "IndexError", "LookupError", "OverflowError", "ZeroDivisionError",
        "UnicodeDecodeError", "NotImplementedError", "AssertionError", "OSError", "ValueError", "KeyError", "TypeError",
        "BaseException", "ImportError", "AirflowSkipException",
    ];

    private readonly List<SourceMapEntry> _origins = [];

    public DagContext(BoundPipeline pipeline, AirflowOptions options, PlatformParameters? parameters)
    {
        Pipeline = pipeline;
        Options = options;
        Parameters = parameters;
        string[] own =
        [
            .. Reserved,
            .. AirflowModules.Names,
            .. DagLibrary.Names,
            .. ChildWorkflowLowering.Imports.Select(i => i.Name),
            .. pipeline.Levels.Any(l => l.HasItems) ? [LoopLowering.Item] : Array.Empty<string>(),
        ];
        Operators = new OperatorNames(pipeline, options.Generation, own);
        Names = new PyNames([.. own, .. Operators.All]);
        var hasOwn = !DagSchedule.NeedsTriggers(pipeline.Source, options.Generation);
        Schedule = hasOwn && DagSchedule.Active(pipeline.Source) is [var first, ..] ? first : null;
        DaySchedule = DagSchedule.ForManualRuns(pipeline.Source);
        Dates = new RunDates(this, DaySchedule);
        MaxTasks = ParallelLimit.Of(pipeline);
        Types = new CertainTypes(pipeline);
        OutputsRead = pipeline.OutputsRead().Select(o => o.JobId).ToHashSet(StringComparer.Ordinal);
        StepsWithItems = pipeline.StepsWithItems().ToHashSet(StringComparer.Ordinal);
    }

    public BoundPipeline Pipeline { get; }

    public AirflowOptions Options { get; }

    public AirflowGeneration Generation => Options.Generation;

    public PlatformParameters? Parameters { get; }

    /// <summary>The names of tasks, groups and functions.</summary>
    public PyNames Names { get; }

    public PyImports Imports { get; } = new();

    /// <summary>The names of the operators of executors.</summary>
    public OperatorNames Operators { get; }

    public DiagnosticBag Diagnostics { get; } = new();

    /// <summary>The functions of the library that tasks call.</summary>
    public SortedSet<string> Library { get; } = new(StringComparer.Ordinal);

    /// <summary>The functions that the pipeline needs, such as its conditions.</summary>
    public List<PyFunction> Functions { get; } = [];

    /// <summary>The packages that the operators need.</summary>
    public SortedSet<string> Providers { get; } = new(StringComparer.Ordinal);

    /// <summary>The schedule of the DAG; null when it has none of its own.</summary>
    public PipelineSchedule? Schedule { get; }

    /// <summary>The schedule with the window and the time zone of runs that people start; null means the default ones.</summary>
    public PipelineSchedule? DaySchedule { get; }

    /// <summary>The days that a run processes.</summary>
    public RunDates Dates { get; }

    /// <summary>The tasks that run at once; null without a limit.</summary>
    public int? MaxTasks { get; }

    /// <summary>The JOB_IDs of the steps whose outputs expressions read.</summary>
    public IReadOnlySet<string> OutputsRead { get; }

    /// <summary>The types that values of expressions are certain to have.</summary>
    public CertainTypes Types { get; }

    /// <summary>The steps that run for each item of a list.</summary>
    public IReadOnlySet<string> StepsWithItems { get; }

    /// <summary>The tasks of the steps that are lowered already.</summary>
    public StepTaskIds StepTasks { get; } = new();

    /// <summary>The task at the end of the last level; null while the levels are lowered.</summary>
    public string? LastJoin { get; set; }

    /// <summary>True when a task uses the id of its attempt.</summary>
    public bool UsesAttempt { get; set; }

    /// <summary>The tasks, with the parts of the definition that they come from.</summary>
    public IReadOnlyList<SourceMapEntry> Origins => _origins;

    /// <summary>Imports a name that both generations have, from the module of this one.</summary>
    public PyName Import(string name)
    {
        Imports.Add(AirflowModules.Of(name, Generation), name);
        return new PyName(name);
    }

    /// <summary>Imports the operator of a task; the result is its name in the file.</summary>
    public string Import(AirflowTask task)
    {
        var (module, alias) = Operators.Of(task);
        Imports.Add(module, task.Operator, alias);
        return alias ?? task.Operator;
    }

    /// <summary>A function of the library.</summary>
    public PyName Call(string function)
    {
        Library.Add(function);
        return new PyName(function);
    }

    /// <summary>A span of time, in its largest unit.</summary>
    public PyExpression TimeSpan(double seconds)
    {
        Imports.Add("datetime", "timedelta");
        var (unit, value) = seconds switch
        {
            _ when seconds >= 3600 && seconds % 3600 == 0 => ("hours", seconds / 3600),
            _ when seconds >= 60 && seconds % 60 == 0 => ("minutes", seconds / 60),
            _ => ("seconds", seconds),
        };
        return new PyCall(new PyName("timedelta"), [], [new PyKeyword(unit, PyData.Number(value))]);
    }

    /// <summary>Records where a task comes from.</summary>
    public void AddOrigin(
        string taskId,
        SourceMapRole role,
        int levelIndex,
        BoundThread? thread = null,
        BoundStep? step = null,
        string? key = null) =>
        _origins.Add(SourceMapEntry.Of("dag", taskId, role, Pipeline, levelIndex, thread, step, key));
}
