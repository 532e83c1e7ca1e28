using System.Text.Json;
using Aef.Workflows.Engine;
using Aef.Workflows.Hosting.Children;

namespace Aef.Cli.Rendering;

/// <summary>Writes an execution as JSON: <c>state</c>, and <c>result</c> or Google's <c>error</c>.</summary>
internal static class ExecutionJson
{
    /// <summary>Writes the properties of an execution.</summary>
    public static void Write(Utf8JsonWriter json, Execution execution)
    {
        foreach (var (name, value) in ExecutionResource.Of(execution).Entries)
        {
            json.WriteValue(name, value);
        }
    }
}
