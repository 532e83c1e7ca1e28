using Aef.Documents.Collections;

namespace Aef.Runs.Progress;

/// <summary>A line in the chart of a run.</summary>
/// <param name="Spans">The text of the line, span by span.</param>
/// <param name="Step">The step that the line shows; null for other lines.</param>
public sealed record RunLine(EquatableList<RunSpan> Spans, StepProgress? Step = null)
{
    /// <summary>The text of the line.</summary>
    public override string ToString() => string.Concat(Spans.Select(s => s.Text));
}
