using System.Text.Json;
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
        var targets = executors.Max(e => TargetsOf(e).Length);
        foreach (var executor in executors)
        {
            output.Write(TerminalText.Clean(executor.Name).PadRight(names + 2), TextStyle.Bold);
            output.Write(TargetsOf(executor).PadRight(targets + 2), TextStyle.Dim);
            output.Write(TerminalText.Clean(executor.Description ?? string.Empty));
            output.WriteLine(Replaces(executor) ? " (replaces the built-in one)" : string.Empty);
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

        output.WriteLine($"  targets:  {TargetsOf(executor)}");
        foreach (var target in executor.Unsupported)
        {
            output.WriteLine($"  not on {target.Target}: {TerminalText.Clean(target.Reason)}.");
        }

        if (!executor.IsBuiltIn)
        {
            var replaces = Replaces(executor) ? "; replaces the built-in entry" : string.Empty;
            var extends = executor.Extends is { } basis ? $"; extends {TerminalText.Clean(basis)}" : string.Empty;
            output.WriteLine($"  entry:    {TerminalText.Clean(executor.Location.Path ?? string.Empty)}{replaces}{extends}");
        }

        output.WriteLine($"  job file: {(executor.NeedsJobFile ? "required" : "optional")}");
        foreach (var result in ExecutorOutput.Of(executor))
        {
            var keys = result.Keys.Count == 0 ? "what the job returns" : string.Join(", ", result.Keys.Select(TerminalText.Clean));
            output.WriteLine($"  output:   {keys} ({string.Join(", ", result.Bindings)})");
        }

        var names = executor.Parameters.Select(p => TerminalText.Clean(p.Name).Length).DefaultIfEmpty().Max();
        foreach (var parameter in executor.Parameters)
        {
            output.Write("  " + TerminalText.Clean(parameter.Name).PadRight(names + 2));
            output.Write(TypeOf(parameter).PadRight(20), TextStyle.Dim);
            output.WriteLine(TerminalText.Clean(DescriptionOf(parameter)));
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
            json.WriteStartArray("targets");
            foreach (var target in executor.Targets)
            {
                json.WriteStringValue(target);
            }

            json.WriteEndArray();
            json.WriteOptional("local", LocalOf(executor));
            WriteOutputs(json, executor);
            json.WriteBoolean("is_built_in", executor.IsBuiltIn);
            json.WriteOptional("extends", executor.Extends);
            json.WriteStartArray("parameters");
            foreach (var parameter in executor.Parameters)
            {
                json.WriteStartObject();
                json.WriteString("name", parameter.Name);
                json.WriteString("type", parameter.Type.ToString().ToLowerInvariant());
                json.WriteBoolean("required", parameter.Required);
                json.WriteOptional("default", parameter.Default is { } value ? DocumentPrinter.ToJson(value, indented: false) : null);
                json.WriteOptional("description", parameter.Description);
                if (parameter.Values.Count > 0)
                {
                    json.WriteStartArray("values");
                    foreach (var allowed in parameter.Values)
                    {
                        json.WriteRawValue(DocumentPrinter.ToJson(allowed, indented: false));
                    }

                    json.WriteEndArray();
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void WriteOutputs(Utf8JsonWriter json, ExecutorDefinition executor)
    {
        json.WriteStartArray("outputs");
        foreach (var output in ExecutorOutput.Of(executor))
        {
            json.WriteStartObject();
            foreach (var (name, values) in new[] { ("bindings", output.Bindings), ("keys", output.Keys) })
            {
                json.WriteStartArray(name);
                foreach (var value in values)
                {
                    json.WriteStringValue(value);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string TargetsOf(ExecutorDefinition executor) =>
        string.Join(", ", executor.Targets.Append(LocalOf(executor) is { } kind ? $"this computer ({kind})" : null).OfType<string>())
            is { Length: > 0 } targets ? targets : "none";

    /// <summary>The kind by which a run on this computer runs an executor; null for one that is only simulated.</summary>
    private static string? LocalOf(ExecutorDefinition executor) => executor.Local is SimulateBinding ? null : executor.Local.Kind;

    private static bool Replaces(ExecutorDefinition executor) =>
        !executor.IsBuiltIn && ExecutorCatalog.BuiltIn.Find(executor.Name) is not null;

    private static string DescriptionOf(ExecutorParameter parameter)
    {
        var values = parameter.Values.Count == 0
            ? string.Empty
            : $" ({string.Join(", ", parameter.Values.Select(v => DocumentPrinter.ToJson(v, indented: false).Trim('"')))})";
        var fallback = parameter.Default is { } value ? $" Default: {DocumentPrinter.ToJson(value, indented: false)}." : string.Empty;
        return (parameter.Description ?? string.Empty) + values + fallback;
    }

    private static string TypeOf(ExecutorParameter parameter) =>
        parameter.Type.ToString().ToLowerInvariant() + (parameter.Required ? ", required" : string.Empty);
}
