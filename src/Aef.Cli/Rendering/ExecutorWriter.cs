using Aef.Cli.Terminal;
using Aef.Core.Pipelines.Catalog;
using Aef.Documents.Printing;

namespace Aef.Cli.Rendering;

/// <summary>Shows entries of the executor catalog.</summary>
internal static class ExecutorWriter
{
    /// <summary>One line for each executor.</summary>
    public static void WriteList(TerminalWriter output, IReadOnlyList<ExecutorDefinition> executors)
    {
        var names = executors.Max(e => TerminalText.Clean(e.Name).Length);
        var bindings = executors.Max(e => BindingsOf(e).Length);
        foreach (var executor in executors)
        {
            output.Write(TerminalText.Clean(executor.Name).PadRight(names + 2), TextStyle.Bold);
            output.Write(BindingsOf(executor).PadRight(bindings + 2), TextStyle.Dim);
            output.WriteLine(TerminalText.Clean(executor.Description ?? string.Empty));
        }
    }

    /// <summary>An executor with its parameters.</summary>
    public static void WriteOne(TerminalWriter output, ExecutorDefinition executor)
    {
        output.WriteLine(TerminalText.Clean(executor.Name), TextStyle.Bold);
        if (executor.Description is { } description)
        {
            output.WriteLine("  " + TerminalText.Clean(description));
        }

        output.WriteLine($"  bindings: {(executor.Workflows.Count == 0 ? "none" : BindingsOf(executor))}");
        output.WriteLine($"  job file: {(executor.NeedsJobFile ? "required" : "optional")}");
        var names = executor.Parameters.Select(p => TerminalText.Clean(p.Name).Length).DefaultIfEmpty().Max();
        foreach (var parameter in executor.Parameters)
        {
            output.Write("  " + TerminalText.Clean(parameter.Name).PadRight(names + 2));
            output.Write(TypeOf(parameter).PadRight(20), TextStyle.Dim);
            output.WriteLine(TerminalText.Clean(parameter.Description ?? string.Empty));
        }
    }

    /// <summary>A document with all properties.</summary>
    public static void WriteJson(TextWriter output, IReadOnlyList<ExecutorDefinition> executors) => JsonOutput.WriteObject(output, json =>
    {
        json.WriteStartArray("executors");
        foreach (var executor in executors)
        {
            json.WriteStartObject();
            json.WriteString("name", executor.Name);
            json.WriteOptional("description", executor.Description);
            json.WriteString("job_file", executor.NeedsJobFile ? "required" : "optional");
            json.WriteStartArray("bindings");
            foreach (var binding in executor.Workflows)
            {
                json.WriteStringValue(binding.Kind);
            }

            json.WriteEndArray();
            json.WriteStartArray("parameters");
            foreach (var parameter in executor.Parameters)
            {
                json.WriteStartObject();
                json.WriteString("name", parameter.Name);
                json.WriteString("type", parameter.Type.ToString().ToLowerInvariant());
                json.WriteBoolean("required", parameter.Required);
                json.WriteOptional("default", parameter.Default is { } value ? DocumentPrinter.ToJson(value, indented: false) : null);
                json.WriteOptional("description", parameter.Description);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static string BindingsOf(ExecutorDefinition executor) => string.Join(", ", executor.Workflows.Select(w => w.Kind));

    private static string TypeOf(ExecutorParameter parameter) =>
        parameter.Type.ToString().ToLowerInvariant() + (parameter.Required ? ", required" : string.Empty);
}
