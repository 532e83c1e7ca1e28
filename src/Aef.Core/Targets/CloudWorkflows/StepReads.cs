using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>What the expressions of a whole pipeline read of its steps. The lowerings of all its parts share it.</summary>
internal sealed class StepReads
{
    private readonly Lazy<ExpressionSafety> _safety;
    private readonly Dictionary<BoundStep, bool> _direct = new(ReferenceEqualityComparer.Instance);

    public StepReads(BoundPipeline pipeline)
    {
        _safety = new(() => new ExpressionSafety(pipeline));
        Counted = OutputLimits.Counted(pipeline);
        var symbols = pipeline.References.Select(r => r.Symbol).ToList();
        Statuses = symbols.OfType<StepStatusSymbol>().Select(s => s.JobId).ToHashSet(StringComparer.Ordinal);
        Outputs = symbols.OfType<StepOutputSymbol>().Select(s => s.JobId).ToHashSet(StringComparer.Ordinal);
        Looped = pipeline.StepsWithItems().ToHashSet(StringComparer.Ordinal);
        Listed = symbols.Select(s => s switch
            {
                StepStatusSymbol { IsOfItem: false } status => status.JobId,
                StepOutputSymbol { IsOfItem: false } output => output.JobId,
                _ => string.Empty,
            })
            .Where(Looped.Contains)
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The steps whose status is read.</summary>
    public HashSet<string> Statuses { get; }

    /// <summary>The steps whose output is read.</summary>
    public HashSet<string> Outputs { get; }

    /// <summary>The steps whose outputs are added up.</summary>
    public IReadOnlySet<string> Counted { get; }

    /// <summary>The steps of <c>for_each</c> threads.</summary>
    public HashSet<string> Looped { get; }

    /// <summary>The steps of <c>for_each</c> threads that expressions outside of their threads read.</summary>
    public HashSet<string> Listed { get; }

    /// <summary>Knows which expressions cannot fail.</summary>
    public ExpressionSafety Safety => _safety.Value;

    /// <summary>True for a step that one call can run; found once, because every part of a thread asks for all of its steps.</summary>
    public bool IsDirect(BoundStep step, Predicate<BoundStep> find)
    {
        if (!_direct.TryGetValue(step, out var isDirect))
        {
            isDirect = find(step);
            _direct.Add(step, isDirect);
        }

        return isDirect;
    }
}
