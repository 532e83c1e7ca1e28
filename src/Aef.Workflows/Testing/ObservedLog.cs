using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Testing;

/// <summary>A log entry of a run.</summary>
public sealed class ObservedLog
{
    /// <summary>Creates an entry; <paramref name="json"/> is null when it is a string.</summary>
    public ObservedLog(string severity, string text, WorkflowValue json = default, string? step = null)
    {
        ArgumentNullException.ThrowIfNull(severity);
        ArgumentNullException.ThrowIfNull(text);
        Severity = severity;
        Text = text;
        Json = json;
        Step = step;
    }

    /// <summary>The severity, such as <c>INFO</c>.</summary>
    public string Severity { get; }

    /// <summary>The text; for maps their JSON.</summary>
    public string Text { get; }

    /// <summary>The map; null when the entry is a string.</summary>
    public WorkflowValue Json { get; }

    /// <summary>The step that logged; null when it is unknown.</summary>
    public string? Step { get; }

    /// <summary>Severity and text.</summary>
    public override string ToString() => $"{Severity} {Text}";
}
