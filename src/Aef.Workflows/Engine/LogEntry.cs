using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine;

/// <summary>An entry of <c>sys.log</c>. Exactly one of <paramref name="Text"/> and <paramref name="Json"/> is set.</summary>
/// <param name="Severity">One of <c>DEFAULT</c>, <c>DEBUG</c>, <c>INFO</c>, <c>NOTICE</c>, <c>WARNING</c>, <c>ERROR</c>, <c>CRITICAL</c>,
/// <c>ALERT</c>, <c>EMERGENCY</c>.</param>
/// <param name="Text">The text, or null.</param>
/// <param name="Json">The map, or null.</param>
/// <param name="Step">The step that logged.</param>
public sealed record LogEntry(string Severity, string? Text, WorkflowValue? Json, StepInfo? Step);
