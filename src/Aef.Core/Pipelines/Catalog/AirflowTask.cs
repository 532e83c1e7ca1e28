using Aef.Documents.Collections;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>A task of an <see cref="AirflowBinding"/>: an operator with its arguments.</summary>
/// <param name="Name">The end of the task id; null for the last task, which has the name of the job.</param>
/// <param name="Operator">The class of the operator, or a function of Aef's library for Airflow.</param>
/// <param name="Module2">The module of the operator on Airflow 2; null when it has none, and for a function of the library.</param>
/// <param name="Module3">The module of the operator on Airflow 3; null when it has none, and for a function of the library.</param>
/// <param name="Args">
/// The arguments. Strings may have references, such as <c>${parameters.region}</c>. An argument, or an entry of an object in it, that
/// refers to a parameter without a value is omitted.
/// </param>
public sealed record AirflowTask(string? Name, string Operator, string? Module2, string? Module3, MappingNode Args)
{
    /// <summary>The arguments in which Airflow renders Jinja. Only these can have values that are known at run time.</summary>
    public EquatableList<string> Templated { get; init; } = [];

    /// <summary>The extensions of names of files that the operator would read, besides the usual ones.</summary>
    public EquatableList<string> FileExtensions { get; init; } = [];

    /// <summary>The argument for the limit of the step, in seconds; null when the operator has none.</summary>
    public string? Timeout { get; init; }

    /// <summary>The argument for the pause between two polls, in seconds; null when the operator has none.</summary>
    public string? Poll { get; init; }

    /// <summary>Whether a retry of the step runs this task again; null when the entry does not say it.</summary>
    public bool? Retry { get; init; }

    /// <summary>The packages that the operator needs, each with the lowest version, such as <c>apache-beam>=5.8</c>.</summary>
    public EquatableList<string> Providers { get; init; } = [];

    /// <summary>
    /// The output of the step, of the last task: a value with expressions, in which <c>answer</c> is the result of the task. Null when the
    /// step has no output.
    /// </summary>
    public DocumentNode? Output { get; init; }

    /// <summary>
    /// The function of Aef's library whose result is the answer that <see cref="Output"/> reads, of the last task; it runs after the job,
    /// if an expression reads the output. Without <see cref="Output"/>, its result is the output. Null when the result of the task is the
    /// answer.
    /// </summary>
    public AirflowResult? Result { get; init; }

    /// <summary>The arguments that the operator cannot do without: a step that has no value for one is an error.</summary>
    public EquatableList<string> Required { get; init; } = [];

    /// <summary>True when the step has an output on Airflow.</summary>
    public bool HasOutput => Output is not null || Result is not null;

    /// <summary>True for a function of Aef's library.</summary>
    public bool IsFunction => Module2 is null && Module3 is null;
}
