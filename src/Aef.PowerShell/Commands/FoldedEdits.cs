using Aef.Core.Pipelines.Building;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Diagnostics;

namespace Aef.PowerShell.Commands;

/// <summary>
/// Collects the changes that many piped records make to steps of the same pipeline, so that one pipeline is built and returned. A pipeline
/// with a failed change is omitted; its other changes are made too, to report their problems.
/// </summary>
internal sealed class FoldedEdits
{
    private readonly List<Pipeline> _given = [];
    private readonly Dictionary<Pipeline, StepEdits> _edits = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Pipeline> _failed = new(ReferenceEqualityComparer.Instance);

    /// <summary>The changed pipelines, in the order of the input.</summary>
    public IEnumerable<Pipeline> Results => _given.Where(g => !_failed.Contains(g)).Select(g => _edits[g].Build());

    /// <summary>Changes steps of a pipeline; returns the problem, or null.</summary>
    public Diagnostic? Change(Pipeline given, Func<StepEdits, Diagnostic?> change)
    {
        if (!_edits.TryGetValue(given, out var edits))
        {
            _given.Add(given);
            _edits.Add(given, edits = new StepEdits(given));
        }

        var problem = change(edits);
        if (problem is not null)
        {
            _failed.Add(given);
        }

        return problem;
    }
}
