using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>An entry of the executor catalog: a kind of job that a step can run, and how each target runs it.</summary>
public sealed class ExecutorDefinition
{
    private HashSet<string>? _airflowParameters;

    /// <summary>Creates an entry.</summary>
    public ExecutorDefinition(
        string name,
        string? description,
        EquatableList<ExecutorParameter> parameters,
        EquatableList<WorkflowsBinding> workflows,
        LocalBinding? local = null,
        AirflowBinding? airflow = null,
        Location? location = null,
        Location? nameLocation = null,
        bool needsJobFile = true)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(workflows);
        Name = name;
        Description = description;
        Parameters = parameters;
        Workflows = workflows;
        Local = local ?? new SimulateBinding();
        Airflow = airflow;
        Location = location ?? Location.None;
        NameLocation = nameLocation ?? Location;
        NeedsJobFile = needsJobFile;
    }

    /// <summary>The parameters that the tasks on Airflow use, also the one that returns the output.</summary>
    internal IReadOnlySet<string> AirflowParameters => _airflowParameters ??= (Airflow?.Tasks ?? [])
        .SelectMany(t => DocumentTexts.Of(t.Args).Concat(DocumentTexts.Of(t.Result?.Args)))
        .SelectMany(t => AirflowReference.Parse(t.Text))
        .Select(r => r.Path is ["parameters", var used, ..] ? used : null)
        .OfType<string>()
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>The name that steps use; also the name of AEF's deployed function.</summary>
    public string Name { get; }

    /// <summary>A description for people.</summary>
    public string? Description { get; }

    /// <summary>The parameters that <c>with</c> and the job file may set.</summary>
    public EquatableList<ExecutorParameter> Parameters { get; }

    /// <summary>How Cloud Workflows runs it; the first one is the default.</summary>
    public EquatableList<WorkflowsBinding> Workflows { get; }

    /// <summary>How a local run runs it; without an entry, a simulation script answers.</summary>
    public LocalBinding Local { get; }

    /// <summary>How Airflow runs it; null when the entry does not describe it.</summary>
    public AirflowBinding? Airflow { get; }

    /// <summary>True when every job needs a parameter file; false when the properties of the run may replace it.</summary>
    public bool NeedsJobFile { get; }

    /// <summary>
    /// True when its function merges <c>step_properties</c> into the parameters of the job, so that <c>with</c> has an effect.
    /// </summary>
    public bool ReadsStepProperties { get; init; }

    /// <summary>
    /// True when its jobs report their end to the <c>callback_url</c> in <c>step_properties</c>, so that <c>wait_for: callback</c> has an
    /// effect.
    /// </summary>
    public bool SendsCallbacks { get; init; }

    /// <summary>True when its function keeps secrets in <c>with</c> to itself: it writes them neither to a log nor to an answer.</summary>
    public bool AcceptsSecrets { get; init; }

    /// <summary>The entry that this one extends; null when it extends none.</summary>
    public string? Extends { get; init; }

    /// <summary>True for an entry that Aef contains.</summary>
    public bool IsBuiltIn { get; internal init; }

    /// <summary>The targets on which the executor does not work although its entry is complete, with what to do instead.</summary>
    public EquatableList<UnsupportedTarget> Unsupported { get; init; } = [];

    /// <summary>The targets that can run it, such as <c>cloud_workflows (connector)</c> and <c>airflow</c>.</summary>
    public EquatableList<string> Targets =>
    [
        .. Workflows.Count == 0
            ? Array.Empty<string>()
            : [$"{UnsupportedTarget.CloudWorkflows} ({string.Join(", ", Workflows.Select(w => w.Kind))})"],
        .. Airflow switch
        {
            null => Array.Empty<string>(),
            { IsForAirflow2: true, IsForAirflow3: true } => [UnsupportedTarget.Airflow],
            { IsForAirflow2: true } => ["airflow (2 only)"],
            _ => ["airflow (3 only)"],
        },
    ];

    /// <summary>The location of the entry.</summary>
    public Location Location { get; }

    /// <summary>The entry as it was read, with what it inherits; null for one that was not read.</summary>
    internal MappingNode? Source { get; init; }

    /// <summary>The location of its name.</summary>
    internal Location NameLocation { get; }

    /// <summary>The parameter of a name, or null.</summary>
    public ExecutorParameter? FindParameter(string name) =>
        Parameters.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.Ordinal));

    /// <summary>The reason why a target cannot run it, if the entry describes it.</summary>
    internal string? ReasonAgainst(string target) => Unsupported.FirstOrDefault(u => u.Target == target)?.Reason;

    /// <summary>A diagnostic that refers to this entry, if it is a file of the user.</summary>
    internal Diagnostic Relate(Diagnostic diagnostic) =>
        IsBuiltIn ? diagnostic : diagnostic.WithRelated(NameLocation, "the entry of the executor");

    /// <inheritdoc/>
    public override string ToString() => Name;
}
