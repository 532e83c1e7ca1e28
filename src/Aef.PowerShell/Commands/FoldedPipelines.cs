using Aef.Core.Pipelines.Building;
using Aef.Core.Pipelines.Model;

namespace Aef.PowerShell.Commands;

/// <summary>
/// Collects the changes that many piped records make to the same pipeline, so that one pipeline is returned. A pipeline with a failed
/// change is omitted.
/// </summary>
internal sealed class FoldedPipelines
{
    private readonly List<Pipeline> _given = [];
    private readonly Dictionary<Pipeline, Pipeline?> _current = new(ReferenceEqualityComparer.Instance);

    /// <summary>The changed pipelines, in the order of the input.</summary>
    public IEnumerable<Pipeline> Results => _given.Select(g => _current[g]).OfType<Pipeline>();

    /// <summary>Changes the current state of a pipeline; returns the problem, or null.</summary>
    public BuildResult Change(Pipeline given, Func<Pipeline, BuildResult> change)
    {
        if (!_current.TryGetValue(given, out var current))
        {
            _given.Add(given);
            current = given;
        }

        // After a failed change, the others are still applied to the original, to report their problems too.
        var result = change(current ?? given);
        _current[given] = current is null || result.Problem is not null ? null : result.Pipeline;
        return result;
    }
}
