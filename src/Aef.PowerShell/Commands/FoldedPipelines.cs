using Aef.Core.Pipelines.Building;
using Aef.Core.Pipelines.Model;

namespace Aef.PowerShell.Commands;

/// <summary>Collects the changes that many piped records make to the same pipeline, so that one pipeline comes out. A pipeline with a failed change is left out.</summary>
internal sealed class FoldedPipelines
{
    private readonly List<Pipeline> _given = [];
    private readonly Dictionary<Pipeline, Pipeline?> _current = new(ReferenceEqualityComparer.Instance);

    /// <summary>The changed pipelines, in the order in which they came.</summary>
    public IEnumerable<Pipeline> Results => _given.Select(g => _current[g]).OfType<Pipeline>();

    /// <summary>Changes what has become of a pipeline so far; returns the problem, or null.</summary>
    public BuildResult Change(Pipeline given, Func<Pipeline, BuildResult> change)
    {
        if (!_current.TryGetValue(given, out var current))
        {
            _given.Add(given);
            current = given;
        }

        // After a failed change the others are still tried on what was given, to report their problems too.
        var result = change(current ?? given);
        _current[given] = current is null || result.Problem is not null ? null : result.Pipeline;
        return result;
    }
}
