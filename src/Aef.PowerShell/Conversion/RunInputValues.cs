using System.Collections;
using Aef.Runs.Launching;
using Aef.Workflows.Engine.Values;

namespace Aef.PowerShell.Conversion;

/// <summary>Converts a hashtable of inputs, whose values have their types already.</summary>
internal static class RunInputValues
{
    /// <summary>The inputs by name; none for null.</summary>
    public static IReadOnlyList<RunInput> From(IDictionary? inputs) => inputs is null
        ? []
        : [.. WorkflowValue.FromDocument(DocumentNodes.From(inputs)).Entries.Select(e => new RunInput(e.Key) { Value = e.Value })];
}
