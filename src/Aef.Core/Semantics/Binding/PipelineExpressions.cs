using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Semantics.Binding;

/// <summary>
/// Binds the expressions of a pipeline: variables, the conditions of levels, threads and steps, and the parameters of steps. It knows which
/// names an expression can use at its location (docs/definition-format.md#expressions).
/// </summary>
internal sealed partial class PipelineExpressions
{
    private readonly DiagnosticBag _diagnostics;
    private readonly Lazy<Dictionary<string, StepSite>> _sites;
    private readonly Lazy<ExpressionNames> _all;
    private readonly HashSet<ExpressionSymbol> _secretsOfVariables = [];

    public PipelineExpressions(Pipeline pipeline, IReadOnlyList<StepSite> sites, DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        _sites = new Lazy<Dictionary<string, StepSite>>(() => ByJobId(sites)); // most pipelines have no expressions
        var inputs = pipeline.Inputs.DistinctBy(i => i.Name, StringComparer.Ordinal).ToDictionary(i => i.Name, StringComparer.Ordinal);
        var types = new Dictionary<string, ExpressionType>(StringComparer.Ordinal);
        var secrets = new Dictionary<string, SecretVariable>(StringComparer.Ordinal);
        var names = new ExpressionNames(inputs, types, [], null) { SecretVariables = secrets, PlaceWithoutSecrets = null };
        Variables = pipeline.Variables.Select((v, i) => BindVariable(
            v,
            names with { LaterVariables = [.. pipeline.Variables.Skip(i).Select(l => l.Name)] },
            types,
            secrets)).ToEquatableList();
        _all = new Lazy<ExpressionNames>(() => new ExpressionNames(inputs, types, _sites.Value.Keys, null)
        {
            HasItems = HasItems,
            SecretVariables = secrets,
        });
        CheckUnboundSteps(pipeline);
    }

    /// <summary>The variables, in the order in which a run sets them.</summary>
    public EquatableList<BoundVariable> Variables { get; }

    /// <summary>Binds the condition of a level; null means that the level always runs.</summary>
    public BoundValue? WhenOfLevel(StepSite first) => first.SourceLevel.When is { } when
        ? BindWhen(when, first.SourceLevel.LocationOf(DefinitionKeys.When), PathBefore(first, ".threads"), NamesBefore(first))
        : null;

    /// <summary>Binds the condition of a thread; null means that the thread always runs.</summary>
    public BoundValue? WhenOfThread(StepSite first) => first.SourceThread.When is { } when
        ? BindWhen(when, first.SourceThread.LocationOf(DefinitionKeys.When), PathBefore(first, ".steps"), NamesBefore(first))
        : null;

    /// <summary>Binds the condition of a step; null means that the step always runs.</summary>
    public BoundValue? WhenOfStep(StepSite site) => site.Step.When is { } when
        ? BindWhen(when, site.Effective.LocationOf(DefinitionKeys.When), site.Path, NamesAt(site))
        : null;

    /// <summary>Binds the parameters of a step; null means that it has none.</summary>
    public BoundValue? With(StepSite site) => site.Step.With is null ? null : BindWith(site.Step, site.Path, NamesAt(site));

    private static string PathBefore(StepSite site, string part) => site.Path[..site.Path.IndexOf(part, StringComparison.Ordinal)];

    private ExpressionNames NamesBefore(StepSite first) => _all.Value with { HasEnded = id => _sites.Value[id].Level < first.Level };

    private ExpressionNames NamesAt(StepSite site) => WithItem(
        _all.Value with { HasEnded = id => HasEnded(_sites.Value[id], site), KnowsOutcome = site.Section != PipelineSection.Levels },
        site);

    private static Dictionary<string, StepSite> ByJobId(IReadOnlyList<StepSite> sites)
    {
        var byJobId = new Dictionary<string, StepSite>(StringComparer.Ordinal);
        foreach (var site in sites)
        {
            if (site.Step.JobId is { Length: > 0 } id)
            {
                byJobId.TryAdd(id, site);
            }
        }

        return byJobId;
    }

    /// <summary>Steps of earlier levels have ended or were skipped, and so have earlier steps of the same thread.</summary>
    private static bool HasEnded(StepSite step, StepSite here) =>
        step.Level < here.Level || (step.Level == here.Level && step.Thread == here.Thread && step.Index < here.Index);

    private BoundVariable BindVariable(
        PipelineVariable variable,
        ExpressionNames names,
        Dictionary<string, ExpressionType> types,
        Dictionary<string, SecretVariable> secrets)
    {
        var bag = new DiagnosticBag();
        var value = new ExpressionBinder(names, bag).BindValue(variable.Value);
        Add(bag, $"variables.{variable.Name}");
        types[variable.Name] = value.Type;
        if (SecretReads.FirstIn(value) is { } secret)
        {
            var reads = secret.Symbol is VariableSymbol other
                ? $"{SecretReads.Describe(other)}, which reads {secrets[other.Name].Reads},"
                : SecretReads.Describe(secret.Symbol);
            foreach (var reference in value.References.Where(r => r.Symbol is not VariableSymbol && SecretReads.IsSecret(r.Symbol)))
            {
                _secretsOfVariables.Add(reference.Symbol);
            }

            // An attempt computes each variable once, and reads each secret once, however often others read them.
            secrets[variable.Name] = new SecretVariable(
                reads,
                Math.Min(SecretReads.Most(value), secrets.Count + _secretsOfVariables.Count));
        }

        return new BoundVariable(variable, value);
    }

    private BoundValue? BindWhen(string? when, Location location, string path, ExpressionNames names)
    {
        if (when is null)
        {
            return null;
        }

        var bag = new DiagnosticBag();
        var value = new ExpressionBinder(names with { PlaceWithoutSecrets = "\"when\"" }, bag).BindCondition(when, location);
        Add(bag, path + ".when");
        return value;
    }

    private BoundValue? BindWith(PipelineStep step, string path, ExpressionNames names)
    {
        if (step.With is not { } with)
        {
            return null;
        }

        var bag = new DiagnosticBag();
        var value = new ExpressionBinder(names with { PlaceWithoutSecrets = null }, bag).BindValue(with);
        Add(bag, path + ".with");
        return value;
    }

    /// <summary>Checks the expressions of the defaults, which no bound step has if every step overrides them.</summary>
    private void CheckUnboundSteps(Pipeline pipeline)
    {
        foreach (var (defaults, path) in pipeline.AllDefaults().Where(d => HasExpressions(d.Step)))
        {
            var names = pipeline.Levels.Any(l => l.Threads.Any(t => t.ForEach is not null))
                ? _all.Value with { Item = ExpressionType.Unknown }
                : _all.Value;
            BindWhen(defaults.When, defaults.LocationOf(DefinitionKeys.When), path, names);
            BindWith(defaults, path, names);
            BindDataSets(defaults.Reads, $"{path}.{DefinitionKeys.Reads}", names);
            BindDataSets(defaults.Writes, $"{path}.{DefinitionKeys.Writes}", names);
        }
    }

    private static bool HasExpressions(PipelineStep step) => step.When is not null || step.With is not null || HasDataSets(step);

    private void Add(DiagnosticBag bag, string path) => _diagnostics.AddRange(bag.Items.Select(d => d.WithModelPath(path)));
}
